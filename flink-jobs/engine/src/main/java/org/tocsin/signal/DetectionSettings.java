package org.tocsin.signal;

import java.io.Serializable;

/**
 * How the live detectors run.
 *
 * @param ears EARS
 * @param rawOccurrence whether to run the demonstration on raw occurrence counts
 */
public record DetectionSettings(EarsSettings ears, boolean rawOccurrence) implements Serializable {
    /** The project's defaults, without demonstrations. */
    public static DetectionSettings defaults() {
        return new DetectionSettings(EarsSettings.defaults(), false);
    }

    /** The same with or without the demonstration on raw occurrence counts. */
    public DetectionSettings withRawOccurrence(boolean run) {
        return new DetectionSettings(ears, run);
    }
}
