package org.tocsin.signal;

import java.io.Serializable;

/**
 * A detector that runs at every day close on every series. What it must remember of a series it
 * keeps as numbers in {@link SeriesClose#memory}, under its own key; it holds nothing else between
 * calls, since one instance judges many series.
 */
public interface LiveDetector extends Serializable {
    /**
     * Judges the closed day of one series.
     *
     * @return whether this detector is the judge of the series at this close. The first detector of
     *     the list that says so speaks for the series: what those after it find is stored only.
     */
    boolean judge(SeriesClose close, Judgements out);

    /** Takes what detectors say. */
    interface Judgements {
        /** Whether points are wanted: false where the series of the place are not stored. */
        default boolean states() {
            return true;
        }

        /** Takes a point of the measurement {@code detector}, see {@link DetectorPoints}. */
        void point(org.tocsin.model.Point point);

        /** Takes a signal, see {@link SeriesClose#started}. */
        void signal(org.tocsin.model.Signal signal);

        /** Takes a score that is recalibrated with its class before it is a point or a signal. */
        default void score(TriangleScore score) {}

        /** Takes the delay law of the series as it looks at this close. */
        default void delays(DelayReading reading) {}
    }
}
