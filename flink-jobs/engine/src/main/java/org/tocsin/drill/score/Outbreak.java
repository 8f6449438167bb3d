package org.tocsin.drill.score;

import java.util.List;
import java.util.Set;

/**
 * One injected outbreak as it was fixed before the run. Instants are epoch milliseconds UTC.
 *
 * @param id name
 * @param type kind of inject
 * @param indicators ids in which it may be found
 * @param places codes of its place and of the places where its cases live
 * @param level lower-case level of its place
 * @param firstOnset first onset
 * @param firstVisit first visit
 * @param firstReport when the first case became known
 * @param lastReport when the last one did
 * @param horizonDays longest time in which an alert still counts
 * @param size persons who fell ill
 * @param reported persons who were reported
 * @param records its reports
 */
public record Outbreak(
        String id,
        String type,
        List<String> indicators,
        List<String> places,
        String level,
        long firstOnset,
        long firstVisit,
        long firstReport,
        long lastReport,
        int horizonDays,
        int size,
        int reported,
        Set<String> records) {
    private static final long DAY = 86_400_000L;
    private static final int AFTER_LAST_DAYS = 2;

    /** Takes copies. */
    public Outbreak {
        indicators = List.copyOf(indicators);
        places = List.copyOf(places);
        records = Set.copyOf(records);
    }

    /** Last instant of the judged window: the last report and two days, or the horizon. */
    public long windowEnd() {
        return Math.min(lastReport + AFTER_LAST_DAYS * DAY, firstReport + horizonDays * DAY);
    }

    /** Whether an instant lies in the judged window, both ends included. */
    public boolean inWindow(long at) {
        return at >= firstReport && at <= windowEnd();
    }

    /** Whether anything of it was ever reported; a silent clinic's outbreak may not be. */
    public boolean wasReported() {
        return reported > 0;
    }
}
