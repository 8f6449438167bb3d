package org.tocsin.epi.scan;

/**
 * Poisson against a forecast that is not scaled (Neill 2005, 2009): {@code F = c ln(c/b) + b - c}
 * if c &gt; b, else 0.
 */
final class ExpectationPoissonScore implements Score {
    @Override
    public double of(int cases, double mass) {
        return cases > mass ? cases * Math.log(cases / mass) + mass - cases : 0;
    }

    @Override
    public double massLimit(int cases, double level) {
        return Score.convexLimit(this, cases, level, (c, mass) -> mass - c);
    }

    /** The score is {@code b phi(x/b)}, phi as for {@link ConditionalPoissonScore}. */
    @Override
    public double curvature(double mass) {
        return 0.5 / mass;
    }

    @Override
    public double expected(double mass) {
        return mass;
    }

    @Override
    public double relativeRisk(int cases, double mass) {
        return Double.NaN;
    }
}
