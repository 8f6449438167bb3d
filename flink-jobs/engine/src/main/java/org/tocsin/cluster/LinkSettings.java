package org.tocsin.cluster;

import java.io.Serializable;
import java.util.Set;

/**
 * When two cases that name the same exposure are linked.
 *
 * @param mealHours largest distance of meals
 * @param collectiveMealHours the same for schools, canteens and other collective units
 * @param onsetHours largest distance of onsets
 * @param keptDays days a case may still be linked
 * @param collectiveTypes institution types that count as collective units
 * @param incubation what time between meal and onset makes an exposure eligible
 * @param busy when a place has so many cases by itself that two are no news
 */
public record LinkSettings(
        int mealHours,
        int collectiveMealHours,
        int onsetHours,
        int keptDays,
        Set<String> collectiveTypes,
        MealToOnset incubation,
        BusyKey busy)
        implements Serializable {
    /**
     * Meals within 24 hours (72 in schools and canteens), onsets within 72 hours, 70 days, the
     * incubation ranges of the syndromes and the key's own history of eight weeks.
     */
    public static LinkSettings defaults() {
        return new LinkSettings(
                24,
                72,
                72,
                70,
                Set.of("school", "kindergarten", "canteen", "site", "factory", "care_home"),
                MealToOnset.defaults(),
                BusyKey.defaults());
    }
}
