package org.tocsin.epi.ladder;

/**
 * Work arrays of a fit, column by column: the points of each day type lie together. One set a
 * thread; what is in them holds for one fit.
 */
final class BaselineColumns {
    private static final ThreadLocal<BaselineColumns> OF_THREAD =
            ThreadLocal.withInitial(BaselineColumns::new);

    /** Years since the fitted point. */
    double[] time = {};

    /** cos(k angle) and sin(k angle) at k - 1, for k up to twice the harmonics of the model. */
    double[][] cos = {};

    double[][] sin = {};
    double[] observed = {};
    double[] offset = {};
    double[] mean = {};
    double[] weight = {};

    /** weight x mean. */
    double[] curvature = {};

    /** weight x (observed - mean). */
    double[] residual = {};

    /** curvature x time. */
    double[] moment = {};

    private BaselineColumns() {}

    /** The arrays of this thread with room for so many points and multiples of the angle. */
    static BaselineColumns of(int points, int multiples) {
        BaselineColumns c = OF_THREAD.get();
        int room = Math.max(points, c.time.length);
        if (room > c.time.length) {
            c.time = new double[room];
            c.observed = new double[room];
            c.offset = new double[room];
            c.mean = new double[room];
            c.weight = new double[room];
            c.curvature = new double[room];
            c.residual = new double[room];
            c.moment = new double[room];
        }
        boolean wide = c.cos.length > 0 && c.cos[0].length < room;
        if (c.cos.length < multiples || wide) {
            int most = Math.max(multiples, c.cos.length);
            c.cos = new double[most][room];
            c.sin = new double[most][room];
        }
        return c;
    }

    /** Sum of products over the points from {@code from} to below {@code to}. */
    static double dot(double[] a, double[] b, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int r = from;
        for (; r < to - 3; r += 4) {
            s0 += a[r] * b[r];
            s1 += a[r + 1] * b[r + 1];
            s2 += a[r + 2] * b[r + 2];
            s3 += a[r + 3] * b[r + 3];
        }
        for (; r < to; r++) {
            s0 += a[r] * b[r];
        }
        return s0 + s1 + (s2 + s3);
    }

    /** Sum over the points from {@code from} to below {@code to}. */
    static double sum(double[] a, int from, int to) {
        double even = 0;
        double odd = 0;
        int r = from;
        for (; r < to - 1; r += 2) {
            even += a[r];
            odd += a[r + 1];
        }
        return r < to ? even + odd + a[r] : even + odd;
    }
}
