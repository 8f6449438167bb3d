package org.tocsin.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.epi.distribution.NegativeBinomial;
import org.tocsin.epi.distribution.NormalTail;
import org.tocsin.epi.triangle.Recalibration;
import org.tocsin.model.Axis;
import org.tocsin.model.DateAxis;
import org.tocsin.model.Level;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;

/**
 * From the scores of a class (indicator and level) at one day close to results: equal-age scores
 * are divided by what the recent tail of the whole class says, then combined with the receipt
 * score.
 *
 * <p>Combined score = max(recalibrated z of the triangle, largest receipt z - {@value
 * #RECEIPT_HANDICAP}); where the receipt score is alone, its limit of 2.75 for three widths stands
 * for the 2.45 of the combination, so 0.3 is taken off.
 */
public final class RecalibratedScores {
    /** Method code of the default of slow feeds. */
    public static final String COMBINED = "combined";

    /** Method code of the equal-age detector by itself. */
    public static final String TRIANGLE = "triangle";

    /** Method code of the receipt score by itself. */
    public static final String RECEIPT = "receipt";

    static final double RECEIPT_HANDICAP = 0.55;

    private static final double ALONE_HANDICAP = 0.3;
    private static final double CONFIRMED = 2;
    private static final int RUN_DAYS = SeriesClose.RUN_DAYS;
    private static final int WIDTHS = 3;
    private static final int TESTS = 2;

    private final TriangleSettings settings;
    private final EarsSettings floors;

    /** Creates the step; floors and message levels are those of the other detectors. */
    public RecalibratedScores(TriangleSettings settings, EarsSettings floors) {
        this.settings = settings;
        this.floors = floors;
    }

    /** What is remembered of a class: scores of the last 56 days, and last signals by place. */
    public static final class Memory {
        /** Scores of the last days, oldest first; without those of open episodes. */
        public final List<double[]> days = new ArrayList<>();

        /** Label of the last signal of the combination, by place. */
        public final Map<Integer, Integer> lastSignal = new TreeMap<>();

        private double divisor() {
            Recalibration all = new Recalibration();
            days.forEach(all::add);
            return all.divisor();
        }
    }

    /** Takes the scores of one close in the order of places. */
    public void take(List<TriangleScore> scores, Memory memory, LiveDetector.Judgements out) {
        double divisor = memory.divisor();
        List<TriangleScore> ordered = new ArrayList<>(scores);
        ordered.sort(TriangleScore.ORDER);
        List<Double> kept = new ArrayList<>();
        for (TriangleScore s : ordered) {
            Integer last = memory.lastSignal.get(s.node);
            boolean open = last != null && s.label - last <= RUN_DAYS;
            Signal combined = combined(s, divisor, open);
            boolean signal =
                    combined.score() >= settings.limit() && combined.observed() >= floor(s.level);
            if (signal) {
                memory.lastSignal.put(s.node, s.label);
                out.signal(s.speaks ? combined : combined.withTier(Tier.STORE));
            } else if (!open && !Double.isNaN(s.z)) {
                kept.add(s.z);
            }
            points(s, combined, divisor, out);
        }
        forget(ordered, memory);
        if (!kept.isEmpty()) {
            memory.days.add(kept.stream().mapToDouble(Double::doubleValue).toArray());
            while (memory.days.size() > 56) {
                memory.days.remove(0);
            }
        }
    }

    private static void forget(List<TriangleScore> scores, Memory memory) {
        int label = scores.stream().mapToInt(s -> s.label).max().orElse(Integer.MIN_VALUE);
        memory.lastSignal.values().removeIf(last -> label - last > RUN_DAYS);
    }

    private int floor(int level) {
        return floors.minCases().getOrDefault(Level.values()[level], 5);
    }

