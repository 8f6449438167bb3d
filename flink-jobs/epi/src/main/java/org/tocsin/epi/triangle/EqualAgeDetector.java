package org.tocsin.epi.triangle;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.epi.distribution.NegativeBinomial;

/**
 * Is there an excess among the newest occurrence days, although their reports are still coming in?
 *
 * <p>Compares what is known of each of the last K + 1 days with what was known of earlier days
 * <em>at the same age</em> and on the same type of evaluation day: x_a(j) = cases of day j - a
 * known at label j. No delay law is needed. Windows add the ages up, W_k = x_0 + .. + x_k against
 * E_k, negative binomial with 1/s_k = 1/A + Q_k/(E_k^2 r); one joint test ({@link JointTest})
 * covers all windows.
 *
 * <p>Assumes that the past labels were fed as today's. Days for which the source did not report are
 * left out on both sides, labels at which the link was down are left out of the history; a zero is
 * a zero. With expectations above 400 the normal approximation is used.
 *
 * <p>In the spirit of Salmon et al. 2015 (Biom J 57:1051) and Noufaily et al. 2016 (JASA 111:488),
 * without their delay model. Checked against golden vectors of the specification to 1e-8.
 */
public final class EqualAgeDetector {
    private static final double LARGE = 400;

    private final TriangleOptions options;

    private EqualAgeDetector(TriangleOptions options) {
        this.options = options;
    }

    /** The detector with these settings. */
    public static EqualAgeDetector of(TriangleOptions options) {
        return new EqualAgeDetector(options);
    }

    /** Judges a label without correction for a changed delay law. */
    public EqualAgeResult judge(ReportingTriangle triangle, int label) {
        double[] none = new double[options.ages() + 1];
        java.util.Arrays.fill(none, 1);
        return judge(triangle, label, none);
    }

    /**
     * Judges a label.
     *
     * @param correction factor of the expectation for each age 0..K
     */
    public EqualAgeResult judge(ReportingTriangle triangle, int label, double[] correction) {
        if (correction.length <= options.ages()) {
            throw new IllegalArgumentException(
                    "correction must cover ages 0.."
                            + options.ages()
                            + ", got "
                            + correction.length
                            + " factors");
        }
        if (triangle.state(label) == LabelState.DOWN) {
            return EqualAgeResult.notJudged(label, EqualAgeResult.State.LINK_DOWN, 0);
        }
        int[] history = LabelHistory.of(triangle, label, options, j -> usable(triangle, j));
        if (history.length < options.levelWindow()) {
            return EqualAgeResult.notJudged(label, EqualAgeResult.State.TOO_SHORT, history.length);
        }
        List<DailyFit> fits = new ArrayList<>();
        List<AgeFigure> ages = new ArrayList<>();
        for (int a = 0; a <= options.ages(); a++) {
            int age = a;
            DailyFit fit =
                    DailyFit.of(
                            triangle, label, history, options, j -> triangle.knownAt(j - age, age));
            fits.add(fit);
            ages.add(figure(triangle, label, age, fit, correction[a]));
        }
        if (ages.stream().allMatch(AgeFigure::leftOut)) {
            return EqualAgeResult.notJudged(
                    label, EqualAgeResult.State.NOTHING_VALID, history.length);
        }
        return judge(label, ages, EqualAgeDispersion.of(fits, options.shrinkage()), fits.get(0));
    }

    private boolean usable(ReportingTriangle triangle, int j) {
        if (j - options.ages() < triangle.first() || triangle.state(j) == LabelState.DOWN) {
            return false;
        }
        for (int day = j - options.ages(); day <= j; day++) {
            if (!triangle.valid(day)) {
                return false;
            }
        }
        return true;
    }

    private static AgeFigure figure(
            ReportingTriangle triangle, int label, int age, DailyFit fit, double correction) {
        int day = label - age;
        boolean valid = day >= triangle.first() && triangle.valid(day);
        double uncorrected = valid ? fit.expected() : 0;
        return new AgeFigure(
                age,
                day,
                valid ? triangle.knownAt(day, age) : 0,
                fit.todayFactor(),
                fit.level(),
                uncorrected,
                correction,
                uncorrected * correction,
                !valid);
    }

    private static EqualAgeResult judge(
            int label, List<AgeFigure> ages, EqualAgeDispersion dispersion, DailyFit fit) {
        List<NegativeBinomial> laws = new ArrayList<>();
        double[] observed = new double[ages.size()];
        double[] increments = new double[ages.size()];
        double sum = 0;
        double expected = 0;
        double squares = 0;
        for (AgeFigure age : ages) {
            sum += age.known();
            expected += age.expected();
            squares += age.expected() * age.expected();
            observed[age.age()] = sum;
            increments[age.age()] = age.expected();
            laws.add(NegativeBinomial.of(expected, dispersion.inverseSize(expected, squares)));
        }
        JointTest.Outcome outcome =
                expected > LARGE
                        ? JointTest.normal(observed, laws)
                        : JointTest.exact(observed, increments, laws, dispersion);
        return new EqualAgeResult(
                label,
                EqualAgeResult.State.JUDGED,
                fit.days(),
                fit.blocks(),
                List.copyOf(ages),
                outcome.windows(),
                dispersion.inverseR(),
                dispersion.inverseA(),
                outcome.best(),
                outcome.smallestTail(),
                outcome.p(),
                outcome.midP(),
                outcome.z());
    }
}
