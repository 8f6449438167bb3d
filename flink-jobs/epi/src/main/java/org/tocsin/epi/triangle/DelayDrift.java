package org.tocsin.epi.triangle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Does a source report faster or slower than it used to? And by which factor do the expectations of
 * the newest days change with it?
 *
 * <p>Reverse-time hazards: of c_d cases known with delay up to d at a label, n_d came with delay d,
 * n_d ~ Bin(c_d, g_d). Growth or decline of the epidemic cancels: only the delay is tested. Score
 * of the last l labels Z_l = sum(n - c g)/sqrt(phi sum c g (1 - g)). Correction c_a = product over
 * d = a + 1..Dz of (1 - g'_d)/(1 - g_d), g' moved by the last 7 labels and shrunk by its own
 * counts.
 *
 * <p>Labels at which the link was down or a backlog arrived are left out. Sources: Lawless 1994
 * (Can J Stat 22:15), Mack 1993 (ASTIN 23:213). Checked against golden vectors to 1e-8.
 */
public final class DelayDrift {
    private static final int RECENT = 7;
    private static final int SHORT = 3;
    private static final double LARGEST_HAZARD = 0.98;
    private static final double TINY = 1e-9;

    private final TriangleOptions options;

    private DelayDrift(TriangleOptions options) {
        this.options = options;
    }

    /** The test with these settings. */
    public static DelayDrift of(TriangleOptions options) {
        return new DelayDrift(options);
    }

    /** Judges the delay law at a label. */
    public DriftResult judge(ReportingTriangle triangle, int label) {
        int[] history = LabelHistory.of(triangle, label, options, j -> usable(triangle, j));
        if (history.length < options.levelWindow() || options.driftDelays() == 0) {
            return DriftResult.none(label, history.length);
        }
        List<Hazard> hazards = new ArrayList<>();
        for (int d = 1; d <= options.driftDelays(); d++) {
            hazards.add(hazard(triangle, history, d));
        }
        return judge(triangle, label, history, hazards);
    }

    private boolean usable(ReportingTriangle triangle, int j) {
        return j - options.driftDelays() >= triangle.first()
                && triangle.state(j) == LabelState.NORMAL;
    }

    /** Hazard of one delay: over all, recently, and by day type of the label of receipt. */
    private record Hazard(int delay, double longTerm, double baseline, double[] byType) {
        double at(int dayType) {
            return Math.min(LARGEST_HAZARD, byType[dayType] * baseline / longTerm);
        }
    }

    private Hazard hazard(ReportingTriangle triangle, int[] history, int d) {
        double[] late = new double[7];
        double[] known = new double[7];
        double recentLate = 0;
        double recentKnown = 0;
        for (int i = 0; i < history.length; i++) {
            double n = late(triangle, history[i], d);
            double c = known(triangle, history[i], d);
            int type = triangle.dayType(history[i]);
            late[type] += n;
            known[type] += c;
            if (i < options.levelWindow()) {
                recentLate += n;
                recentKnown += c;
            }
        }
        double kappa = options.shrinkage();
        double longTerm = (Arrays.stream(late).sum() + 0.5) / (Arrays.stream(known).sum() + 1);
        double[] byType = new double[7];
        for (int w = 0; w < 7; w++) {
            byType[w] = (late[w] + kappa * longTerm) / (known[w] + kappa);
        }
        double baseline = (recentLate + kappa * longTerm) / (recentKnown + kappa);
        return new Hazard(d, longTerm, baseline, byType);
    }

    static double late(ReportingTriangle triangle, int label, int delay) {
        return Math.max(0, triangle.cell(label - delay, delay));
    }

    static double known(ReportingTriangle triangle, int label, int delay) {
        return Math.max(late(triangle, label, delay), triangle.knownAt(label - delay, delay));
    }

    private DriftResult judge(
            ReportingTriangle triangle, int label, int[] history, List<Hazard> hazards) {
        double batch = batch(triangle, history, hazards);
        int[] recent = recentLabels(triangle, label);
        Sums three = sums(triangle, hazards, Arrays.copyOf(recent, Math.min(SHORT, recent.length)));
        Sums seven = sums(triangle, hazards, recent);
        double z3 = three.score(batch);
        double z7 = seven.score(batch);
        List<HazardFigure> figures = new ArrayList<>();
        for (Hazard hazard : hazards) {
            figures.add(figure(triangle, label, hazard, recent));
        }
        return new DriftResult(
                label,
                history.length,
                batch,
                z3,
                z7,
                Math.abs(z3) >= Math.abs(z7) ? z3 : z7,
                seven.information,
                List.copyOf(figures),
                corrections(figures));
    }

    private static double batch(ReportingTriangle triangle, int[] history, List<Hazard> hazards) {
        double squares = 0;
        double information = 0;
        for (int label : history) {
            int type = triangle.dayType(label);
            double excess = 0;
            for (Hazard hazard : hazards) {
                double g = hazard.byType[type];
                double c = known(triangle, label, hazard.delay);
                excess += late(triangle, label, hazard.delay) - c * g;
                information += c * g * (1 - g);
            }
            squares += excess * excess;
        }
        return Math.max(1, squares / Math.max(TINY, information));
    }

    private int[] recentLabels(ReportingTriangle triangle, int label) {
        int[] labels = new int[RECENT];
        int found = 0;
        for (int j = label; found < RECENT && j - options.driftDelays() >= triangle.first(); j--) {
            if (triangle.state(j) == LabelState.NORMAL) {
                labels[found++] = j;
            }
        }
        return Arrays.copyOf(labels, found);
    }

    private record Sums(double excess, double information) {
        double score(double batch) {
            return excess / Math.sqrt(batch * Math.max(TINY, information));
        }
    }

    private static Sums sums(ReportingTriangle triangle, List<Hazard> hazards, int[] labels) {
        double excess = 0;
        double information = 0;
        for (int label : labels) {
            for (Hazard hazard : hazards) {
                double g = hazard.at(triangle.dayType(label));
                double c = known(triangle, label, hazard.delay);
                excess += late(triangle, label, hazard.delay) - c * g;
                information += c * g * (1 - g);
            }
        }
        return new Sums(excess, information);
    }

    private static HazardFigure figure(
            ReportingTriangle triangle, int today, Hazard hazard, int[] recent) {
        double late = 0;
        double expected = 0;
        for (int label : recent) {
            late += late(triangle, label, hazard.delay);
            expected += known(triangle, label, hazard.delay) * hazard.at(triangle.dayType(label));
        }
        double corrected = Math.min(LARGEST_HAZARD, hazard.baseline * (late + 5) / (expected + 5));
        return new HazardFigure(
                hazard.delay,
                hazard.longTerm,
                hazard.baseline,
                hazard.byType[triangle.dayType(today)],
                late,
                expected,
                corrected);
    }

    private static List<Double> corrections(List<HazardFigure> figures) {
        Double[] factors = new Double[figures.size() + 1];
        double product = 1;
        factors[figures.size()] = product;
        for (int a = figures.size() - 1; a >= 0; a--) {
            HazardFigure hazard = figures.get(a);
            product *= (1 - hazard.corrected()) / (1 - hazard.baseline());
            factors[a] = product;
        }
        return List.of(factors);
    }
}
