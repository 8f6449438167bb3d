package org.tocsin.cluster;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.tocsin.intake.Agent;

/**
 * When two cases that name the same exposure are linked.
 *
 * @param mealHours largest distance of meals
 * @param collectiveMealHours the same for schools, canteens and other collective units
 * @param onsetHours largest distance of onsets
 * @param keptDays days a case may still be linked
 * @param collectiveTypes institution types that count as collective units
 * @param incubation what time between meal and onset makes an exposure eligible
 * @param vagueSellers words that name no seller, such as a supermarket, normalised
 * @param busy when a place has so many cases by itself that two are no news
 */
public record LinkSettings(
        int mealHours,
        int collectiveMealHours,
        int onsetHours,
        int keptDays,
        Set<String> collectiveTypes,
        MealToOnset incubation,
        Set<String> vagueSellers,
        BusyKey busy)
        implements Serializable {
    private static final Set<String> VAGUE =
            Set.of(
                    "超市",
                    "菜市场",
                    "农贸市场",
                    "市场",
                    "集市",
                    "早市",
                    "商店",
                    "小卖部",
                    "便利店",
                    "路边摊",
                    "网购",
                    "外卖",
                    "自家",
                    "自制",
                    "家中",
                    "supermarket",
                    "market",
                    "shop",
                    "online",
                    "home");

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
                VAGUE,
                BusyKey.defaults());
    }

    /** The same with the agents of case definitions. */
    public LinkSettings with(List<Agent> agents) {
        return new LinkSettings(
                mealHours,
                collectiveMealHours,
                onsetHours,
                keptDays,
                collectiveTypes,
                incubation.with(agents),
                vagueSellers,
                busy);
    }
}
