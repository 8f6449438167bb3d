package org.tocsin.bench.micro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.tocsin.epi.aberration.BaseValues;
import org.tocsin.epi.aberration.BayesPredictive;
import org.tocsin.epi.aberration.Calendar;
import org.tocsin.epi.aberration.Cdc;
import org.tocsin.epi.aberration.Cusum;
import org.tocsin.epi.aberration.Ears;
import org.tocsin.epi.aberration.EarsC3;
import org.tocsin.epi.aberration.Ewma;
import org.tocsin.epi.aberration.Farrington;
import org.tocsin.epi.aberration.FarringtonFlexible;
import org.tocsin.epi.aberration.FlexibleOptions;
import org.tocsin.epi.aberration.GlrChart;
import org.tocsin.epi.aberration.GlrOptions;
import org.tocsin.epi.aberration.OutbreakP;
import org.tocsin.epi.aberration.PoissonGlr;
import org.tocsin.epi.aberration.Rki;
import org.tocsin.epi.ladder.Ladder;
import org.tocsin.epi.ladder.LadderOptions;
import org.tocsin.epi.ladder.LadderPoint;
import org.tocsin.epi.ladder.LadderStream;

/**
 * Every method over the newest points of simulated series (seeded; seasonal negative binomial
 * counts of mean 0.2 to 40): weekly ones of 624 points of which the last 49 are judged, daily ones
 * of 2,548 of which the last 343 are. A unit of work is one series; its result keeps the compiler
 * from leaving it out.
 */
final class MethodWork {
    static final int WEEKS = 624;
    static final int JUDGED_WEEKS = 49;
    static final int DAYS = 2548;
    static final int JUDGED_DAYS = 343;
    private static final int SERIES = 40;
    private static final int FIRST_WEEK = WEEKS - JUDGED_WEEKS;
    private static final int FIRST_DAY = DAYS - JUDGED_DAYS;
    private static final Calendar CALENDAR = Calendar.ofIndex(WEEKS, 52);

    /**
     * A method.
     *
     * @param points judged points of one series
     * @param series what it runs over
     * @param run judges one series
     */
    record Task(int points, List<double[]> series, ToDoubleFunction<double[]> run) {}

    private MethodWork() {}

    /** The methods by the names of the benchmarks. */
    static Map<String, Task> tasks() {
        List<double[]> weekly = simulated(WEEKS, 52, 1);
        List<double[]> daily = simulated(DAYS, 364, 2);
        Map<String, Task> tasks = new LinkedHashMap<>();
        addRegressions(tasks, weekly);
        addWindows(tasks, weekly);
        addCharts(tasks, weekly);
        tasks.put("ladder weekly live", week(weekly, ladder(LadderOptions.weekly(), FIRST_WEEK)));
        tasks.put(
                "ladder daily live",
                new Task(JUDGED_DAYS, daily, ladder(LadderOptions.daily(), FIRST_DAY)));
        tasks.put("ladder weekly exact", week(weekly, MethodWork::exactLadder));
        return tasks;
    }

    private static Task week(List<double[]> series, ToDoubleFunction<double[]> run) {
        return new Task(JUDGED_WEEKS, series, run);
    }

    private static void addRegressions(Map<String, Task> tasks, List<double[]> weekly) {
        FarringtonFlexible noufaily =
                FarringtonFlexible.of(FlexibleOptions.noufaily().withAlpha(0.01));
        FarringtonFlexible original =
                FarringtonFlexible.of(FlexibleOptions.original().withAlpha(0.01));
        Farrington farrington = Farrington.withDefaults().withAlpha(0.01);
        tasks.put(
                "ff_noufaily_a01",
                week(weekly, y -> sum(t -> noufaily.judgeAt(y, null, CALENDAR, t).threshold())));
        tasks.put(
                "ff_original_a01",
                week(weekly, y -> sum(t -> original.judgeAt(y, null, CALENDAR, t).threshold())));
        tasks.put(
                "farrington_a01",
                week(weekly, y -> sum(t -> farrington.judgeAt(y, null, CALENDAR, t).threshold())));
    }

