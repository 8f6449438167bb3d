package org.tocsin.cluster;

import java.io.Serializable;
import java.util.function.Consumer;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Exposure;

/**
 * From an episode to the exposures it may be linked by: the place of the meal, unless it was at
 * home, and the food of a seller, wherever it was eaten. Unknown values make no key, and neither
 * does a meal that cannot be the cause.
 */
public final class ExposureKeys implements Serializable {
    private final long foodborne;
    private final LinkSettings settings;

    /**
     * Creates the keys.
     *
     * @param foodborne bit of the indicator that foodborne cases carry; other episodes are left out
     */
    public ExposureKeys(long foodborne, LinkSettings settings) {
        this.foodborne = foodborne;
        this.settings = settings;
    }

    /** Hands out one element for each key of each exposure with a meal time. */
    public void of(EpisodeEvent e, Consumer<ExposureCase> out) {
        if ((e.bits() & foodborne) == 0) {
            return;
        }
        CaseReport r = e.lead();
        for (Exposure x : r.exposures) {
            if (x.mealAt() != CaseReport.NO_TIME
                    && settings.incubation().isEligible(r, x.mealAt())) {
                String place = place(x);
                if (place != null) {
                    out.accept(exposed(e, place, x.venue(), x.mealAt()));
                }
                if (isSold(x)) {
                    String food = "food:" + x.food() + "|" + x.seller();
                    out.accept(exposed(e, food, CaseReport.NO_PLACE, x.mealAt()));
                }
            }
        }
    }

    private static ExposureCase exposed(EpisodeEvent e, String key, int venue, long mealAt) {
        CaseReport r = e.lead();
        return new ExposureCase(
                key,
                venue,
                e.at(),
                e.sign(),
                r.id,
                r.person,
                r.household,
                mealAt,
                r.occurrenceAt,
                r.occurrenceDay,
                r.symptomGroups,
                r.residence >= 0 ? r.residence : r.facility,
                r.has(CaseReport.DIED));
    }

    private static String place(Exposure x) {
        if ("home".equals(x.placeType())) {
            return null;
        }
        if (x.venue() >= 0) {
            return "venue:" + x.venue();
        }
        return x.venueText().isEmpty() ? null : "place:" + x.venueText();
    }

    /** Whether a seller is named who is not just the eating place again. */
    private boolean isSold(Exposure x) {
        return !x.food().isEmpty()
                && !x.seller().isEmpty()
                && !x.seller().equals(x.venueText())
                && !settings.vagueSellers().contains(x.seller());
    }
}
