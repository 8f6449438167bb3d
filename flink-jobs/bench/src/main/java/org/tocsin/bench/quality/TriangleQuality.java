package org.tocsin.bench.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.tocsin.epi.triangle.DriftWatch;
import org.tocsin.epi.triangle.ReportingTriangle;
import org.tocsin.epi.triangle.TriangleDetector;
import org.tocsin.epi.triangle.TriangleJudgement;
import org.tocsin.epi.triangle.TriangleOptions;

/**
 * How much sooner are outbreaks found in a feed whose reports come in over days? Simulates slow
 * feeds with and without an outbreak and compares, at the same rate of false runs: EARS C2 on 3-day
 * receipt sums, the receipt score, the equal-age triangle and the default combination.
 *
 * <p>A feed: Poisson counts by occurrence day (weekends lower), reported by a delay law (45 % on
 * the day itself). An outbreak: extra cases on days floor(m exp(0.5 Z)), Z standard normal, in a
 * series that is otherwise its twin. Thresholds are set on other series than those judged, at 0.05
 * false runs a series-week; a new run within 7 days belongs to the one before. POD: an alarm within
 * 14 days of the first extra case; the twin's share is what chance alone finds.
 *
 * <p>Usage: {@code TriangleQuality [series judged] [seed] [m]}, by default 400, 1 and 2.5.
 */
public final class TriangleQuality {
    private static final int WARM_UP = 200;
    private static final int QUIET_DAYS = 364;
    private static final int JUDGED_DAYS = 28;
    private static final int FOLLOWED_DAYS = 14;
    private static final double FALSE_RUNS_A_WEEK = 0.05;
    private static final double[] PROMPT = {0.45, 0.25, 0.12, 0.07, 0.04, 0.03, 0.02, 0.01, 0.01};
    private static final double[] SLOW = {
        0.10, 0.14, 0.14, 0.13, 0.11, 0.09, 0.07, 0.06, 0.05, 0.04, 0.03, 0.02, 0.01, 0.01
    };

    /** Scores of one label: EARS C2 on 14 days, on 28 days, receipt, triangle, combination. */
    private static final List<String> METHODS =
            List.of(
                    "EARS C2, 3-day receipts, 14 days",
                    "EARS C2, 3-day receipts, 28 days",
                    "receipt score, 3 days",
                    "receipt score, 1, 3, 7 days",
                    "triangle",
                    "combination");

    private final Feed feed;
    private final Random random;
    private final double median;

    private TriangleQuality(Feed feed, long seed, double median) {
        this.feed = feed;
        this.median = median;
        this.random = new Random(seed);
    }

    /**
     * What is simulated.
     *
     * @param name for the table
     * @param mean cases a day
     * @param extra cases of the outbreak
     * @param size gamma size of overdispersed days; infinite for Poisson
     * @param delays share reported at each delay
     * @param options of the detectors
     */
    private record Feed(
            String name,
            double mean,
            int extra,
            double size,
            double[] delays,
            TriangleOptions options) {}

    /** Prints one table a feed. */
    public static void main(String[] args) {
        int series = args.length > 0 ? Integer.parseInt(args[0]) : 400;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        double median = args.length > 2 ? Double.parseDouble(args[2]) : 2.5;
        TriangleOptions options = TriangleOptions.withDefaults().withDelays(15);
        double poisson = Double.POSITIVE_INFINITY;
        for (Feed feed :
                List.of(
                        new Feed("10 a day, 40 extra", 10, 40, poisson, PROMPT, options),
                        new Feed("10 a day, 20 extra", 10, 20, poisson, PROMPT, options),
                        new Feed("10 a day, 40 extra, overdispersed", 10, 40, 20, PROMPT, options),
                        new Feed(
                                "10 a day, 40 extra, slow cards",
                                10,
                                40,
                                poisson,
                                SLOW,
                                options.withAges(6).withDriftDelays(14)))) {
            new TriangleQuality(feed, seed, median).print(series);
        }
    }

    private void print(int series) {
        double[][][] quiet = new double[Math.max(20, series / 4)][][];
        for (int i = 0; i < quiet.length; i++) {
            int days = WARM_UP + QUIET_DAYS;
            quiet[i] = scores(cells(days), days, WARM_UP);
        }
        double[] thresholds = new double[METHODS.size()];
        for (int m = 0; m < thresholds.length; m++) {
            thresholds[m] = threshold(quiet, m);
        }
        double[][] sums = new double[METHODS.size()][3];
        int days = WARM_UP + JUDGED_DAYS;
        for (int i = 0; i < series; i++) {
            int start = WARM_UP + random.nextInt(7) + 4;
            int[][] twin = cells(days);
            int[][] with = twin;
            int first = days;
            while (first >= days) {
                with = Arrays.stream(twin).map(int[]::clone).toArray(int[][]::new);
                first = outbreak(with, start);
            }
            double[][] found = scores(with, days, first);
            double[][] chance = scores(twin, days, first);
            for (int m = 0; m < thresholds.length; m++) {
                int delay = delay(found, m, thresholds[m]);
                sums[m][0] += delay >= 0 ? 1 : 0;
                sums[m][1] += Math.max(0, delay);
                sums[m][2] += delay(chance, m, thresholds[m]) >= 0 ? 1 : 0;
            }
        }
        table(series, quiet.length, thresholds, sums);
    }

