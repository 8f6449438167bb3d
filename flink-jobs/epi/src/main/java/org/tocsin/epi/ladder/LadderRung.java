package org.tocsin.epi.ladder;

/** The model that the length of the history allows, from the lowest rung to the highest. */
public enum LadderRung {
    /** Too little history: no judgement by this method, absolute rules only. */
    NONE("none", false, false),
    /**
     * Up to about a year: intercept (and day types). Its p-values are not calibrated: list only.
     */
    LEVEL("H0", false, false),
    /** About one to two years: with harmonics, shrunk. */
    SEASON("H2", true, false),
    /** Two years and more: with harmonics and a trend, shrunk. */
    SEASON_AND_TREND("TH2", true, true);

    private final String label;
    private final boolean seasonal;
    private final boolean trend;

    LadderRung(String label, boolean seasonal, boolean trend) {
        this.label = label;
        this.seasonal = seasonal;
        this.trend = trend;
    }

    /** Short name used in files: none, H0, H2, TH2. */
    public String label() {
        return label;
    }

    /** Whether the model has harmonics of the year. */
    public boolean seasonal() {
        return seasonal;
    }

    /** Whether the model has a trend. */
    public boolean trend() {
        return trend;
    }

    /** Whether its p-values hold well enough to wake somebody. */
    public boolean mayNotify() {
        return seasonal;
    }
}
