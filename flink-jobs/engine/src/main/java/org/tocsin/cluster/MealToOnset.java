package org.tocsin.cluster;

import java.io.Serializable;
import org.tocsin.model.CaseReport;

/**
 * Which time between a meal and the onset makes the meal eligible as the cause. Ranges by what
 * leads the illness, in hours, both ends included; a case with several takes the widest. Times are
 * often dates only, hence the slack at both ends. Defaults: specification of exposure clusters,
 * section 3.
 *
 * @param vomiting bit of the symptom group vomiting
 * @param diarrhoea bit of diarrhoea
 * @param neuro bit of neurological signs
 * @param vomitingTo longest hours after a meal when vomiting leads
 * @param diarrhoeaTo longest hours when there is diarrhoea, or neither of the three
 * @param neuroTo longest hours when only neurological signs are there
 * @param slackHours hours that dates without a time may be off
 * @param visitHours longest usual hours from onset to visit, added when the onset is unknown
 */
public record MealToOnset(
        int vomiting,
        int diarrhoea,
        int neuro,
        int vomitingTo,
        int diarrhoeaTo,
        int neuroTo,
        int slackHours,
        int visitHours)
        implements Serializable {
    private static final long HOUR = 3_600_000L;

    /** Vomiting 24 h, diarrhoea 72 h, neurological 12 h, 12 h of slack, 48 h to the visit. */
    public static MealToOnset defaults() {
        return new MealToOnset(1, 2, 16, 24, 72, 12, 12, 48);
    }

    /** Whether an exposure of a case may have caused it. */
    public boolean isEligible(CaseReport r, long mealAt) {
        long hours = longest(r.symptomGroups) + slackHours;
        if (r.has(CaseReport.OCCURRENCE_FROM_VISIT) || r.has(CaseReport.OCCURRENCE_FROM_REPORT)) {
            hours += visitHours;
        }
        long after = r.occurrenceAt - mealAt;
        return after >= -slackHours * HOUR && after <= hours * HOUR;
    }

    private int longest(int groups) {
        if ((groups & diarrhoea) != 0 || (groups & (vomiting | neuro)) == 0) {
            return diarrhoeaTo;
        }
        int longest = (groups & vomiting) != 0 ? vomitingTo : 0;
        return (groups & neuro) != 0 ? Math.max(longest, neuroTo) : longest;
    }
}
