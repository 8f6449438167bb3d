package org.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tocsin.drill.Scenario;
import org.tocsin.drill.ScenarioReader;
import org.tocsin.drill.score.EventFile;
import org.tocsin.drill.score.Outbreak;
import org.tocsin.drill.score.RawMatch;
import org.tocsin.drill.score.RunPair;
import org.tocsin.drill.score.ScoreFiles;
import org.tocsin.drill.score.ScoreReport;
import org.tocsin.drill.score.SeedRuns;
import org.tocsin.drill.score.Totals;
import org.tocsin.place.Directory;
import org.tocsin.place.ReferenceData;
import org.tocsin.store.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores the alerts of a run against its truth and its twin, or a plan over many seeds. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Score alerts against what was injected and the twin, or against real events.",
        description = {
            "",
            "With --run and --twin: two output folders of tocsin drill, of the same drill with and"
                    + " without its outbreaks. With --plan and --seeds: generates, runs and scores"
                    + " both for every seed; the scenario.yaml beside the plan says how it is run."
                    + " Limits of scan and series are also chosen on --tune-seeds, so that they"
                    + " are not judged on the seeds that chose them.",
            "",
            "With --run and --events: a real data set has no twin. Gives the events that have an"
                    + " alert in their time and place, and how many would have one by chance:"
                    + " the mean over the alerts shifted in a circle by 4 and more weeks.",
            "",
            "Events are YAML; from and to are when the first and the last report became known:",
            "  events:",
            "    - id: o104",
            "      indicators: [HUS]",
            "      place: DE",
            "      from: 2011-05-18",
            "      to: 2011-07-05",
            "      horizon_days: 28",
            "or records: [ids of reports] instead of from and to.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin score --run out/a --twin out/b --truth truth.json --output score.json",
            "  tocsin score --plan data-samples/drills/school-20/plan.yaml --seeds 1-20"
                    + " --tune-seeds 21-40",
            "  tocsin score --run out/ehec-2011 --events data-samples/real/ehec-2011/known-events.yaml"
        })
public final class ScoreCommand implements Callable<Integer> {
    @Option(names = "--run", paramLabel = "DIR", description = "Output folder of the run.")
    private Path run;

