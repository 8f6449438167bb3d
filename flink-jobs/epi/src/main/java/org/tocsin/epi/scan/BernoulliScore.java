package org.tocsin.epi.scan;

/**
 * Positive among tested (Kulldorff 1997): the mass is the number n of tests inside, N in all.
 *
 * <p>{@code LLR = c ln(c/n) + (n-c) ln((n-c)/n) + (C-c) ln((C-c)/(N-n)) + (N-n-C+c)
 * ln((N-n-C+c)/(N-n)) - C ln(C/N) - (N-C) ln((N-C)/N)}, 0 at n = 0 or n = N or unless the share
 * inside is above the share outside.
 */
final class BernoulliScore implements Score {
    private final int positives;
    private final long tests;
    private final double null0;

    BernoulliScore(int positives, long tests) {
        this.positives = positives;
        this.tests = tests;
        this.null0 = part(positives, tests) + part(tests - positives, tests);
    }

    private static double part(double cases, double of) {
        return cases == 0 ? 0 : cases * Math.log(cases / of);
    }

    @Override
    public double of(int cases, double mass) {
        double outside = tests - mass;
        if (mass <= 0 || outside <= 0 || !(cases * (double) tests > mass * positives)) {
            return 0;
        }
        double rest = positives - cases;
        return part(cases, mass)
                + part(mass - cases, mass)
                + part(rest, outside)
                + part(outside - rest, outside)
                - null0;
    }

    /** By halving over the mass, from the cases themselves to the mass with the overall share. */
    @Override
    public double massLimit(int cases, double level) {
        double low = cases;
        double high = cases * (double) tests / positives;
        if (level <= 0) {
            return high;
        }
        if (of(cases, low) <= level && high > low) {
            return of(cases, low * (1 + 1e-12)) > level ? high : 0;
        }
        while (high - low > 1e-6 * low) {
            double middle = (low + high) / 2;
            if (of(cases, middle) > level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    @Override
    public double expected(double mass) {
        return positives * (mass / tests);
    }

    @Override
    public double relativeRisk(int cases, double mass) {
        double expected = expected(mass);
        return cases / expected / ((positives - cases) / (positives - expected));
    }
}
