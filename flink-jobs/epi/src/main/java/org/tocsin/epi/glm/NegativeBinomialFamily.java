package org.tocsin.epi.glm;

/** Negative binomial with known size; start y, or 1/6 for a zero count. */
final class NegativeBinomialFamily implements Family {
    private final double size;

    NegativeBinomialFamily(double size) {
        if (!(size > 0)) {
            throw new IllegalArgumentException("size must be > 0, got " + size);
        }
        this.size = size;
    }

    @Override
    public double start(double y) {
        return y == 0 ? 1.0 / 6 : y;
    }

    @Override
    public double halfDeviance(double y, double logY, double mu, double logMu) {
        double own = y == 0 ? 0 : y * (logY - logMu);
        return own - (y + size) * Math.log((y + size) / (mu + size));
    }

    @Override
    public double workingWeight(double mu) {
        return mu / (1 + mu / size);
    }
}
