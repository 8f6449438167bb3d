package org.tocsin.signal;

import java.io.Serializable;
import org.tocsin.count.DaySeries;
import org.tocsin.epi.aberration.Ears;
import org.tocsin.epi.aberration.EarsPoint;
import org.tocsin.epi.distribution.NegativeBinomial;
import org.tocsin.model.Axis;
import org.tocsin.model.DateAxis;
import org.tocsin.model.Level;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;

/**
 * EARS on sums of receipt-date counts: C2 with the guard lengthened by the sum, C1 without the two
 * days of guard, and C3 in its literature form over the last three C2 scores. Only C2 can reach
 * people; C1 and C3 are stored.
 *
 * <p>The baseline takes the last valid days before the guard; a day is valid if it lies in the run
 * and is not missing. Fewer than the full number of valid days within three times that span: no
 * result.
 */
public final class EarsDetector implements Serializable {
    private static final double C3_LIMIT = 2.0;

    private final EarsSettings settings;
    private transient Ears ears;

    /** Creates a detector. */
    public EarsDetector(EarsSettings settings) {
        this.settings = settings;
    }

    /** Says whether days may be used. */
    @FunctionalInterface
    public interface ValidDays {
        /** Whether all days between two, both inclusive, may be used. */
        boolean test(int from, int to);
    }

    /** A judged window before its tier is known. */
    private record Judged(
            EarsPoint point, double threshold, int baselineFrom, int excluded, int observed) {}

    /**
     * Judges one sum of one series with C2.
     *
     * @param always whether a sum that does not exceed its threshold is of interest as well
     * @return the result, or null when the history is too short or the result of no interest
     */
    public Signal c2(
            Window w, boolean always, Axis axis, int node, Level level, int indicator, long at) {
        Judged j = w.judge(w.day, w.guard());
        if (j == null || !always && j.observed() <= j.threshold()) {
            return null;
        }
        Tier tier = tier(j, axis, level);
        return signal("ears-c2-", w.length, j, tier, axis, node, indicator, w.day, at);
    }

    /** C1: as C2 without the two days of guard; stored only; null unless exceeded. */
    public Signal c1(Window w, Axis axis, int node, int indicator, long at) {
        Judged j = w.judge(w.day, w.length - 1);
        return j == null || j.point().score() <= settings.zList()
                ? null
                : signal("ears-c1-", w.length, j, Tier.STORE, axis, node, indicator, w.day, at);
    }

