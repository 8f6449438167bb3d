package org.tocsin.signal;

import java.io.Serializable;

/**
 * How the live detectors run.
 *
 * @param ears EARS
 * @param rawOccurrence whether to run the demonstration on raw occurrence counts
 * @param triangle slow feeds and estimates
 */
public record DetectionSettings(EarsSettings ears, boolean rawOccurrence, TriangleSettings triangle)
        implements Serializable {
    /** Without slow feeds and estimates. */
    public DetectionSettings(EarsSettings ears, boolean rawOccurrence) {
        this(ears, rawOccurrence, TriangleSettings.none());
    }

    /** The project's defaults, without demonstrations. */
    public static DetectionSettings defaults() {
        return new DetectionSettings(EarsSettings.defaults(), false);
    }

    /** The same with or without the demonstration on raw occurrence counts. */
    public DetectionSettings withRawOccurrence(boolean run) {
        return new DetectionSettings(ears, run, triangle);
    }

    /** The same with slow feeds and estimates. */
    public DetectionSettings withTriangle(TriangleSettings settings) {
        return new DetectionSettings(ears, rawOccurrence, settings);
    }
}
