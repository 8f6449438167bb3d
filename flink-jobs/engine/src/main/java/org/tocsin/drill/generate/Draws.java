package org.tocsin.drill.generate;

/**
 * A random stream whose draws depend on its key and on nothing else. The key names a purpose (for
 * example fever visits of facility 3 on day 19700), so adding an outbreak, a facility or a kind of
 * dirt moves no other draw. The generator is SplitMix64 (Steele, Lea and Flood 2014).
 */
final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    /** Above this mean a Poisson draw is a rounded normal; its skewness is then below 0.13. */
    private static final double LARGE_MEAN = 60;

    private long state;

    Draws(long key) {
        this.state = key;
    }

    /** Key of a purpose under a seed. */
    static long key(long seed, String purpose) {
        long h = mix(seed + GOLDEN);
        for (int i = 0; i < purpose.length(); i++) {
            h = mix(h ^ purpose.charAt(i) + GOLDEN * (i + 1));
        }
        return h;
    }

    /** Key of a part of a purpose. */
    static long key(long purpose, long a, long b) {
        return mix(mix(purpose + GOLDEN * (a + 1)) ^ (b + 1) * 0xD1B54A32D192ED03L);
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Starts the stream of another key in this object. */
    Draws restart(long key) {
        state = key;
        return this;
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (next() >>> 11) * UNIT;
    }

    /** Uniform in [low, high). */
    double between(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Uniform integer in [0, bound). */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    double normal() {
        double radius = Math.sqrt(-2 * Math.log(1 - uniform()));
        return radius * Math.cos(2 * Math.PI * uniform());
    }

    double logNormal(double median, double sigma) {
        return median * Math.exp(sigma * normal());
    }

    /** Gamma with the given shape (at least 1) and mean 1 (Marsaglia and Tsang 2000). */
    double gammaOfMeanOne(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                if (Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                    return d * v / shape;
                }
            }
        }
    }

    int poisson(double mean) {
        if (mean <= 0) {
            return 0;
        }
        if (mean > LARGE_MEAN) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
        }
        double limit = Math.exp(-mean);
        double product = uniform();
        int n = 0;
        while (product > limit) {
            product *= uniform();
            n++;
        }
        return n;
    }

    /** Index drawn from running sums of weights; the last sum is the total. */
    int pick(double[] cumulative) {
        double u = uniform() * cumulative[cumulative.length - 1];
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (u < cumulative[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Running sums of weights. */
    static double[] cumulative(double... weights) {
        double[] sums = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            sums[i] = sum;
        }
        return sums;
    }
}
