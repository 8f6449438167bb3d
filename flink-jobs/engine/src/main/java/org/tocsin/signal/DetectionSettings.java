package org.tocsin.signal;

import java.io.Serializable;
import java.util.List;

/**
 * How the live detectors run.
 *
 * @param ladder the ladder, the judge of every series with a seasonal baseline
 * @param ears EARS, the judge of younger series
 * @param triage which signals reach people
 * @param events confirmed events, which stand in no baseline
 * @param rawOccurrence whether to run the demonstration on raw occurrence counts
 * @param triangle slow feeds and estimates
 */
public record DetectionSettings(
        LadderSettings ladder,
        EarsSettings ears,
        TriageSettings triage,
        List<KnownEvent> events,
        boolean rawOccurrence,
        TriangleSettings triangle)
        implements Serializable {
    /** The project's defaults, without demonstrations. */
    public static DetectionSettings defaults() {
        return new DetectionSettings(
                LadderSettings.defaults(),
                EarsSettings.defaults(),
                TriageSettings.defaults(),
                List.of(),
                false,
                TriangleSettings.none());
    }

    /** The same with or without the demonstration on raw occurrence counts. */
    public DetectionSettings withRawOccurrence(boolean run) {
        return new DetectionSettings(ladder, ears, triage, events, run, triangle);
    }

    /** The same with slow feeds and estimates. */
    public DetectionSettings withTriangle(TriangleSettings settings) {
        return new DetectionSettings(ladder, ears, triage, events, rawOccurrence, settings);
    }
}
