package org.tocsin.cluster;

import java.io.Serializable;
import java.util.List;
import org.tocsin.model.CaseReport;

/**
 * Which time between a meal and the onset makes the meal eligible as the cause: by what the illness
 * shows; a case that shows several takes the widest range, one that shows none of them any. Times
 * are often dates only, hence the slack at both ends. Defaults: specification of exposure clusters,
 * section 3.
 *
 * @param ranges ranges by symptom group
 * @param slackHours hours that dates without a time may be off
 * @param visitHours longest usual hours from onset to visit, added when the onset is unknown
 */
public record MealToOnset(List<Range> ranges, int slackHours, int visitHours)
        implements Serializable {
    private static final double HOUR = 3_600_000;

    /**
     * Usual hours from meal to onset, both ends included.
     *
     * @param group bit of the symptom group
     * @param from shortest, hours
     * @param to longest, hours
     */
    public record Range(int group, double from, double to) implements Serializable {}

    /** Takes a copy. */
    public MealToOnset {
        ranges = List.copyOf(ranges);
    }

    /** Vomiting 0.5-24 h, diarrhoea 6-72, neurological 0.1-12; 12 h of slack, 48 to the visit. */
    public static MealToOnset defaults() {
        return new MealToOnset(
                List.of(new Range(1, 0.5, 24), new Range(2, 6, 72), new Range(16, 0.1, 12)),
                12,
                48);
    }

    /** Whether an exposure of a case may have caused it. */
    public boolean isEligible(CaseReport r, long mealAt) {
        double hours = of(r.symptomGroups).to() + slackHours;
        if (r.has(CaseReport.OCCURRENCE_FROM_VISIT) || r.has(CaseReport.OCCURRENCE_FROM_REPORT)) {
            hours += visitHours;
        }
        double after = (r.occurrenceAt - mealAt) / HOUR;
        return after >= -slackHours && after <= hours;
    }

    /** The widest range of the symptom groups that a case shows, or of all if it shows none. */
    public Range of(int groups) {
        boolean known = ranges.stream().anyMatch(r -> (r.group() & groups) != 0);
        double from = Double.POSITIVE_INFINITY;
        double to = 0;
        for (Range r : ranges) {
            if (!known || (r.group() & groups) != 0) {
                from = Math.min(from, r.from());
                to = Math.max(to, r.to());
            }
        }
        return new Range(groups, from, to);
    }
}
