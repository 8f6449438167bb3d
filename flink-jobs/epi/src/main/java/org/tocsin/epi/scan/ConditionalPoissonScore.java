package org.tocsin.epi.scan;

/**
 * Poisson given the total (Kulldorff 1997, 2001), also of the permutation model: {@code LLR = c
 * ln(c/mu) + (C - c) ln((C - c)/(C - mu))} if c &gt; mu, else 0; at c = C only the first term.
 */
final class ConditionalPoissonScore implements Score {
    private final int total;
    private final boolean riskDefined;

    /**
     * Creates the score.
     *
     * @param total all cases
     * @param riskDefined false for the permutation model, which has no relative risk
     */
    ConditionalPoissonScore(int total, boolean riskDefined) {
        this.total = total;
        this.riskDefined = riskDefined;
    }

    @Override
    public double of(int cases, double mass) {
        if (!(cases > mass)) {
            return 0;
        }
        double inside = cases * Math.log(cases / mass);
        int rest = total - cases;
        return rest == 0 ? inside : inside + rest * Math.log(rest / (total - mass));
    }

    @Override
    public double massLimit(int cases, double level) {
        return Score.convexLimit(this, cases, level, this::slope);
    }

    private double slope(int cases, double mass) {
        return -cases + (total - cases) * mass / (total - mass);
    }

    /**
     * With {@code phi(t) = (1 + t) ln(1 + t) - t} the score is {@code mu phi(x/mu) + (C - mu)
     * phi(-x/(C - mu))}, x = c - mu; phi(t) is at most t^2/2 above 0 and at most t^2 below.
     */
    @Override
    public double curvature(double mass) {
        return 0.5 / mass + 1 / (total - mass);
    }

    /**
     * By Pade's {@code ln(1 + t) <= t (30 + 21 t + t^2) / (30 + 36 t + 9 t^2)} for the first term,
     * and {@code phi(-u) <= u^2 / (2 - u)} for the second.
     */
    @Override
    public double bound(int cases, double mass) {
        double excess = cases - mass;
        double t = excess / mass;
        double log = t * (30 + t * (21 + t)) / (30 + t * (36 + 9 * t));
        double outside = total - mass;
        double u = excess / outside;
        return (cases * log - excess + excess * u / (2 - u)) * (1 + 1e-9) + 1e-9;
    }

    @Override
    public double expected(double mass) {
        return mass;
    }

    @Override
    public double relativeRisk(int cases, double mass) {
        return riskDefined ? cases / mass / ((total - cases) / (total - mass)) : Double.NaN;
    }
}