    private Signal combined(TriangleScore s, double divisor, boolean open) {
        double byAge = s.guarded || Double.isNaN(s.z) ? Double.NEGATIVE_INFINITY : s.z / divisor;
        double handicap = s.receiptsOnly ? ALONE_HANDICAP : RECEIPT_HANDICAP;
        double byReceipt =
                Double.isNaN(s.receiptZ) ? Double.NEGATIVE_INFINITY : s.receiptZ - handicap;
        boolean age = byAge >= byReceipt && byAge > Double.NEGATIVE_INFINITY;
        double score = Math.max(byAge, byReceipt);
        double p = Math.min(1, TESTS * Math.min(pOfAge(s, divisor), pOfReceipts(s)));
        Signal signal =
                age
                        ? signal(s, COMBINED, true, score, divisor * settings.limit(), p)
                        : signal(s, COMBINED, false, score, settings.limit() + handicap, p);
        return signal.withTier(tier(s, score, signal.observed())).inRun(!open, s.reported);
    }

    private Tier tier(TriangleScore s, double score, double observed) {
        Level level = Level.values()[s.level];
        boolean listed = floors.minCases().containsKey(level) && observed >= floor(s.level);
        if (!listed || score < settings.listLimit()) {
            return Tier.STORE;
        }
        boolean message =
                score >= settings.messageLimit()
                        && s.receiptZ >= CONFIRMED
                        && floors.notifyLevels().contains(level);
        return message ? Tier.NOTIFY : Tier.LIST;
    }

    private static double pOfAge(TriangleScore s, double divisor) {
        if (s.guarded || Double.isNaN(s.z)) {
            return 1;
        }
        return divisor > 1 ? NormalTail.probability(s.z / divisor) : s.p;
    }

    private static double pOfReceipts(TriangleScore s) {
        if (Double.isNaN(s.receiptZ)) {
            return 1;
        }
        long observed = (long) Math.max(0, s.receiptObserved);
        return Math.min(1, WIDTHS * receiptLaw(s).upperTail(observed));
    }

    private static NegativeBinomial receiptLaw(TriangleScore s) {
        return NegativeBinomial.of(s.receiptExpected, s.receiptInverseSize);
    }

    /** A result by occurrence days at equal age, or by receipts. */
    private static Signal signal(
            TriangleScore s, String method, boolean age, double score, double needed, double p) {
        NegativeBinomial law = age ? NegativeBinomial.of(s.expected, s.inverseSize) : receiptLaw(s);
        double observed = age ? s.observed : s.receiptObserved;
        int days = age ? s.windowDays : s.receiptDays;
        return new Signal(
                method,
                age ? DateAxis.EQUAL_AGE : DateAxis.RECEIPT,
                (age ? "ages 0-" + (days - 1) : days + "d") + (s.receiptsOnly ? " alone" : ""),
                days,
                Axis.RESIDENCE,
                s.node,
                s.indicator,
                s.label,
                s.at,
                observed,
                age ? s.expected : s.receiptExpected,
                quietest(law, needed, observed, score >= needed),
                score,
                p,
                p,
                s.baselineDays,
                s.baselineFrom,
                s.excludedDays,
                Tier.STORE,
                Double.NaN,
                false,
                0,
                false);
    }

    /** Largest count of the window by itself whose score stays below the one needed. */
    private static double quietest(
            NegativeBinomial law, double needed, double observed, boolean exceeded) {
        double tail = NormalTail.probability(needed);
        long x = law.mean() > 0 ? law.quantile(1 - tail) : 0;
        while (x > 0 && law.midTail(x) <= tail) {
            x--;
        }
        return exceeded ? Math.min(x, observed - 1) : x;
    }

    private void points(
            TriangleScore s, Signal combined, double divisor, LiveDetector.Judgements out) {
        if (!s.stored) {
            return;
        }
        boolean wide = s.level <= Level.COUNTY.ordinal();
        if (wide || combined.observed() > 0) {
            out.point(DetectorPoints.of(combined, s.speaks));
        }
        if (wide && !Double.isNaN(s.z)) {
            double needed = settings.limit() * divisor;
            double p = pOfAge(s, divisor);
            Signal byAge = signal(s, TRIANGLE, true, s.z / divisor, needed, p);
            out.point(DetectorPoints.of(byAge, false));
        }
        if (wide && !Double.isNaN(s.receiptZ)) {
            double needed = settings.limit() + RECEIPT_HANDICAP;
            double p = pOfReceipts(s);
            Signal byReceipt = signal(s, RECEIPT, false, s.receiptZ, needed, p);
            out.point(DetectorPoints.of(byReceipt, false));
        }
    }
}
