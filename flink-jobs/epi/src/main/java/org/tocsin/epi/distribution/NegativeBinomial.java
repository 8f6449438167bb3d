package org.tocsin.epi.distribution;

/**
 * How likely a count is when its mean is known and it varies more than a Poisson count.
 *
 * <p>X has mean m and variance m + m² i, where i is the <em>inverse size</em>; i = 0 (below 1e-9)
 * is the Poisson distribution. With a dispersion phi (variance = phi m) the inverse size is (phi -
 * 1)/m.
 *
 * <p>Upper tails are sums of positive terms, P(X = j + 1) = P(X = j) q (j + 1/i)/(j + 1) with q = m
 * i/(1 + m i), so that a tail of 1e-12 has as many good digits as one of 0.1; only tails above a
 * half are taken as 1 minus the lower sum. Checked against the golden vectors of the ladder and of
 * the reporting triangle.
 */
public final class NegativeBinomial {
    /** Below this inverse size the count is treated as Poisson. */
    private static final double POISSON_BELOW = 1e-9;

    private static final double NEGLIGIBLE = 1e-18;

    private final double mean;
    private final double inverseSize;

    private NegativeBinomial(double mean, double inverseSize) {
        this.mean = mean;
        this.inverseSize = inverseSize;
    }

    /**
     * The distribution with this mean and inverse size.
     *
     * @param mean expected count, finite and at least 0
     * @param inverseSize at least 0; 0 is Poisson
     */
    public static NegativeBinomial of(double mean, double inverseSize) {
        if (!(mean >= 0) || Double.isInfinite(mean)) {
            throw new IllegalArgumentException("mean must be finite and >= 0, got " + mean);
        }
        if (!(inverseSize >= 0) || Double.isInfinite(inverseSize)) {
            throw new IllegalArgumentException(
                    "inverse size must be finite and >= 0, got " + inverseSize);
        }
        return new NegativeBinomial(mean, inverseSize < POISSON_BELOW ? 0 : inverseSize);
    }

    /**
     * The distribution with variance = dispersion × mean.
     *
     * @param mean expected count, above 0
     * @param dispersion at least 1
     */
    public static NegativeBinomial withDispersion(double mean, double dispersion) {
        if (!(mean > 0)) {
            throw new IllegalArgumentException("mean must be > 0, got " + mean);
        }
        if (!(dispersion >= 1)) {
            throw new IllegalArgumentException("dispersion must be >= 1, got " + dispersion);
        }
        return of(mean, (dispersion - 1) / mean);
    }

    /** Expected count. */
    public double mean() {
        return mean;
    }

    /** Inverse size i of variance m + m² i; 0 for Poisson. */
    public double inverseSize() {
        return inverseSize;
    }

    /** Natural logarithm of P(X = x); minus infinity where the count is impossible. */
    public double logProbability(long x) {
        if (x < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (mean == 0) {
            return x == 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        return logKernel(x) - LogGamma.factorial(x);
    }

    /** log P(X = x) + log x!: what is left of it in likelihood ratios of the same count. */
    public double logKernel(double x) {
        if (inverseSize == 0) {
            return x * Math.log(mean) - mean;
        }
        double size = 1 / inverseSize;
        double odds = mean * inverseSize;
        double logOnePlusOdds = Math.log1p(odds);
        return logRising(x, size) - size * logOnePlusOdds + x * (Math.log(odds) - logOnePlusOdds);
    }

    /** P(X &gt;= x): 1 for x at most 0. */
    public double upperTail(long x) {
        if (x <= 0) {
            return 1;
        }
        if (mean == 0) {
            return 0;
        }
        return x >= mean ? sumUpward(x) : Math.max(0, 1 - sumDownward(x - 1));
    }

    /** P(X &gt; x) + P(X = x)/2: right on average, where P(X &gt;= x) is never too small. */
    public double midTail(long x) {
        return midTail(x, upperTail(x));
    }

    /** The same where {@link #upperTail} of the count is known already. */
    public double midTail(long x, double upperTail) {
        return upperTail - 0.5 * Math.exp(logProbability(x));
    }

    /**
     * The smallest count whose distribution function reaches the probability.
     *
     * @param probability above 0 and below 1
     */
    public long quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "probability must be inside 0..1, got " + probability);
        }
        double beyond = 1 - probability;
        double deviation = Math.sqrt(mean + mean * mean * inverseSize);
        long x = (long) Math.ceil(mean);
        for (double step = 2 * deviation + 1; upperTail(x + 1) > beyond; step *= 2) {
            x += (long) Math.ceil(step);
        }
        // From a count that reaches it down to the smallest that does, adding point by point.
        double tail = upperTail(x + 1);
        double term = Math.exp(logProbability(x));
        while (x > 0 && tail + term <= beyond) {
            tail += term;
            x--;
            term /= growth(x);
        }
        return x;
    }

    /** P(X = x + 1)/P(X = x). */
    public double growth(long x) {
        if (inverseSize == 0) {
            return mean / (x + 1);
        }
        double odds = mean * inverseSize;
        return odds / (1 + odds) * (x + 1 / inverseSize) / (x + 1);
    }

    /** P(X = 0). */
    public double probabilityOfZero() {
        return inverseSize == 0
                ? Math.exp(-mean)
                : Math.exp(-Math.log1p(mean * inverseSize) / inverseSize);
    }

    private double sumUpward(long x) {
        double term = Math.exp(logProbability(x));
        double size = 1 / inverseSize;
        double odds = mean * inverseSize;
        double q = odds / (1 + odds);
        double sum = 0;
        for (double j = x; term > sum * NEGLIGIBLE; j++) {
            sum += term;
            term *= inverseSize == 0 ? mean / (j + 1) : q * (j + size) / (j + 1);
        }
        return Math.min(1, sum);
    }

    private double sumDownward(long x) {
        double term = Math.exp(logProbability(x));
        double sum = 0;
        for (long j = x; j >= 0; j--) {
            sum += term;
            double ratio = j == 0 ? 0 : 1 / growth(j - 1);
            term *= ratio;
            if (ratio < 1 && term < sum * NEGLIGIBLE) {
                break;
            }
        }
        return sum;
    }

    /**
     * log Gamma(y + r) - log Gamma(r). For large r the plain difference loses eight digits, hence
     * Stirling's series of the difference; for small whole y the product itself is exact.
     */
    static double logRising(double y, double r) {
        if (r >= 1000) {
            double u = r + y;
            double first = 1 / u - 1 / r;
            double third = 1 / (u * u * u) - 1 / (r * r * r);
            return (u - 0.5) * Math.log1p(y / r) + y * Math.log(r) - y + first / 12 - third / 360;
        }
        if (y <= 64 && y == Math.rint(y)) {
            double product = 1;
            for (int i = 0; i < y; i++) {
                product *= r + i;
            }
            if (product > 1e-290) {
                return Math.log(product);
            }
        }
        return LogGamma.of(y + r) - LogGamma.of(r);
    }
}
