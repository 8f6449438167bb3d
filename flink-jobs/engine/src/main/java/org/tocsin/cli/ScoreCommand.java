package org.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tocsin.drill.Scenario;
import org.tocsin.drill.ScenarioReader;
import org.tocsin.drill.score.RunPair;
import org.tocsin.drill.score.ScoreFiles;
import org.tocsin.drill.score.ScoreReport;
import org.tocsin.drill.score.SeedRuns;
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
        header = "Score alerts against what was injected and against the twin.",
        description = {
            "",
            "With --run and --twin: two output folders of tocsin drill, of the same drill with and"
                    + " without its outbreaks. With --plan and --seeds: generates, runs and scores"
                    + " both for every seed; the scenario.yaml beside the plan says how it is run.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin score --run out/a --twin out/b --truth truth.json --output score.json",
            "  tocsin score --plan data-samples/drills/school-20/plan.yaml --seeds 1-20"
        })
public final class ScoreCommand implements Callable<Integer> {
    @Option(names = "--run", paramLabel = "DIR", description = "Output folder of the run.")
    private Path run;

    @Option(names = "--twin", paramLabel = "DIR", description = "Output folder of its twin.")
    private Path twin;

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
            names = "--work",
            paramLabel = "DIR",
            description = "Folder for the runs of the seeds (default: ${DEFAULT-VALUE}).")
    private Path work = Path.of("out", "score");

    @Option(
            names = "--reuse",
            description = "Score a seed from the outputs in the work folder if they are there.")
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
        if (plan == null && (run == null || twin == null)) {
            return wrong("give --run and --twin, or --plan and --seeds");
        }
        if (plan != null && (seeds == null || !seeds.matches("\\d{1,9}(-\\d{1,9})?"))) {
            return wrong("--seeds: expected a range like 1-20, got " + seeds);
        }
        ScoreReport report = new ScoreReport(outbreaksPerYear);
        ObjectNode head = Json.object();
        head.put("warmUpDays", warmUp);
        if (plan != null) {
            overSeeds(report, head);
        } else {
            onePair(report);
        }
        report.write(output, head);
        print(report.json());
        spec.commandLine().getOut().println(output);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private int wrong(String text) {
        spec.commandLine().getErr().println("tocsin score: " + text);
        return 2;
    }

    private void onePair(ScoreReport report) throws Exception {
        Path file = truth;
        for (Path folder : new Path[] {run, twin}) {
            if (!Files.exists(folder.resolve("summary.json"))) {
                throw new UserProblem(folder + ": expected the output folder of a run");
            }
        }
        if (file == null) {
            String drill = ScoreFiles.summary(run).path("drill").asText();
            file = Drills.find().file(drill).resolveSibling("truth.json");
        }
        if (!Files.exists(file)) {
            throw new UserProblem(file + ": no such file; give --truth");
        }
        Path how = scenario != null ? scenario : file.resolveSibling("scenario.yaml");
        Scenario written = ScenarioReader.read(how);
        ReferenceData reference = ReferenceData.load(written.reference());
        report.add(
                RunPair.readSignals(
                        run,
                        twin,
                        file,
                        reference.directory(),
                        warmUp,
                        Set.copyOf(written.scanned())));
    }

    private void overSeeds(ScoreReport report, ObjectNode head) throws Exception {
        String[] ends = seeds.split("-");
        long first = Long.parseLong(ends[0]);
        long last = Long.parseLong(ends[ends.length - 1]);
        Path how =
                scenario != null ? scenario : plan.toAbsolutePath().resolveSibling("scenario.yaml");
        Set<String> scanned = Set.copyOf(ScenarioReader.read(how).scanned());
        SeedRuns runs = new SeedRuns(plan, how, work, reuse);
        head.put("plan", plan.toString());
        head.put("seedRange", seeds);
        PrintWriter err = spec.commandLine().getErr();
        for (long seed = first; seed <= last; seed++) {
            SeedRuns.Folders f = runs.run(seed);
            report.add(
                    RunPair.readSignals(
                            f.run(), f.twin(), f.truth(), f.directory(), warmUp, scanned));
            report.write(output, head.deepCopy());
            JsonNode all = report.json();
            err.printf(
                    Locale.ROOT,
                    "seed %d of %d-%d: sent %d, sent or listed %d of %d outbreaks%n",
                    seed,
                    first,
                    last,
                    all.at("/notify/all/detected").asInt(),
                    all.at("/list/all/detected").asInt(),
                    all.at("/list/all/outbreaks").asInt());
            err.flush();
        }
    }

    private void print(JsonNode score) {
        boolean zh = "zh".equals(Main.language(lang).getLanguage());
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%-10s %12s %8s %16s %14s %10s%n",
                zh ? "层级/规则" : "tier, rule",
                zh ? "检出" : "detected",
                zh ? "孪生" : "by twin",
                zh ? "延迟(限制均值,天)" : "delay (days)",
                zh ? "误报/县周" : "F/county-week",
                zh ? "无关" : "unmatched");
        for (String tier : new String[] {"notify", "list"}) {
            JsonNode t = score.path(tier);
            row(out, tier, t.path("all"), t, t.at("/alerts/unmatched").asInt());
            t.path("byRule")
                    .properties()
                    .forEach(
                            e -> {
                                JsonNode v = e.getValue();
                                if (v.path("detected").asInt() > 0
                                        || v.at("/false/episodes").asInt() > 0) {
                                    row(out, "  " + e.getKey(), v, v, v.path("unmatched").asInt());
                                }
                            });
        }
    }

    private static void row(
            PrintWriter out, String name, JsonNode found, JsonNode t, int unmatched) {
        out.printf(
                Locale.ROOT,
                "%-10s %12d %8d %16.2f %14.3f %10d%n",
                name,
                found.path("detected").asInt(),
                t.path("chanceDetected").asInt(),
                found.at("/delayDays/restrictedMeanFromReport").asDouble(Double.NaN),
                t.at("/false/perCountyWeek").asDouble(Double.NaN),
                unmatched);
    }
}
