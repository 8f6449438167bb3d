package org.tocsin.epi.point;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Has a local cluster begun to grow, judged anew at every case?
 *
 * <p>Cases in time order at s_k. After case n, for each k up to n as a possible first case: inside
 * = cases with {@code |s_j - s_k| <= radius}; N = those from k to n; {@code mu = #{inside up to n}
 * (n - k + 1) / n}; {@code Lambda = (1 + epsilon)^N exp(-epsilon mu)}. The statistic R_n is the sum
 * of Lambda over k; alarm while R_n is above the threshold. The centre is the k with the largest
 * Lambda, and its cases are the N inside.
 *
 * <p>The threshold is the wanted number of cases between false alarms. Assumes that place and time
 * are independent without a cluster. Cases without a place are left out before; late ones make a
 * new chart necessary. The first cases start the chart without a warm-up. Sums are kept as
 * logarithms, so that a long cluster does not overflow. One instance serves one thread.
 *
 * <p>Source: Assuncao and Correa, Comput Stat Data Anal 2009;53:2817-30. Checked against
 * golden/space-time-points.
 */
public final class ShiryaevRoberts {
    private final double radius;
    private final double epsilon;
    private final double threshold;
    private double[] x = new double[16];
    private double[] y = new double[16];

    /** Cases inside the circle about k, in all and from k on. */
    private int[] inside = new int[16];

    private int[] insideSince = new int[16];
    private int n;

    /**
     * State of the chart after a case.
     *
     * @param number number of cases so far, n
     * @param logStatistic natural logarithm of R_n
     * @param threshold the threshold of R_n
     * @param centre number (from 1) of the case with the largest Lambda
     */
    public record Point(int number, double logStatistic, double threshold, int centre) {
        /** The statistic R_n; infinite if it is beyond the range of numbers. */
        public double statistic() {
            return Math.exp(logStatistic);
        }

        /** True if the statistic is above the threshold. */
        public boolean alarm() {
            return logStatistic > Math.log(threshold);
        }
    }

    private ShiryaevRoberts(double radius, double epsilon, double threshold) {
        this.radius = positive("radius", radius);
        this.epsilon = positive("epsilon", epsilon);
        this.threshold = positive("threshold", threshold);
    }

    private static double positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be > 0, got " + value);
        }
        return value;
    }

    /**
     * An empty chart.
     *
     * @param radius of a cluster, in units of the coordinates
     * @param epsilon relative rise of the rate in a cluster
     * @param threshold wanted number of cases between false alarms
     */
    public static ShiryaevRoberts of(double radius, double epsilon, double threshold) {
        return new ShiryaevRoberts(radius, epsilon, threshold);
    }

    /** Takes the next case in time order; work in proportion to the cases so far. */
    public Point add(double atX, double atY) {
        makeRoom();
        x[n] = atX;
        y[n] = atY;
        inside[n] = 1;
        insideSince[n] = 1;
        for (int k = 0; k < n; k++) {
            if (near(k, n)) {
                inside[k]++;
                insideSince[k]++;
                inside[n]++;
            }
        }
        n++;
        return judge();
    }

    private void makeRoom() {
        if (n == x.length) {
            x = Arrays.copyOf(x, 2 * n);
            y = Arrays.copyOf(y, 2 * n);
            inside = Arrays.copyOf(inside, 2 * n);
            insideSince = Arrays.copyOf(insideSince, 2 * n);
        }
    }

    private boolean near(int i, int j) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        return Math.sqrt(dx * dx + dy * dy) <= radius;
    }

    private double logLambda(int k) {
        double expected = (double) inside[k] * (n - k) / n;
        return insideSince[k] * Math.log1p(epsilon) - epsilon * expected;
    }

    private Point judge() {
        int centre = 0;
        for (int k = 1; k < n; k++) {
            centre = logLambda(k) > logLambda(centre) ? k : centre;
        }
        double largest = logLambda(centre);
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += Math.exp(logLambda(k) - largest);
        }
        return new Point(n, largest + Math.log(sum), threshold, centre + 1);
    }

    /** Numbers (from 1) of the cases inside the circle about a centre since that case. */
    public List<Integer> cluster(int centre) {
        List<Integer> members = new ArrayList<>();
        for (int j = centre - 1; j < n; j++) {
            if (near(centre - 1, j)) {
                members.add(j + 1);
            }
        }
        return members;
    }
}
