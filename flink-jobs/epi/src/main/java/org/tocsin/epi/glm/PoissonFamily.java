package org.tocsin.epi.glm;

/** Poisson, start y + 0.1. */
final class PoissonFamily implements Family {
    static final PoissonFamily INSTANCE = new PoissonFamily();

    private PoissonFamily() {}

    @Override
    public double start(double y) {
        return y + 0.1;
    }

    @Override
    public double halfDeviance(double y, double logY, double mu, double logMu) {
        return y == 0 ? mu : y * (logY - logMu) - (y - mu);
    }

    @Override
    public double workingWeight(double mu) {
        return mu;
    }
}