    private void table(int series, int quiet, double[] thresholds, double[][] sums) {
        System.out.printf(
                Locale.ROOT,
                "%n%s: %d outbreaks; thresholds from %d series-weeks%n",
                feed.name,
                series,
                quiet * QUIET_DAYS / 7);
        System.out.printf(
                "%-34s %9s %7s %7s %8s %14s%n",
                "at 0.05 false runs a series-week",
                "threshold",
                "POD",
                "+-",
                "chance",
                "delay, days");
        for (int m = 0; m < thresholds.length; m++) {
            double pod = sums[m][0] / series;
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %9.2f %7.3f %7.3f %8.3f %14.2f%n",
                    METHODS.get(m),
                    thresholds[m],
                    pod,
                    Quality.halfWidth(pod, series),
                    sums[m][2] / series,
                    sums[m][1] / sums[m][0]);
        }
    }

    /** Days from the first judged one to the first alarm within the days followed, or -1. */
    private static int delay(double[][] scores, int method, double threshold) {
        for (int i = 0; i < Math.min(FOLLOWED_DAYS, scores.length); i++) {
            if (scores[i][method] >= threshold) {
                return i;
            }
        }
        return -1;
    }

    /** Lowest threshold on a grid with no more false runs than allowed. */
    private static double threshold(double[][][] quiet, int method) {
        for (double h = 1; ; h += 0.01) {
            double runs = 0;
            for (double[][] series : quiet) {
                int last = -100;
                for (int i = 0; i < series.length; i++) {
                    if (series[i][method] >= h) {
                        runs += i - last > 7 ? 1 : 0;
                        last = i;
                    }
                }
            }
            if (runs / (quiet.length * QUIET_DAYS / 7.0) <= FALSE_RUNS_A_WEEK) {
                return h;
            }
        }
    }

    /** Cells by occurrence day and delay; cases received after the last day are left out. */
    private int[][] cells(int days) {
        int[][] cells = new int[days][feed.delays.length];
        for (int t = 0; t < days; t++) {
            double mean = feed.mean * (t % 7 >= 5 ? 0.75 : 1.1);
            if (feed.size < Double.POSITIVE_INFINITY) {
                mean *= gamma(feed.size) / feed.size;
            }
            for (int n = poisson(mean); n > 0; n--) {
                cells[t][delay()]++;
            }
        }
        return cells;
    }

    /** Adds the outbreak; returns its first day. */
    private int outbreak(int[][] cells, int start) {
        int first = cells.length;
        for (int n = 0; n < feed.extra; n++) {
            int day = start + (int) (median * Math.exp(0.5 * random.nextGaussian()));
            if (day < cells.length) {
                cells[day][delay()]++;
                first = Math.min(first, day);
            }
        }
        return first;
    }

    private int delay() {
        double u = random.nextDouble();
        int d = 0;
        while (d < feed.delays.length - 1 && u >= feed.delays[d]) {
            u -= feed.delays[d++];
        }
        return d;
    }

    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        int n = 0;
        for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
            n++;
        }
        return n;
    }

    /** Gamma variate of whole size and scale 1. */
    private double gamma(double size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return sum;
    }

    /** Scores by label from {@code from} on, one a method. */
    private double[][] scores(int[][] cells, int days, int from) {
        ReportingTriangle triangle = ReportingTriangle.of(feed.options.delays(), days);
        TriangleDetector detector = TriangleDetector.of(feed.options);
        DriftWatch watch = new DriftWatch();
        List<double[]> scores = new ArrayList<>();
        for (int label = 0; label < days; label++) {
            triangle.open(label % 7);
            for (int d = 0; d <= Math.min(label, feed.delays.length - 1); d++) {
                triangle.add(label - d, label, cells[label - d][d]);
            }
            if (label >= from - 7) {
                TriangleJudgement judged = detector.judge(triangle, label, watch, 1);
                if (label >= from) {
                    scores.add(
                            new double[] {
                                ears(triangle, label, 14),
                                ears(triangle, label, 28),
                                judged.receipts3().z(),
                                judged.receiptZ(),
                                judged.triangleZ(),
                                judged.score()
                            });
                }
            }
        }
        return scores.toArray(double[][]::new);
    }

    /** C2 of 3-day receipt sums: guard of 2 days after the sum, standard deviation at least 1. */
    private static double ears(ReportingTriangle triangle, int label, int baseline) {
        double[] window = new double[baseline];
        for (int i = 0; i < baseline; i++) {
            window[i] = sum(triangle, label - 5 - i);
        }
        double mean = Arrays.stream(window).average().orElse(0);
        double squares = Arrays.stream(window).map(x -> (x - mean) * (x - mean)).sum();
        return (sum(triangle, label) - mean) / Math.max(1, Math.sqrt(squares / (baseline - 1)));
    }

    private static double sum(ReportingTriangle triangle, int label) {
        return triangle.receipts(label)
                + triangle.receipts(label - 1)
                + triangle.receipts(label - 2);
    }
}
