package org.tocsin.epi.aberration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Generalised likelihood ratio chart: has the mean changed by some factor at some time?
 *
 * <p>For each candidate change point k of the points 0..n since the last restart, the log relative
 * risk kappa of the points k..n is estimated (not below 0 for rises, not above 0 for falls); the
 * statistic is the largest log likelihood ratio, the alarm rule and the kinds of counts are those
 * of the {@link Ratio}. After an alarm the chart starts afresh.
 *
 * <p>Assumes that the in-control means are right. Zeros are counts. A missing count is left out and
 * has no verdict. Recent incomplete points hide a rise.
 *
 * <p>Source: Hoehle and Paul (2008), Comput Stat Data Anal 52:4357-4368. Checked against {@code
 * algo.glrpois} and {@code algo.glrnb} of the R package surveillance 1.20.3.
 */
public final class GlrChart {
    private final Ratio ratio;
    private final boolean countThresholds;

    private GlrChart(Ratio ratio, boolean countThresholds) {
        this.ratio = ratio;
        this.countThresholds = countThresholds;
    }

    /** A chart of a likelihood ratio. */
    public static GlrChart of(Ratio ratio) {
        return new GlrChart(ratio, false);
    }

    /** A copy that also looks for the smallest count that would have raised an alarm. */
    public GlrChart withCountThresholds(boolean on) {
        return new GlrChart(ratio, on);
    }

    /** The statistic of a stretch of points and when it alarms. */
    public interface Ratio {
        /**
         * Largest log likelihood ratio over the change points.
         *
         * @param x counts since the restart; the first {@code size} are filled
         * @param mu their in-control means
         * @param size number of points
         * @param before count just before the restart, 0 at the beginning
         */
        double statistic(double[] x, double[] mu, int size, double before);

        /** Whether a statistic raises an alarm. */
        boolean alarms(double statistic);
    }

    /** Runs the chart over counts and their in-control means. */
    public List<Judgement> judge(double[] counts, double[] means) {
        List<Judgement> points = new ArrayList<>();
        double[] x = new double[counts.length];
        double[] mu = new double[counts.length];
        int size = 0;
        double before = 0;
        for (int t = 0; t < counts.length; t++) {
            if (Double.isNaN(counts[t])) {
                double no = Double.NaN;
                points.add(new Judgement(no, means[t], no, no, Verdict.UNKNOWN, size, 1));
                continue;
            }
            mu[size] = means[t];
            double threshold = countThresholds ? threshold(x, mu, size + 1, before) : Double.NaN;
            x[size++] = counts[t];
            double statistic = Math.max(0, ratio.statistic(x, mu, size, before));
            boolean alarm = ratio.alarms(statistic);
            points.add(
                    new Judgement(
                            counts[t], means[t], threshold, statistic, Verdict.of(alarm), size, 0));
            if (alarm) {
                before = counts[t];
                size = 0;
            }
        }
        return points;
    }

    /** Smallest whole count of the newest point that alarms; found by doubling, then halving. */
    private double threshold(double[] x, double[] mu, int size, double before) {
        double[] trial = Arrays.copyOf(x, x.length);
        double low = -1;
        double high = 1;
        while (!alarmsWith(trial, mu, size, before, high)) {
            low = high;
            high *= 2;
            if (high > 1e9) {
                return Double.NaN;
            }
        }
        while (high - low > 1) {
            double middle = Math.floor((low + high) / 2);
            if (alarmsWith(trial, mu, size, before, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private boolean alarmsWith(double[] trial, double[] mu, int size, double before, double count) {
        trial[size - 1] = count;
        return ratio.alarms(Math.max(0, ratio.statistic(trial, mu, size, before)));
    }
}
