package org.tocsin.place;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.model.Level;

/** The words that reference files may use. */
final class Vocabulary {
    static final Set<String> PLACE_LEVELS =
            Stream.of(Level.values())
                    .filter(level -> level.compareTo(Level.FACILITY) < 0)
                    .map(level -> level.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toCollection(LinkedHashSet::new));

    static final Set<String> CALENDAR_KINDS = words("off", "workday");

    static final Set<String> FEVER_SERVICES = words("clinic", "room", "none");

    static final Set<String> FACILITY_TYPES =
            words(
                    "county_hospital",
                    "tcm_hospital",
                    "mch",
                    "hospital",
                    "township_centre",
                    "community_centre",
                    "community_station",
                    "village_clinic",
                    "private_clinic",
                    "mobile_team",
                    "small_institution");

    /** The kinds of units of the domain handbook, 2.8, and their sub-units. */
    static final Set<String> INSTITUTION_TYPES =
            words(
                    "school",
                    "kindergarten",
                    "class",
                    "dormitory",
                    "canteen",
                    "restaurant",
                    "banquet",
                    "site",
                    "factory",
                    "workshop",
                    "care_home",
                    "welfare_home",
                    "detention",
                    "ward",
                    "natural_village",
                    "community",
                    "market",
                    "venue",
                    "vaccination_site",
                    "isolation_site",
                    "transport",
                    "other");

    private Vocabulary() {}

    private static Set<String> words(String... words) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(words)));
    }
}
