package org.tocsin.epi.glm;

/**
 * First and second derivative of log Gamma to full double accuracy, by recurrence up to 15 and the
 * asymptotic series (Abramowitz and Stegun 6.3.18, 6.4.12) from there. The digamma of commons-math3
 * is good to about 3e-9 only, which shows in estimates of a dispersion.
 */
final class Polygamma {
    private static final double ASYMPTOTIC_FROM = 15;

    private Polygamma() {}

    static double digamma(double x) {
        double shift = 0;
        double z = x;
        while (z < ASYMPTOTIC_FROM) {
            shift -= 1 / z;
            z++;
        }
        double inv = 1 / (z * z);
        double series =
                inv
                        * (1.0 / 12
                                - inv
                                        * (1.0 / 120
                                                - inv
                                                        * (1.0 / 252
                                                                - inv * (1.0 / 240 - inv / 132))));
        return shift + Math.log(z) - 0.5 / z - series;
    }

    static double trigamma(double x) {
        double shift = 0;
        double z = x;
        while (z < ASYMPTOTIC_FROM) {
            shift += 1 / (z * z);
            z++;
        }
        double inv = 1 / (z * z);
        double series =
                inv
                        / z
                        * (1.0 / 6
                                - inv
                                        * (1.0 / 30
                                                - inv
                                                        * (1.0 / 42
                                                                - inv
                                                                        * (1.0 / 30
                                                                                - inv * 5 / 66))));
        return shift + 1 / z + inv / 2 + series;
    }
}
