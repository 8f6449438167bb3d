package org.tocsin.epi.aberration;

/**
 * Upper prediction limit on a power scale: U = (mu^e + q sd)^(1/e) with sd of y^e by the delta
 * method, tau the variance of prediction per unit of mean.
 *
 * <p>Source: Farrington, Andrews, Beale, Catchpole (1996), J R Stat Soc A 159:547-563, section 3.
 */
public enum PowerThreshold {
    /** e = 2/3 removes the skewness of Poisson counts: sd = sqrt(4/9 mu^(1/3) tau). */
    TWO_THIRDS("2/3", 2.0 / 3) {
        @Override
        double sd(double mu, double tau) {
            return Math.sqrt(4.0 / 9 * Math.cbrt(mu) * tau);
        }

        @Override
        double transform(double y) {
            double root = Math.cbrt(y);
            return root * root;
        }
    },
    /** e = 1/2 stabilises the variance: sd = sqrt(tau / 4). */
    HALF("1/2", 0.5) {
        @Override
        double sd(double mu, double tau) {
            return Math.sqrt(tau / 4);
        }

        @Override
        double transform(double y) {
            return Math.sqrt(y);
        }
    },
    /** e = 1: sd = sqrt(mu tau). */
    NONE("none", 1) {
        @Override
        double sd(double mu, double tau) {
            return Math.sqrt(mu * tau);
        }

        @Override
        double transform(double y) {
            return y;
        }
    };

    private final String label;
    private final double exponent;

    PowerThreshold(String label, double exponent) {
        this.label = label;
        this.exponent = exponent;
    }

    /** The transform called {@code 2/3}, {@code 1/2} or {@code none}. */
    public static PowerThreshold of(String label) {
        for (PowerThreshold each : values()) {
            if (each.label.equals(label)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "power transform must be 2/3, 1/2 or none, got " + label);
    }

    abstract double sd(double mu, double tau);

    abstract double transform(double y);

    double upper(double mu, double tau, double q) {
        return Math.pow(transform(mu) + q * sd(mu, tau), 1 / exponent);
    }

    /** Normal distribution function of y on the power scale. */
    double probability(double y, double mu, double tau) {
        return Normal.cdf((transform(y) - transform(mu)) / sd(mu, tau));
    }

    /** P(Y > y) on the power scale, exact in the tail. */
    double exceedance(double y, double mu, double tau) {
        return Normal.survival((transform(y) - transform(mu)) / sd(mu, tau));
    }
}