    private static void addWindows(Map<String, Task> tasks, List<double[]> weekly) {
        Ears c1 = Ears.c1();
        Ears c2 = Ears.c2();
        EarsC3 c3 = EarsC3.withDefaults();
        Rki rki = Rki.variant(3, 52);
        BayesPredictive bayes = BayesPredictive.of(new BaseValues(2, 4, false, 52));
        Cdc cdc = Cdc.withDefaults();
        tasks.put("ears_c1", week(weekly, y -> sum(t -> c1.judgeAt(y, t).threshold())));
        tasks.put("ears_c2", week(weekly, y -> sum(t -> c2.judgeAt(y, t).threshold())));
        tasks.put("ears_c3", week(weekly, y -> c3.judge(y, FIRST_WEEK, WEEKS - 1).size()));
        tasks.put("rki3", week(weekly, y -> sum(t -> rki.judgeAt(y, t).threshold())));
        tasks.put("bayes3", week(weekly, y -> sum(t -> bayes.judgeAt(y, t).threshold())));
        tasks.put("cdc", week(weekly, y -> sum(t -> cdc.judgeAt(y, t).threshold())));
    }

    private static void addCharts(Map<String, Task> tasks, List<double[]> weekly) {
        Cusum cusum = Cusum.withDefaults();
        Ewma ewma = Ewma.of(Ewma.Mode.MOVING);
        OutbreakP outbreak = OutbreakP.withDefaults();
        GlrChart glr = GlrChart.of(PoissonGlr.of(new GlrOptions(5, -1, 1, false)));
        tasks.put("cusum", week(weekly, y -> cusum.judge(newest(y), means(y)).size()));
        tasks.put("ewma", week(weekly, y -> ewma.judge(y, FIRST_WEEK, WEEKS - 1).size()));
        tasks.put("glrpois", week(weekly, y -> glr.judge(newest(y), means(y)).size()));
        tasks.put("outbreakP", week(weekly, y -> outbreak.judge(y, FIRST_WEEK, WEEKS - 1).size()));
    }

    private interface Point {
        double at(int t);
    }

    private static double sum(Point point) {
        double sum = 0;
        for (int t = FIRST_WEEK; t < WEEKS; t++) {
            sum += point.at(t);
        }
        return sum;
    }

    private static double[] newest(double[] y) {
        return Arrays.copyOfRange(y, FIRST_WEEK, WEEKS);
    }

    private static double[] means(double[] y) {
        double mean = Math.max(0.01, Arrays.stream(y, 0, FIRST_WEEK).average().orElse(1));
        double[] means = new double[JUDGED_WEEKS];
        Arrays.fill(means, mean);
        return means;
    }

    /** As the live graph asks: history is learnt, then one point after the other, warm starts. */
    private static ToDoubleFunction<double[]> ladder(LadderOptions options, int first) {
        return y -> {
            LadderStream stream = LadderStream.start(options);
            double sum = 0;
            for (int t = 0; t < y.length; t++) {
                if (t < first) {
                    stream.learn(LadderPoint.of(y[t]));
                } else {
                    sum += stream.judge(LadderPoint.of(y[t])).score();
                }
            }
            return sum;
        };
    }

    private static double exactLadder(double[] y) {
        LadderOptions exact = LadderOptions.weekly().withFitting(LadderOptions.Fitting.EXACT);
        return Ladder.of(exact).judge(y, FIRST_WEEK + 1, WEEKS).size();
    }

    /** Seasonal negative binomial counts, variance 1.5 times the mean. */
    static List<double[]> simulated(int length, int period, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> series = new ArrayList<>();
        for (int i = 0; i < SERIES; i++) {
            double level = 0.2 * Math.pow(200, i / (SERIES - 1.0));
            double[] y = new double[length];
            for (int t = 0; t < length; t++) {
                double season = 0.4 * Math.cos(2 * Math.PI * t / period);
                y[t] = draw(random, level * Math.exp(season));
            }
            series.add(y);
        }
        return series;
    }

    /** Clusters of sizes 1 and 2: a Poisson number of cases, one third of them twice. */
    private static double draw(SplittableRandom random, double mean) {
        double limit = Math.exp(-mean * 0.75);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            count += random.nextInt(3) == 0 ? 2 : 1;
            product *= random.nextDouble();
        }
        return count;
    }
}
