package org.tocsin.cluster;

import java.util.function.Consumer;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Exposure;

/**
 * From an episode to the exposures it may be linked by; unknown values make no key, and neither
 * does a meal that cannot be the cause.
 */
public final class ExposureKeys {
    private ExposureKeys() {}

    /**
     * Hands out one element for each exposure with a key and a meal time.
     *
     * @param eligible which time between meal and onset makes a meal a possible cause
     * @param foodborne bit of the indicator that foodborne cases carry; other episodes are left out
     */
    public static void of(
            EpisodeEvent e, long foodborne, MealToOnset eligible, Consumer<ExposureCase> out) {
        if ((e.bits() & foodborne) == 0) {
            return;
        }
        CaseReport r = e.lead();
        for (Exposure x : r.exposures) {
            String key = key(x);
            if (key != null
                    && x.mealAt() != CaseReport.NO_TIME
                    && eligible.isEligible(r, x.mealAt())) {
                out.accept(
                        new ExposureCase(
                                key,
                                x.venue(),
                                e.at(),
                                e.sign(),
                                r.id,
                                r.person,
                                x.mealAt(),
                                r.occurrenceAt,
                                r.occurrenceDay,
                                r.symptomGroups,
                                r.residence >= 0 ? r.residence : r.facility,
                                r.has(CaseReport.DIED)));
            }
        }
    }

    private static String key(Exposure x) {
        if ("home".equals(x.placeType())) {
            return null;
        }
        if (x.venue() >= 0) {
            return "venue:" + x.venue();
        }
        if (!x.venueText().isEmpty()) {
            return "place:" + x.venueText();
        }
        boolean known = !x.food().isEmpty() && !x.seller().isEmpty();
        return known ? "food:" + x.food() + "|" + x.seller() : null;
    }
}
