package org.tocsin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.tocsin.drill.generate.Generation;
import org.tocsin.drill.generate.Generator;
import org.tocsin.place.InvalidDataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes synthetic reports of a county, city or made-up province from a plan. */
@Command(
        name = "generate",
        sortOptions = false,
        header = "Generate synthetic reports with a known truth.",
        description = {
            "",
            "Reads a plan (place, days, volumes, seasons, delays, dirt, outbreaks) and writes what"
                    + " the fever clinics, the foodborne sentinels and the daily reports of that"
                    + " place would have sent: visits-YYYY-MM.csv.gz, foodborne-YYYY-MM.csv.gz and"
                    + " daily-YYYY-MM.csv.gz, in order of receipt. truth.json and truth-records.csv"
                    + " say what was injected. No record is of a real person.",
            "",
            "The same plan and seed give the same bytes. With --no-injects the output is the exact"
                    + " twin: everything else stays as it is.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin generate data-samples/drills/shangdang-2024/plan.yaml --out out/county",
            "  tocsin generate plan.yaml --seed 7 --no-injects --out out/twin-7",
            "  tocsin generate plan.yaml --from 2019-01-01 --until 2024-12-31 \\",
            "      --reports 20000000 --plain --out out/benchmark",
            "  tocsin generate plan.yaml --province 100x30 --plain --out out/province",
            "  tocsin generate --print-defaults > plan.yaml"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all files were written",
            "1:a file could not be written",
            "2:the command line, the plan or the reference data are wrong"
        })
public final class GenerateCommand implements Callable<Integer> {
    private static final long SECOND = 1_000_000_000L;

    @Parameters(
            arity = "0..1",
            paramLabel = "PLAN",
            description = "Plan file in YAML. --print-defaults shows every setting.")
    private Path plan;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description =
                    "Output folder. Default: the folder of the plan, unless an option below"
                            + " changes what the plan says.")
    private Path out;

    @Option(names = "--seed", paramLabel = "N", description = "Seed instead of the plan's.")
    private Long seed;

    @Option(
            names = "--no-injects",
            description = "Leave the outbreaks and feed failures out: the twin.")
    private boolean noInjects;

    @Option(
            names = "--exercise",
            paramLabel = "ID",
            description = "Stamp every record with an exercise id.")
    private String exercise;

    @Option(names = "--from", paramLabel = "DATE", description = "First day of visits.")
    private LocalDate from;

    @Option(names = "--until", paramLabel = "DATE", description = "Last day of visits.")
    private LocalDate until;

    @Option(
            names = "--scale",
            paramLabel = "X",
            description = "Multiply all visits and cases, for example 0.1 or 50.")
    private double scale;

    @Option(
            names = "--reports",
            paramLabel = "N",
            description = "Choose the scale so that about N rows are written.")
    private long reports;

    @Option(
            names = "--province",
            paramLabel = "COUNTIESxTOWNSHIPS",
            description =
                    "Make up a province, for example 100x30, in the folder reference of the output"
                            + " and generate it instead of the plan's place.")
    private String province;

    @Option(names = "--plain", description = "Write plain CSV, not gzip.")
    private boolean plain;

    @Option(
            names = "--print-defaults",
            description = "Print every setting of a plan with its default and stop.")
    private boolean printDefaults;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and stop.")
    private boolean help;

    @Spec private CommandSpec spec;

    private long started;
    private long lastShown;

    @Override
    public Integer call() {
        PrintWriter printer = spec.commandLine().getOut();
        if (printDefaults) {
            printer.print(Generation.defaults());
            printer.flush();
            return 0;
        }
        Generation generation = new Generation(options());
        started = System.nanoTime();
        lastShown = started;
        try {
            finish(generation.run(this::show), printer);
            return 0;
        } catch (InvalidDataException e) {
            e.problems().forEach(spec.commandLine().getErr()::println);
            return 2;
        } catch (IOException e) {
            spec.commandLine().getErr().println("cannot write: " + e.getMessage());
            return 1;
        }
    }

    private Generation.Options options() {
        if (plan == null) {
            throw new ParameterException(spec.commandLine(), "PLAN: missing, expected a YAML file");
        }
        if (scale < 0 || reports < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--scale, --reports: expected a number above 0");
        }
        if (out == null && changesThePlan()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--out: missing, expected a folder, since the options change the plan");
        }
        int[] size = province == null ? new int[2] : provinceSize();
        Path parent = plan.toAbsolutePath().getParent();
        return new Generation.Options(
                plan,
                out == null ? parent : out,
                seed,
                from,
                until,
                noInjects,
                exercise,
                scale,
                reports,
                plain,
                size[0],
                size[1]);
    }

    private boolean changesThePlan() {
        boolean other = seed != null || from != null || until != null || exercise != null;
        return other || noInjects || plain || scale > 0 || reports > 0 || province != null;
    }

    private int[] provinceSize() {
        if (!province.matches("[1-8]?\\d{1,2}x[1-8]?\\d") || province.matches("0.*|.*x0")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--province: " + province + ", expected like 100x30 (at most 899x89)");
        }
        String[] parts = province.split("x");
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
    }

    private void show(LocalDate day, long rows) {
        long now = System.nanoTime();
        if (now - lastShown > SECOND) {
            lastShown = now;
            double rate = rows * (double) SECOND / (now - started);
            PrintWriter err = spec.commandLine().getErr();
            err.printf("\r%s  %,d rows  %,.0f rows/s ", day, rows, rate);
            err.flush();
        }
    }

    private void finish(Generator.Result result, PrintWriter printer) {
        double seconds = (System.nanoTime() - started) / (double) SECOND;
        if (lastShown != started) {
            spec.commandLine().getErr().println();
        }
        printer.printf(
                "%,d rows: %,d visits, %,d foodborne reports, %,d daily reports%n",
                result.rows(), result.visits(), result.foodborne(), result.daily());
        StringBuilder dirt = new StringBuilder();
        result.dirt().forEach((kind, n) -> dirt.append("  ").append(kind).append(' ').append(n));
        printer.printf("dirt:%s%n", dirt);
        printer.printf("%.1f s, %,.0f rows/s%n", seconds, result.rows() / seconds);
        printer.printf("written to %s%n", options().out());
        printer.flush();
    }
}
