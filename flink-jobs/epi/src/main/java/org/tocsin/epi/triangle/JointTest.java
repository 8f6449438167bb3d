package org.tocsin.epi.triangle;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.epi.distribution.NegativeBinomial;
import org.tocsin.epi.distribution.NormalTail;

/**
 * One test over all windows of the equal-age detector: how probable is it, without an outbreak,
 * that any window is as unusual as the best one?
 *
 * <p>Null model, a chain: given W_{k-1} = w the next age adds a negative binomial count with mean
 * e_k (A + w)/(A + E_{k-1}) and 1/size = 1/(A + w) + 1/r. p = P(W_k &gt; u_k for some k), summed as
 * it leaves and never as 1 minus; with v instead of u ties count too, and their mean ranks. Cost
 * about (K + 1) U^2/2 steps, U about 1.5 E_K + 20.
 */
final class JointTest {
    private static final double TIE = 1e-9;
    private static final double SMALLEST = 1e-15;

    /** Share of the best tail below which a probability adds nothing to the result. */
    private static final double NEGLIGIBLE = 1e-14;

    private JointTest() {}

    /** Result of the test. */
    record Outcome(
            List<WindowFigure> windows,
            int best,
            double smallestTail,
            double p,
            double midP,
            double z) {}

    static Outcome exact(
            double[] observed,
            double[] increments,
            List<NegativeBinomial> laws,
            EqualAgeDispersion dispersion) {
        double[] tails = new double[observed.length];
        for (int k = 0; k < tails.length; k++) {
            NegativeBinomial law = laws.get(k);
            tails[k] =
                    observed[k] <= 0 || law.mean() == 0
                            ? 1
                            : law.upperTail((long) Math.ceil(observed[k]));
        }
        int best = smallest(tails);
        int[] upper = bounds(laws, tails[best] * (1 + TIE));
        int[] lower = bounds(laws, tails[best] * (1 - TIE));
        List<WindowFigure> windows = windows(observed, laws, tails, upper, lower);
        if (tails[best] >= 1) {
            return new Outcome(windows, best, 1, 1, 0.5, 0);
        }
        Chain chain = new Chain(increments, laws, dispersion, NEGLIGIBLE * tails[best]);
        int fork = 0; // up to the first bound with a tie both chains are the same
        while (fork < upper.length && upper[fork] == lower[fork]) {
            chain.advance(upper[fork++]);
        }
        double p = Math.max(tails[best], chain.fork().left(upper));
        double withoutTies = Math.min(p, chain.left(lower));
        double midP = 0.5 * (p + withoutTies);
        return new Outcome(windows, best, tails[best], p, midP, score(midP));
    }

    /** For large counts: the largest standardised window; needs recalibration as a whole. */
    static Outcome normal(double[] observed, List<NegativeBinomial> laws) {
        double[] tails = new double[observed.length];
        for (int k = 0; k < tails.length; k++) {
            double mean = laws.get(k).mean();
            double variance = mean + mean * mean * laws.get(k).inverseSize();
            tails[k] =
                    mean == 0
                            ? 1
                            : NormalTail.probability((observed[k] - mean) / Math.sqrt(variance));
        }
        int best = smallest(tails);
        int[] none = new int[tails.length];
        return new Outcome(
                windows(observed, laws, tails, none, none),
                best,
                tails[best],
                tails[best],
                tails[best],
                score(tails[best]));
    }

    static double score(double p) {
        return NormalTail.score(Math.max(SMALLEST, Math.min(1 - SMALLEST, p)));
    }

    private static int smallest(double[] tails) {
        int best = 0;
        for (int k = 1; k < tails.length; k++) {
            if (tails[k] < tails[best]) {
                best = k;
            }
        }
        return best;
    }

    private static List<WindowFigure> windows(
            double[] observed,
            List<NegativeBinomial> laws,
            double[] tails,
            int[] upper,
            int[] lower) {
        List<WindowFigure> windows = new ArrayList<>();
        for (int k = 0; k < tails.length; k++) {
            windows.add(
                    new WindowFigure(
                            k,
                            observed[k],
                            laws.get(k).mean(),
                            laws.get(k).inverseSize(),
                            tails[k],
                            upper[k],
                            lower[k]));
        }
        return windows;
    }

    /** For each window the largest count whose tail is above the level; 0 where none can occur. */
    private static int[] bounds(List<NegativeBinomial> laws, double level) {
        int[] bounds = new int[laws.size()];
        for (int k = 0; k < bounds.length; k++) {
            bounds[k] = laws.get(k).mean() == 0 ? 0 : largestAbove(laws.get(k), level);
        }
        return bounds;
    }

    private static int largestAbove(NegativeBinomial law, double level) {
        int low = 0;
        int high = 1;
        while (law.upperTail(high) > level) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (law.upperTail(middle) > level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The chain of counts that have stayed within all bounds so far. */
    private static final class Chain {
        private final double[] increments;
        private final List<NegativeBinomial> laws;
        private final EqualAgeDispersion dispersion;
        private final double negligible;
        private double[] mass = {1};
        private double left;
        private int k;

        Chain(
                double[] increments,
                List<NegativeBinomial> laws,
                EqualAgeDispersion dispersion,
                double negligible) {
            this.increments = increments;
            this.laws = laws;
            this.dispersion = dispersion;
            this.negligible = negligible;
        }

        Chain fork() {
            Chain fork = new Chain(increments, laws, dispersion, negligible);
            fork.mass = mass; // never written to again
            fork.left = left;
            fork.k = k;
            return fork;
        }

        /** P(W_k &gt; bound_k for some k). */
        double left(int[] bounds) {
            while (k < bounds.length) {
                advance(bounds[k]);
            }
            return left;
        }

        /** Adds the next age; what is then above the bound has left. */
        void advance(int bound) {
            double before = k == 0 ? 0 : laws.get(k - 1).mean();
            double[] next = new double[bound + 1];
            double least = negligible / mass.length;
            for (int w = 0; w < mass.length; w++) {
                if (mass[w] > least) {
                    NegativeBinomial step = step(w, increments[k], before, dispersion);
                    left += mass[w] * move(w, mass[w], step, next, negligible);
                }
            }
            mass = next;
            k++;
        }
    }

    private static NegativeBinomial step(
            int known, double expected, double before, EqualAgeDispersion dispersion) {
        double inverse = dispersion.inverseA();
        double posterior = 1 + known * inverse;
        return NegativeBinomial.of(
                expected * posterior / (1 + before * inverse),
                inverse / posterior + dispersion.inverseR());
    }

    /** Spreads the mass of one count over the next ones; returns the share that leaves. */
    private static double move(
            int from, double mass, NegativeBinomial step, double[] next, double negligible) {
        int room = next.length - from;
        if (room <= 0) {
            return 1;
        }
        if (step.mean() == 0) {
            next[from] += mass;
            return 0;
        }
        double probability = step.probabilityOfZero();
        double kept = 0;
        for (int x = 0; x < room; x++) {
            next[from + x] += mass * probability;
            kept += probability;
            probability *= step.growth(x);
            if (probability < negligible && x > step.mean()) {
                return 0;
            }
        }
        return room >= step.mean() ? upward(step, room, probability) : Math.max(0, 1 - kept);
    }

    private static double upward(NegativeBinomial step, int from, double first) {
        double sum = 0;
        double term = first;
        for (int x = from; term > sum * NEGLIGIBLE; x++) {
            sum += term;
            term *= step.growth(x);
        }
        return sum;
    }
}
