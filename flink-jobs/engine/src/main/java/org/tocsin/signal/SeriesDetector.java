package org.tocsin.signal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.count.CountSettings;
import org.tocsin.model.Axis;
import org.tocsin.model.Indicator;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.place.Directory;
import org.tocsin.place.WorkCalendar;

/**
 * Runs the live detectors on one series at a day close, in order of precedence: the first that is
 * the judge of the series speaks for it, what those after it find is stored only.
 */
public final class SeriesDetector implements Serializable {
    /** Method code of the demonstration that judges raw occurrence counts. */
    public static final String RAW_OCCURRENCE = "demo-raw-occurrence";

    /** Days without a change after which a series is judged no longer. */
    private static final int STILL_DAYS = 2 * 28;

    private final List<LiveDetector> detectors;

    /** Creates a detector that runs these, the first with the highest precedence. */
    public SeriesDetector(List<LiveDetector> detectors) {
        this.detectors = List.copyOf(detectors);
    }

    /**
     * The detectors of the project by their settings. A further one is added here: its place in the
     * list is its precedence.
     */
    public static SeriesDetector of(
            DetectionSettings settings,
            CountSettings counts,
            WorkCalendar calendar,
            Directory directory,
            List<Indicator> indicators) {
        List<LiveDetector> detectors = new ArrayList<>();
        if (settings.triangle().slow() != 0) {
            detectors.add(new TriangleLive(settings.triangle()));
        }
        if (settings.ladder().enabled()) {
            detectors.add(
                    new LadderLive(
                            settings.ladder(),
                            DateGate.RECEIPT,
                            calendar,
                            new EventBook(settings.events(), directory, indicators),
                            indicators));
        }
        detectors.add(new EarsLive(settings.ears()));
        if (settings.rawOccurrence()) {
            detectors.add(new RawOccurrence(settings.ears(), counts));
        }
        return new SeriesDetector(detectors);
    }

    /**
     * Judges the closed day. Institutions are judged by absolute rules only.
     *
     * @return whether the series was tested: it had a case in the last weeks
     */
    public boolean judge(SeriesClose close, LiveDetector.Judgements out) {
        if (close.axis() == Axis.INSTITUTION) {
            return false;
        }
        if (close.series().lastChanged < close.label() - STILL_DAYS) {
            close.series().memory.clear();
            return false;
        }
        boolean judged = false;
        for (LiveDetector detector : detectors) {
            judged |= detector.judge(close, judged ? new StoredOnly(out) : out);
        }
        return true;
    }

    /** What detectors say beside the judge of a series. */
    private record StoredOnly(LiveDetector.Judgements out) implements LiveDetector.Judgements {
        @Override
        public boolean states() {
            return out.states();
        }

        @Override
        public void point(Point point) {
            out.point(DetectorPoints.beside(point));
        }

        @Override
        public void signal(Signal signal) {
            out.signal(signal.withTier(Tier.STORE));
        }

        @Override
        public void score(TriangleScore score) {
            score.speaks = false;
            out.score(score);
        }

        @Override
        public void delays(DelayReading reading) {
            out.delays(reading);
        }
    }
}