    @Option(names = "--twin", paramLabel = "DIR", description = "Output folder of its twin.")
    private Path twin;

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "Real events of the data set of --run, instead of truth and twin.")
    private Path events;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "truth.json (default: the one that the run's scenario names).")
    private Path truth;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description =
                    "scenario.yaml (default: beside the plan, or that of the truth's folder).")
    private Path scenario;

    @Option(names = "--plan", paramLabel = "FILE", description = "Plan of tocsin generate.")
    private Path plan;

    @Option(names = "--seeds", paramLabel = "A-B", description = "Seeds to run, like 1-20.")
    private String seeds;

    @Option(
            names = "--tune-seeds",
            paramLabel = "A-B",
            description =
                    "Other seeds, like 21-40, whose twins choose the limits of scan and series.")
    private String tuneSeeds;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Folder for the runs of the seeds (default: ${DEFAULT-VALUE}).")
    private Path work = Path.of("out", "score");

    @Option(
            names = "--reuse",
            description =
                    "Score a seed from the outputs in the work folder if the same plan, scenario,"
                            + " definitions and rules made them.")
    private boolean reuse;

    @Option(
            names = "--warm-up",
            paramLabel = "DAYS",
            description =
                    "First days that do not count, since baselines are short"
                            + " (default: ${DEFAULT-VALUE}).")
    private int warmUp = 56;

    @Option(
            names = "--outbreaks-per-year",
            paramLabel = "N",
            description =
                    "Real outbreaks a county and year, for the standardised PPV"
                            + " (default: ${DEFAULT-VALUE}).")
    private double outbreaksPerYear = 6;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the score goes (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("score.json");

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            description = "Language of the terminal (default: from the locale).")
    private String lang;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (lang != null && !lang.equals("zh") && !lang.equals("en")) {
            return wrong("--lang is zh or en, got " + lang);
        }
        String usage = usage();
        if (usage != null) {
            return wrong(usage);
        }
        ObjectNode head = Json.object();
        head.put("warmUpDays", warmUp);
        PrintWriter out = spec.commandLine().getOut();
        ScoreTables tables = new ScoreTables(out, "zh".equals(Main.language(lang).getLanguage()));
        if (events != null) {
            head.setAll(rawMatch());
            ScoreReport.writeJson(output, head);
            tables.events(head);
        } else {
            JsonNode score = plan != null ? overSeeds(head) : onePair(head);
            tables.rules(score);
            if (score.has("tuned")) {
                tables.tuned(score.path("tuned"));
            }
        }
        out.println(output);
        out.flush();
        return 0;
    }

    /** What is wrong with the choice of options, or null. */
    private String usage() {
        if (plan != null) {
            return run == null && twin == null && events == null
                    ? null
                    : "--plan runs its own seeds: give no --run, --twin or --events";
        }
        if (tuneSeeds != null || seeds != null) {
            return "--seeds and --tune-seeds need --plan";
        }
        if (run == null || twin == null && events == null) {
            return "give --run and --twin, --run and --events, or --plan and --seeds";
        }
        return twin != null && events != null
                ? "--events are of a real data set, which has no twin: give --twin or --events"
                : null;
    }

    private int wrong(String text) {
        spec.commandLine().getErr().println("tocsin score: " + text);
        return 2;
    }

    private JsonNode onePair(ObjectNode head) throws Exception {
        Path file = truth;
        checkFolder(run);
        checkFolder(twin);
        if (file == null) {
            file = scenarioOfRun().resolveSibling("truth.json");
        }
        if (!Files.exists(file)) {
            throw new UserProblem(file + ": no such file; give --truth");
        }
        Path how = scenario != null ? scenario : file.resolveSibling("scenario.yaml");
        Scenario written = ScenarioReader.read(how);
        ReferenceData reference = ReferenceData.load(written.reference());
        ScoreReport report = new ScoreReport(outbreaksPerYear, written.storeDays());
        report.add(
                RunPair.readSignals(
                        run,
                        twin,
                        file,
                        reference.directory(),
                        warmUp,
                        Set.copyOf(written.scanned())));
        report.write(output, head);
        return head;
    }

    private static void checkFolder(Path folder) {
        if (!Files.exists(folder.resolve("summary.json"))) {
            throw new UserProblem(folder + ": expected the output folder of a run");
        }
    }

    private Path scenarioOfRun() throws Exception {
        return Drills.find().file(ScoreFiles.summary(run).path("drill").asText());
    }

    private ObjectNode rawMatch() throws Exception {
        checkFolder(run);
        Scenario written = ScenarioReader.read(scenario != null ? scenario : scenarioOfRun());
        Directory directory = ReferenceData.load(written.reference()).directory();
        RunPair.Judged judged = RunPair.judged(run, warmUp);
        if (judged.until() <= judged.from()) {
            throw new UserProblem("--warm-up: " + warmUp + " days leave nothing of the run");
        }
        List<Outbreak> known =
                EventFile.read(
                        events,
                        directory,
                        judged.zone(),
                        ScoreFiles.counted(run.resolve("episodes.csv")));
        for (Outbreak event : known) {
            if (event.windowEnd() < judged.from() || event.firstReport() > judged.until()) {
                throw new UserProblem(
                        "%s: %s lies outside the judged time, %s to %s"
                                .formatted(
                                        events,
                                        event.id(),
                                        written.clock().text(judged.from()),
                                        written.clock().text(judged.until())));
            }
        }
        return new RawMatch(
                        known,
                        ScoreFiles.alerts(run.resolve("alerts.ndjson")),
                        judged.from(),
                        judged.until(),
                        directory)
                .json();
    }

    private JsonNode overSeeds(ObjectNode head) throws Exception {
        SeedRange judged = SeedRange.of("--seeds", seeds);
        SeedRange tuning = tuneSeeds == null ? null : SeedRange.of("--tune-seeds", tuneSeeds);
        if (tuning != null && tuning.overlaps(judged)) {
            throw new UserProblem(
                    "--tune-seeds: expected seeds that are not judged, got %s beside %s"
                            .formatted(tuneSeeds, seeds));
        }
        Path how =
                scenario != null ? scenario : plan.toAbsolutePath().resolveSibling("scenario.yaml");
        Scenario written = ScenarioReader.read(how);
        SeedRuns runs = new SeedRuns(plan, how, work, reuse);
        ScoreReport report = new ScoreReport(outbreaksPerYear, written.storeDays());
        head.put("plan", plan.toString());
        head.put("version", runs.version());
        head.put("seedRange", seeds);
        if (tuning != null) {
            head.put("tuneSeedRange", tuneSeeds);
            tune(report, runs, tuning, Set.copyOf(written.scanned()));
        }
        for (long seed = judged.first(); seed <= judged.last(); seed++) {
            SeedRuns.Folders f = runs.run(seed);
            report.add(
                    RunPair.readSignals(
                            f.run(),
                            f.twin(),
                            f.truth(),
                            f.directory(),
                            warmUp,
                            Set.copyOf(written.scanned())));
            progress(report, "seed %d of %s".formatted(seed, seeds));
        }
        report.write(output, head);
        return head;
    }

    private void tune(ScoreReport report, SeedRuns runs, SeedRange range, Set<String> scanned)
            throws Exception {
        for (long seed = range.first(); seed <= range.last(); seed++) {
            report.tuneOn(RunPair.readTwin(runs.twin(seed), runs.directory(), warmUp, scanned));
            spec.commandLine().getErr().printf("seed %d of %s: twin%n", seed, tuneSeeds);
            spec.commandLine().getErr().flush();
        }
    }

    private void progress(ScoreReport report, String what) {
        Totals sent = report.totals(true, e -> true);
        Totals listed = report.totals(false, e -> true);
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                Locale.ROOT,
                "%s: sent %d, sent or listed %d of %d outbreaks%n",
                what,
                sent.detected(),
                listed.detected(),
                listed.cases(c -> true).size());
        err.flush();
    }
}
