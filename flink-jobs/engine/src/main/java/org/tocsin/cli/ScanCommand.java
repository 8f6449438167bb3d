package org.tocsin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tocsin.epi.scan.Cluster;
import org.tocsin.epi.scan.Locations;
import org.tocsin.epi.scan.ReplicateOptions;
import org.tocsin.epi.scan.ScanModel;
import org.tocsin.epi.scan.ScanOptions;
import org.tocsin.epi.scan.ScanResult;
import org.tocsin.epi.scan.ScanStatistic;
import org.tocsin.place.InvalidDataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds clusters in space and time in counts by location and time step. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Find clusters in space and time.",
        description = {
            "",
            "Scans circles of places in windows of time for more cases than expected, and judges"
                    + " them by replicates drawn under the null hypothesis. Models: poisson,"
                    + " poisson-eb, permutation, bernoulli.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  tocsin scan --params params.json --locations locations.csv --cells cells.csv \\",
            "      --output clusters.json --replicates 999 --seed 1 --map clusters.html"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the result was written",
            "1:a file could not be written",
            "2:the command line or the input is wrong"
        })
public final class ScanCommand implements Callable<Integer> {
    @Option(
            names = "--params",
            required = true,
            paramLabel = "FILE.json",
            description = "Model, windows and limits.")
    private Path params;

    @Option(
            names = "--locations",
            required = true,
            paramLabel = "FILE.csv",
            description = "location, x, y or latitude, longitude; optionally population.")
    private Path locations;

    @Option(
            names = "--cells",
            required = true,
            paramLabel = "FILE.csv",
            description = "location, t, cases; optionally stratum, trials, baseline.")
    private Path cells;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE.json",
            description = "Where the clusters are written.")
    private Path output;

    @Option(
            names = "--replicates",
            paramLabel = "N",
            description = "Monte Carlo replicates (default: as in the parameters, or 999).")
    private Integer replicates;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the replicates (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--early",
            description = "Stop the replicates once the best cluster is surely chance.")
    private boolean early;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Threads; the result does not depend on them (default: ${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(
            names = "--time-steps",
            paramLabel = "N",
            description = "Steps of the study; later cells are left out.")
    private int timeSteps;

    @Option(
            names = "--max-clusters",
            paramLabel = "N",
            description = "Clusters to write at most (default: ${DEFAULT-VALUE}).")
    private int maxClusters = 5;

    @Option(names = "--map", paramLabel = "FILE.html", description = "Also draw a map.")
    private Path map;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            description = "Language of the map (default: from the locale).")
    private String lang;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            run();
            return 0;
        } catch (InvalidDataException e) {
            e.problems().forEach(spec.commandLine().getErr()::println);
            return 2;
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(params + ": " + e.getMessage());
            return 2;
        } catch (IOException e) {
            spec.commandLine().getErr().println("cannot write: " + e.getMessage());
            return 1;
        }
    }

    private void run() throws IOException {
        require("--replicates", replicates == null ? 0 : replicates, 0);
        require("--threads", threads, 1);
        require("--time-steps", timeSteps, 0);
        require("--max-clusters", maxClusters, 0);
        ScanFiles files = new ScanFiles(params, locations, cells, timeSteps);
        int number = replicates == null ? files.replicates() : replicates;
        ScanOptions options = files.options(new ReplicateOptions(number, seed, early, threads));
        Locations places = files.locations();
        ScanModel model = files.model();
        ScanResult result = ScanStatistic.of(places, options).scan(model);
        ScanReport report =
                new ScanReport(result, model, files.ids(), maxClusters, options.intervalDays());
        OutputFile.writeJson(output, report.json());
        if (map != null) {
            Locale language = Main.language(lang);
            OutputFile.write(map, new ScanMap(files, model, report.clusters(), language).html());
        }
        print(files, result, report.clusters());
    }

    private static void require(String option, int value, int least) {
        if (value < least) {
            String expected = ", expected a whole number of at least " + least;
            throw new InvalidDataException(List.of(option + ": " + value + expected));
        }
    }

    private void print(ScanFiles files, ScanResult result, List<Cluster> clusters) {
        PrintWriter err = spec.commandLine().getErr();
        files.ignoredParameters()
                .forEach(name -> err.println(params + ": " + name + ": not used, ignored"));
        if (result.excludedCases() > 0 || files.casesAfterEnd() > 0) {
            err.printf(
                    Locale.ROOT,
                    "left out: %d cases without coordinates, %d after the last step%n",
                    result.excludedCases(),
                    files.casesAfterEnd());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%d cases, %d locations, %d steps, %d zones, %d replicates%n",
                result.totalCases(),
                files.ids().size(),
                files.steps(),
                result.distinctZones(),
                result.maxima().replicates());
        for (Cluster c : clusters) {
            out.printf(
                    Locale.ROOT,
                    "  t %d-%d  %d %s about %s  observed %d  expected %.2f  LLR %.3f%s%n",
                    c.startStep(),
                    c.endStep(),
                    c.locations().size(),
                    c.locations().size() == 1 ? "location" : "locations",
                    files.ids().get(c.centre()),
                    c.observed(),
                    c.expected(),
                    c.llr(),
                    chance(c));
        }
        out.flush();
        err.flush();
    }

    /** How rare the cluster is; nothing where no replicates were drawn. */
    private static String chance(Cluster c) {
        double p = c.significance().p();
        return Double.isNaN(p)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "  p %.4g  recurrence %.0f days",
                        p,
                        c.significance().recurrenceDays());
    }
}