    /** C3 in its literature form (Hutwagner 2003), limit 2; stored only; null unless exceeded. */
    public Signal c3(Window w, Axis axis, int node, int indicator, long at) {
        Judged today = w.judge(w.day, w.guard());
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            Judged j = k == 0 ? today : w.judge(w.day - k, w.guard());
            if (j == null) {
                return null;
            }
            sum += Math.max(0, j.point().score() - 1);
        }
        if (sum <= C3_LIMIT) {
            return null;
        }
        return new Signal(
                "ears-c3-" + w.length + "d",
                DateAxis.RECEIPT,
                "",
                w.length,
                axis,
                node,
                indicator,
                w.day,
                at,
                today.observed(),
                today.point().expected(),
                Double.NaN,
                sum,
                Double.NaN,
                Double.NaN,
                settings.baselineDays(),
                today.baselineFrom(),
                today.excluded(),
                Tier.STORE,
                Double.NaN,
                false,
                0,
                false);
    }

    private Signal signal(
            String method,
            int length,
            Judged j,
            Tier tier,
            Axis axis,
            int node,
            int indicator,
            int day,
            long at) {
        return new Signal(
                method + length + "d",
                DateAxis.RECEIPT,
                "",
                length,
                axis,
                node,
                indicator,
                day,
                at,
                j.observed(),
                j.point().expected(),
                j.threshold(),
                j.point().score(),
                tail(j, length),
                Double.NaN,
                settings.baselineDays(),
                j.baselineFrom(),
                j.excluded(),
                tier,
                Double.NaN,
                false,
                0,
                false);
    }

    /**
     * Upper tail of the sum: negative binomial with the mean of the baseline and its variance,
     * widened for the mean being estimated from as many sums as fit into the baseline without
     * overlap. No season and no level: calibrated for a steady series only.
     */
    private double tail(Judged j, int length) {
        double sums = (double) settings.baselineDays() / length;
        double mean = Math.max(j.point().expected(), 0.5 / sums);
        double variance = j.point().sd() * j.point().sd() * (1 + 1 / sums);
        return NegativeBinomial.withDispersion(mean, Math.max(1.0001, variance / mean))
                .upperTail(j.observed());
    }

    private Tier tier(Judged j, Axis axis, Level level) {
        Integer least = settings.minCases().get(level);
        boolean people = axis == Axis.RESIDENCE && least != null && j.observed() >= least;
        if (!people || j.point().score() <= settings.zList()) {
            return Tier.STORE;
        }
        boolean message =
                settings.notifyLevels().contains(level) && j.point().score() > settings.zNotify();
        return message ? Tier.NOTIFY : Tier.LIST;
    }

    /**
     * The sums of one series that end on a day and before it.
     *
     * @param counts receipt-date counts
     * @param day judged label
     * @param length length of the sums in days
     * @param valid whether days may be used
     */
    public Window window(DaySeries counts, int day, int length, ValidDays valid) {
        return new Window(counts, day, length, valid);
    }

    /** The sums of one series that end on a day and before it, read once for all three tests. */
    public final class Window {
        private static final int OLDEST_JUDGED = 2; // C3 looks at the two days before as well

        private final DaySeries counts;
        private final int day;
        private final int length;
        private final ValidDays valid;
        private final int[] sums; // of the days up to the judged one; null when not all are valid
        private final int first;

        private Window(DaySeries counts, int day, int length, ValidDays valid) {
            this.counts = counts;
            this.day = day;
            this.length = length;
            this.valid = valid;
            this.first = day - OLDEST_JUDGED - guard() - settings.baselineDays();
            this.sums = valid.test(first - length + 1, day) ? sums() : null;
        }

        private int guard() {
            return settings.guard() + length - 1;
        }

        private int[] sums() {
            int[] all = new int[day - first + 1];
            int sum = counts.sum(first - length + 1, first);
            all[0] = sum;
            for (int i = 1; i < all.length; i++) {
                sum += counts.get(first + i) - counts.get(first + i - length);
                all[i] = sum;
            }
            return all;
        }

        /** Judges the sum that ends on a day; null when the history is too short. */
        private Judged judge(int end, int guard) {
            return sums == null ? judgeValid(end, guard) : judgeAll(end, guard);
        }

        private Judged judgeAll(int end, int guard) {
            int n = settings.baselineDays();
            int newest = end - guard - 1 - first;
            long sum = 0;
            long squares = 0;
            for (int i = newest - n + 1; i <= newest; i++) {
                sum += sums[i];
                squares += (long) sums[i] * sums[i];
            }
            double variance = (n * squares - sum * sum) / ((double) n * (n - 1));
            int observed = sums[end - first];
            EarsPoint point = ears().judge(observed, n, sum / (double) n, Math.sqrt(variance));
            int from = first + newest - n - length + 2;
            return new Judged(point, point.threshold(), from, 0, observed);
        }

        private Judged judgeValid(int end, int guard) {
            if (!valid.test(end - length + 1, end)) {
                return null;
            }
            double[] window = new double[settings.baselineDays()];
            int n = 0;
            int skipped = 0;
            int t = end - guard - 1;
            int oldest = t - 3 * window.length;
            int from = t;
            for (; n < window.length && t > oldest; t--) {
                if (valid.test(t - length + 1, t)) {
                    window[n++] = counts.sum(t - length + 1, t);
                    from = t - length + 1;
                } else {
                    skipped++;
                }
            }
            if (n < window.length) {
                return null;
            }
            int observed = counts.sum(end - length + 1, end);
            EarsPoint point = ears().judge(observed, window);
            return new Judged(point, point.threshold(), from, skipped, observed);
        }
    }

    private Ears ears() {
        if (ears == null) {
            ears =
                    Ears.c2()
                            .withBaseline(settings.baselineDays())
                            .withMinSigma(settings.minSigma())
                            .withZ(settings.zList());
        }
        return ears;
    }

    /** The settings in force. */
    public EarsSettings settings() {
        return settings;
    }
}
