package org.tocsin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tocsin.drill.DrillOptions;
import org.tocsin.drill.DrillResult;
import org.tocsin.drill.DrillRun;
import org.tocsin.drill.DrillSetup;
import org.tocsin.drill.Scenario;
import org.tocsin.drill.ScenarioReader;
import org.tocsin.intake.InputSpec;
import org.tocsin.job.source.Pace;
import org.tocsin.job.source.WatermarkPolicy;
import org.tocsin.place.DayClock;
import org.tocsin.store.influx.InfluxProbe;
import org.tocsin.store.influx.RunFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a drill: reports in, counts, signals, alerts and a report page out. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = {
            "Replay reports through the surveillance graph and write a report page.",
            "Without a name the default drill runs: Shangdang over the Spring Festival of 2024."
        },
        footer = {
            "",
            "Examples:",
            "  tocsin drill",
            "  tocsin drill ehec-2011",
            "  tocsin drill ehec-2011 --as-of 2011-05-26 --lang zh",
            "  tocsin drill --pace 600 --pace-from 2024-02-13T06:00",
            "  tocsin drill path/to/scenario.yaml --out /tmp/run"
        })
final class DrillCommand implements Callable<Integer> {
    static final String DEFAULT = "shangdang-2024";

    private static final double FASTEST = 1_000_000;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DRILL",
            description =
                    "Name of a drill, its folder or its scenario.yaml (default: " + DEFAULT + ").")
    private String drill = DEFAULT;

    @Option(names = "--list", description = "List the drills and end.")
    private boolean list;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Output folder (default: out/<drill>).")
    private Path out;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            description = "Language of the page and the terminal (default: from the locale).")
    private String lang;

    @Option(
            names = "--as-of",
            paramLabel = "DATE[Ttime]",
            description =
                    "End the run as things were known then: at a time, or at the close of a day.")
    private String asOf;

    @Option(
            names = "--input",
            paramLabel = "PATH",
            description =
                    "Read these files or folders instead of the drill's own; may be repeated.")
    private List<Path> inputs = List.of();

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description =
                    "Parallelism; the output does not depend on it (default: ${DEFAULT-VALUE}).")
    private int parallelism = 1;

    @Option(
            names = "--watermark",
            paramLabel = "N|Nms",
            description =
                    "A watermark every N records or N ms; the output does not depend on it (default: ${DEFAULT-VALUE}).")
    private String watermark = "10000";

    @Option(
            names = "--influx",
            paramLabel = "URL",
            description = {
                "Also write the series to InfluxDB (1.x, 2.x, 3.x). From the environment:",
                "TOCSIN_INFLUX_TOKEN or TOCSIN_INFLUX_TOKEN_FILE, TOCSIN_INFLUX_ORG,",
                "TOCSIN_INFLUX_EXERCISE_BUCKET; see also tocsin influx check."
            })
    private String influx;

    @Option(
            names = "--pace",
            paramLabel = "N",
            description = {
                "Run at N scenario seconds a second, so that people can watch; 60 is an hour a minute.",
                "Messages are shown as they come. The output does not depend on it (default: as fast as possible)."
            })
    private double speed;

    @Option(
            names = "--pace-from",
            paramLabel = "DATE[Ttime]",
            description = "Keep the pace from then on; what lies before runs as fast as possible.")
    private String paceFrom;

    @Option(names = "--no-page", description = "Do not write the report page.")
    private boolean noPage;

    @Spec private CommandSpec spec;

    @Override
    @SuppressWarnings("try") // the progress line works by being open
    public Integer call() throws Exception {
        Drills drills = Drills.find();
        if (list) {
            drills.print(spec.commandLine().getOut());
            return 0;
        }
        Locale language = Main.language(checkedLanguage());
        Scenario scenario = scenario(drills);
        Long until = asOf == null ? null : until(scenario.clock());
        Pace pace = pace(scenario);
        DrillSetup setup = DrillSetup.load(scenario, until);
        Path folder = out != null ? out : Path.of("out", scenario.id());
        checkWritable(folder);
        InfluxConnection target = influx == null ? null : influx(language);
        DrillOptions options =
                new DrillOptions(
                        folder,
                        language,
                        until,
                        asOf,
                        parallelism(),
                        policy(),
                        command(),
                        !noPage,
                        pace);
        DrillRun run = new DrillRun(setup, options, target == null ? null : target.settings());
        DrillResult result;
        try (ProgressLine progress =
                new ProgressLine(
                        spec.commandLine().getErr(),
                        run.progressKey(),
                        scenario.clock(),
                        pace,
                        language)) {
            result = run.run();
        }
        new DrillTable(result, language).print(spec.commandLine().getOut());
        if (target != null) {
            int told = target.told(run.delivery(), folder, spec.commandLine());
            RunFiles names = new RunFiles(folder, List.of("directory.lp", "scorecard.lp"));
            return told != 0
                    ? told
                    : InfluxLoadCommand.load(folder, names, target, spec.commandLine());
        }
        return 0;
    }

    /** A server that refuses us ends the drill before it begins; one that is away may come back. */
    private InfluxConnection influx(Locale language) {
        InfluxConnection to = InfluxConnection.forExercises(influx, null);
        InfluxProbe.Finding finding = to.look();
        boolean away = finding.state() == InfluxProbe.State.UNREACHABLE;
        if (!finding.canWrite() && !away) {
            throw new UserProblem(to.advice(finding, language));
        }
        if (finding.state() != InfluxProbe.State.GOOD) {
            spec.commandLine().getErr().println(to.advice(finding, language));
        }
        return to;
    }

    private String checkedLanguage() {
        if (lang != null && !lang.equals("zh") && !lang.equals("en")) {
            throw new UserProblem("--lang is zh or en, got " + lang);
        }
        return lang;
    }

    private Scenario scenario(Drills drills) {
        Scenario scenario = ScenarioReader.read(drills.file(drill));
        if (inputs.isEmpty()) {
            return scenario;
        }
        List<InputSpec> specs = new ArrayList<>();
        for (Path input : inputs) {
            InputSpec model = scenario.inputs().get(0);
            boolean alone = scenario.inputs().size() == 1;
            specs.add(
                    alone
                            ? new InputSpec(
                                    input,
                                    model.kind(),
                                    model.charset(),
                                    model.columns(),
                                    model.constants(),
                                    model.zerosImplied())
                            : InputSpec.of(input));
        }
        return scenario.withInputs(specs);
    }

    private Pace pace(Scenario scenario) {
        boolean given = spec.commandLine().getParseResult().hasMatchedOption("--pace");
        if (given && !(speed > 0 && speed <= FASTEST)) {
            throw new UserProblem("--pace is above 0 and at most 1000000, got " + speed);
        }
        if (paceFrom == null) {
            return given ? new Pace(speed, Long.MIN_VALUE) : Pace.NONE;
        }
        long from = paceFrom(scenario.clock());
        if (!given) {
            throw new UserProblem("--pace-from needs --pace N");
        }
        long end = asOf == null ? scenario.until() : until(scenario.clock());
        if (from >= end || from < scenario.clock().startOf(scenario.from())) {
            throw new UserProblem(
                    "--pace-from lies within the run, from "
                            + LocalDate.ofEpochDay(scenario.from())
                            + " to "
                            + scenario.clock().text(end).substring(0, 16)
                            + ", got "
                            + paceFrom);
        }
        return new Pace(speed, from);
    }

    private long paceFrom(DayClock clock) {
        try {
            return paceFrom.length() == 10
                    ? clock.startOf((int) LocalDate.parse(paceFrom).toEpochDay())
                    : ScenarioReader.Times.instant(paceFrom, clock.zone());
        } catch (DateTimeException e) {
            throw new UserProblem(
                    "--pace-from: expected a date like 2024-02-10 or a time like"
                            + " 2024-02-10T08:00, got "
                            + paceFrom);
        }
    }

    private Long until(DayClock clock) {
        try {
            return asOf.length() == 10
                    ? clock.closeOf((int) LocalDate.parse(asOf).toEpochDay())
                    : ScenarioReader.Times.instant(asOf, clock.zone());
        } catch (DateTimeException e) {
            throw new UserProblem(
                    "--as-of: expected a date like 2011-05-26 or a time like 2011-05-26T12:00, got "
                            + asOf);
        }
    }

    private int parallelism() {
        if (parallelism < 1 || parallelism > 128) {
            throw new UserProblem("--parallelism is 1 to 128, got " + parallelism);
        }
        return parallelism;
    }

    private WatermarkPolicy policy() {
        if (watermark.matches("[1-9]\\d{0,8}")) {
            return new WatermarkPolicy(Integer.parseInt(watermark), 0);
        }
        if (watermark.matches("[1-9]\\d{0,6}ms")) {
            String number = watermark.substring(0, watermark.length() - 2);
            return new WatermarkPolicy(0, Long.parseLong(number));
        }
        throw new UserProblem(
                "--watermark is a number of records like 10000 or of milliseconds like 200ms, got "
                        + watermark);
    }

    private static void checkWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, ".tocsin", "");
            Files.delete(probe);
        } catch (IOException e) {
            throw new UserProblem(
                    "cannot write into the output folder "
                            + folder
                            + "; choose another with --out FOLDER");
        }
    }

    private String command() {
        List<String> given = spec.root().commandLine().getParseResult().originalArgs();
        return "./tocsin " + String.join(" ", given);
    }
}
