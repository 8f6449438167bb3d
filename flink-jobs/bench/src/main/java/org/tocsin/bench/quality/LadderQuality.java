package org.tocsin.bench.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tocsin.epi.ladder.Ladder;
import org.tocsin.epi.ladder.LadderJudgement;
import org.tocsin.epi.ladder.LadderOptions;

/**
 * Runs the ladder over the simulated benchmarks and prints its quality at equal rates of false
 * alarms, beside what is published for the reference methods at theirs.
 *
 * <p>Usage: {@code LadderQuality [folder of the benchmarks]}, by default {@code
 * ../shared/benchmarks}. The benchmarks are not part of the repository; without them it says so and
 * ends.
 */
public final class LadderQuality {
    private static final double[] RATES = {0.01, 0.02, 0.05};

    /** Points judged before the first one that counts, so that level and windows are warm. */
    private final int warmUp;

    private final LadderOptions options;
    private final SimulatedBenchmark benchmark;

    private LadderQuality(SimulatedBenchmark benchmark, LadderOptions options, int warmUp) {
        this.benchmark = benchmark;
        this.options = options;
        this.warmUp = warmUp;
    }

    /** Prints the tables. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "../shared/benchmarks");
        if (!Files.isDirectory(folder)) {
            System.out.println("no benchmarks at " + folder.toAbsolutePath() + ": nothing to run");
            return;
        }
        SimulatedBenchmark weekly = SimulatedBenchmark.weekly42(folder.resolve("weekly42"));
        new LadderQuality(weekly, LadderOptions.weekly().withPeriod(52), 26)
                .print(folder, new double[] {2.75, 2.15, 1.40});
        SimulatedBenchmark daily = SimulatedBenchmark.daily16(folder.resolve("daily16"));
        new LadderQuality(daily, LadderOptions.daily().withPeriod(364), 70)
                .print(folder, new double[] {2.97, 2.31, 1.53});
    }

    private void print(Path folder, double[] fixed) throws IOException {
        long started = System.nanoTime();
        List<ScoredSeries> scored = new ArrayList<>();
        for (SimulatedSeries series : benchmark.series()) {
            scored.add(new ScoredSeries(series, scores(series.observed()), scores(series.twin())));
        }
        double millis = (System.nanoTime() - started) / 1e6;
        long points = 2L * scored.size() * (length() + warmUp);
        System.out.printf(
                Locale.ROOT,
                "%n%s: %d series, %d points judged, %.4f ms a point%n",
                benchmark.name(),
                scored.size(),
                points,
                millis / points);
        header();
        for (double rate : RATES) {
            row("FPR " + rate, Quality.atRate(benchmark, scored, rate));
        }
        for (double threshold : fixed) {
            row("score > " + threshold, Quality.at(benchmark, scored, threshold));
        }
        besideReferences(folder, scored);
    }

    private int length() {
        return benchmark.lastJudged() - benchmark.firstJudged() + 1;
    }

    private double[] scores(double[] counts) {
        int first = benchmark.firstJudged() - warmUp;
        List<LadderJudgement> judged =
                Ladder.of(options).judge(counts, first, benchmark.lastJudged());
        return judged.stream().skip(warmUp).mapToDouble(LadderJudgement::score).toArray();
    }

    private static void header() {
        System.out.printf(
                "%-24s %8s %9s %7s %7s %7s %13s %7s %7s %7s%n",
                "",
                "FPR",
                "threshold",
                "POD",
                "chance",
                "POD1",
                "attributable",
                "+-",
                "soon",
                "delay");
    }

    private void row(String name, Quality q) {
        System.out.printf(
                Locale.ROOT,
                "%-24s %8.4f %9.3f %7.3f %7.3f %7.3f %13.3f %7.3f %7.3f %7.2f%n",
                name,
                q.falsePositives(),
                q.threshold(),
                q.detected(),
                q.chance(),
                q.first(),
                q.attributable(),
                Quality.halfWidth(q.attributable(), benchmark.series().size()),
                q.soon(),
                q.delay());
    }

    /** Each reference method at its own false-positive rate, and the ladder at the same rate. */
    private void besideReferences(Path folder, List<ScoredSeries> scored) throws IOException {
        Path file = folder.resolve(benchmark.name()).resolve("reference_metrics.csv");
        System.out.printf(
                "%-24s %8s %13s %13s   (plain POD, all series)%n",
                "reference method", "its FPR", "its POD", "ladder POD");
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",");
            if (Integer.parseInt(row[1]) == scored.size()) {
                double rate = Double.parseDouble(row[2]);
                Quality ladder = Quality.atRate(benchmark, scored, rate);
                System.out.printf(
                        Locale.ROOT,
                        "%-24s %8.4f %13.3f %13.3f%n",
                        row[0],
                        rate,
                        Double.parseDouble(row[4]),
                        ladder.detected());
            }
        }
    }
}
