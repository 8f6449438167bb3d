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
 */
public record LinkSettings(
        int mealHours,
        int collectiveMealHours,
        int onsetHours,
        int keptDays,
        Set<String> collectiveTypes)
        implements Serializable {
    /** Meals within 24 hours (72 in schools and canteens), onsets within 72 hours, 60 days. */
    public static LinkSettings defaults() {
        return new LinkSettings(
                24,
                72,
                72,
                60,
                Set.of("school", "kindergarten", "canteen", "site", "factory", "care_home"));
    }
}
