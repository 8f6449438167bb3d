package org.tocsin.epi.aberration;

import java.util.ArrayList;
import java.util.List;

/**
 * CUSUM of standardised counts: have small excesses added up?
 *
 * <p>C_t = max(0, C_{t-1} + s_t - k), C_0 = 0; alarm iff C_t &gt;= h. s_t is the count standardised
 * with an in-control mean m by one of six {@link Transform}s. There is no reset after an alarm: it
 * stays up while C &gt;= h.
 *
 * <p>Assumes Poisson counts (or negative binomial, for that transform) about the given mean. Zeros
 * are counts. A mean of 0 would make s infinite and is raised to 1e-12. A missing count leaves C as
 * it was and gives no verdict. Recent incomplete points pull C down.
 *
 * <p>Source: Rossi, Lampugnani, Marchi (1999), Stat Med 18:2111-2122; Rogerson and Yamada (2004),
 * MMWR 53S:79-85. Checked against {@code algo.cusum} of the R package surveillance 1.20.3.
 */
public final class Cusum {
    private static final double LEAST_MEAN = 1e-12;

    private final double k;
    private final double h;
    private final Transform transform;
    private final double dispersion;

    private Cusum(double k, double h, Transform transform, double dispersion) {
        this.k = k;
        this.h = h;
        this.transform = transform;
        this.dispersion = dispersion;
    }

    /** Reference value 1.04, limit 2.26, plain standardisation. */
    public static Cusum withDefaults() {
        return new Cusum(1.04, 2.26, Transform.STANDARD, 0.1);
    }

    /** A copy with another reference value k. */
    public Cusum withReference(double value) {
        return new Cusum(Checks.atLeast("k", value, 0), h, transform, dispersion);
    }

    /** A copy with another decision limit h. */
    public Cusum withLimit(double value) {
        return new Cusum(k, Checks.positive("h", value), transform, dispersion);
    }

    /** A copy with another transform. */
    public Cusum withTransform(Transform other) {
        return new Cusum(k, h, other, dispersion);
    }

    /** A copy with another negative binomial dispersion a (variance m + a m^2). */
    public Cusum withDispersion(double a) {
        return new Cusum(k, h, transform, Checks.atLeast("alpha", a, 0));
    }

    /** The chart's next value from its last; a missing count changes nothing. */
    public double next(double chart, double count, double mean) {
        double m = Math.max(mean, LEAST_MEAN);
        return Double.isNaN(count)
                ? chart
                : Math.max(0, chart + transform.standardise(count, m, dispersion) - k);
    }

    /**
     * Runs the chart from 0 over counts and their in-control means; the threshold is the count that
     * would bring the chart to its limit.
     */
    public List<Judgement> judge(double[] counts, double[] means) {
        List<Judgement> points = new ArrayList<>();
        double chart = 0;
        for (int t = 0; t < counts.length; t++) {
            double before = chart;
            chart = next(before, counts[t], means[t]);
            Verdict alarm = Double.isNaN(counts[t]) ? Verdict.UNKNOWN : Verdict.of(chart >= h);
            points.add(
                    new Judgement(
                            counts[t],
                            means[t],
                            threshold(before, chart, Math.max(means[t], LEAST_MEAN)),
                            chart,
                            alarm,
                            0,
                            0));
        }
        return points;
    }

    private double threshold(double before, double after, double m) {
        double value =
                transform == Transform.NONE
                        ? h - after
                        : transform.count(h + k - before, m, dispersion);
        return value > 0 ? value : 0;
    }

    /** How a count is standardised, and back. */
    public enum Transform {
        /** (x - m)/sqrt(m). */
        STANDARD("standard") {
            @Override
            double standardise(double x, double m, double a) {
                return (x - m) / Math.sqrt(m);
            }

            @Override
            double count(double q, double m, double a) {
                return Math.ceil(m + q * Math.sqrt(m));
            }
        },
        /** (x - 3m + 2 sqrt(x m)) / (2 sqrt(m)). */
        ROSSI("rossi") {
            @Override
            double standardise(double x, double m, double a) {
                return (x - 3 * m + 2 * Math.sqrt(x * m)) / (2 * Math.sqrt(m));
            }

            @Override
            double count(double q, double m, double a) {
                return 2 * q * Math.sqrt(m)
                        + 5 * m
                        - 2 * Math.sqrt(4 * m * m + 2 * Math.pow(m, 1.5) * q);
            }
        },
        /** 1.5 (x^(2/3) - m^(2/3)) / m^(1/6). */
        ANSCOMBE("anscombe") {
            @Override
            double standardise(double x, double m, double a) {
                return 1.5 * (twoThirds(x) - twoThirds(m)) / sixth(m);
            }

            @Override
            double count(double q, double m, double a) {
                return threeHalves(2.0 / 3 * sixth(m) * q + twoThirds(m));
            }
        },
        /**
         * (x^(2/3) - (m^(2/3) - m^(-1/3)/9)) / ((2/3) m^(1/6)). The count threshold of the
         * reference has m^(1/3)/9 in it, so it is not the exact inverse.
         */
        ANSCOMBE_2ND("anscombe2nd") {
            @Override
            double standardise(double x, double m, double a) {
                return (twoThirds(x) - (twoThirds(m) - 1 / (9 * Math.cbrt(m))))
                        / (2.0 / 3 * sixth(m));
            }

            @Override
            double count(double q, double m, double a) {
                return threeHalves(2.0 / 3 * sixth(m) * q + twoThirds(m) - Math.cbrt(m) / 9);
            }
        },
        /** (x - m)/sqrt(m + a m^2). */
        PEARSON_NEG_BIN("pearsonNegBin") {
            @Override
            double standardise(double x, double m, double a) {
                return (x - m) / Math.sqrt(m + a * m * m);
            }

            @Override
            double count(double q, double m, double a) {
                return m + q * Math.sqrt(m + a * m * m);
            }
        },
        /** The count itself. */
        NONE("none") {
            @Override
            double standardise(double x, double m, double a) {
                return x;
            }

            @Override
            double count(double q, double m, double a) {
                return q;
            }
        };

        private final String label;

        Transform(String label) {
            this.label = label;
        }

        /** The transform with a name of the reference. */
        public static Transform of(String label) {
            for (Transform each : values()) {
                if (each.label.equals(label)) {
                    return each;
                }
            }
            throw new IllegalArgumentException(
                    "trans must be standard, rossi, anscombe, anscombe2nd, pearsonNegBin or none,"
                            + " got "
                            + label);
        }

        abstract double standardise(double x, double m, double a);

        abstract double count(double q, double m, double a);

        private static double twoThirds(double x) {
            double root = Math.cbrt(x);
            return root * root;
        }

        private static double sixth(double m) {
            return Math.sqrt(Math.cbrt(m));
        }

        private static double threeHalves(double base) {
            return base > 0 ? base * Math.sqrt(base) : 0;
        }
    }
}
