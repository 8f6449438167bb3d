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
     * @param counts receipt-date counts
     * @param day judged label
     * @param length length of the sum in days
     * @param valid whether days may be used
     * @param always whether a sum that does not exceed its threshold is of interest as well
     * @return the result, or null when the history is too short or the result of no interest
     */
    public Signal c2(
            DaySeries counts,
            int day,
            int length,
            ValidDays valid,
            boolean always,
            Axis axis,
            int node,
            Level level,
            int indicator,
            long at) {
        Judged j = judge(counts, day, length, settings.guard() + length - 1, valid);
        if (j == null || !always && j.observed() <= j.threshold()) {
            return null;
        }
        Tier tier = tier(j, axis, level);
        return signal("ears-c2-", length, j, tier, axis, node, indicator, day, at);
    }

    /** C1: as C2 without the two days of guard; stored only. */
    public Signal c1(
            DaySeries counts,
            int day,
            int length,
            ValidDays valid,
            Axis axis,
            int node,
            int indicator,
            long at) {
        Judged j = judge(counts, day, length, length - 1, valid);
        return j == null || j.point().score() <= settings.zList()
                ? null
                : signal("ears-c1-", length, j, Tier.STORE, axis, node, indicator, day, at);
    }

    /** C3 in its literature form (Hutwagner 2003), limit 2; stored only; null unless exceeded. */
    public Signal c3(
            DaySeries counts,
            int day,
            int length,
            ValidDays valid,
            Axis axis,
            int node,
            int indicator,
            long at) {
        int guard = settings.guard() + length - 1;
        Judged today = judge(counts, day, length, guard, valid);
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            Judged j = k == 0 ? today : judge(counts, day - k, length, guard, valid);
            if (j == null) {
                return null;
            }
            sum += Math.max(0, j.point().score() - 1);
        }
        if (sum <= C3_LIMIT) {
            return null;
        }
        return new Signal(
                "ears-c3-" + length + "d",
                DateAxis.RECEIPT,
                "",
                length,
                axis,
                node,
                indicator,
                day,
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

    private Judged judge(DaySeries counts, int day, int length, int guard, ValidDays valid) {
        if (!valid.test(day - length + 1, day)) {
            return null;
        }
        int wanted = settings.baselineDays();
        double[] window = new double[wanted];
        int newest = day - guard - 1;
        int from = newest - wanted - length + 2;
        int skipped = 0;
        if (valid.test(from, newest)) {
            slide(counts, newest, length, window);
        } else {
            int n = 0;
            int oldest = newest - 3 * wanted;
            for (int t = newest; n < wanted && t > oldest; t--) {
                if (valid.test(t - length + 1, t)) {
                    window[n++] = counts.sum(t - length + 1, t);
                    from = t - length + 1;
                } else {
                    skipped++;
                }
            }
            if (n < wanted) {
                return null;
            }
        }
        int observed = counts.sum(day - length + 1, day);
        EarsPoint point = ears().judge(observed, window);
        return new Judged(point, point.threshold(), from, skipped, observed);
    }

    /** Sums of {@code length} days, each a day older than the one before it. */
    private static void slide(DaySeries counts, int newest, int length, double[] window) {
        int sum = counts.sum(newest - length + 1, newest);
        for (int n = 0; n < window.length; n++) {
            window[n] = sum;
            sum += counts.get(newest - n - length) - counts.get(newest - n);
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
