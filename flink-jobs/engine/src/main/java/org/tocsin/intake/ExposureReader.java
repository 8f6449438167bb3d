package org.tocsin.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Exposure;
import org.tocsin.model.Unresolved;
import org.tocsin.place.Directory;

/**
 * Reads exposures: entries separated by {@code ;}, each {@code
 * meal_at|place_type|place|food|seller|eaters|ill} with trailing parts left out at will. The place
 * of a meal at home is kept as a keyed hash only, so that a household can be linked but not found.
 */
final class ExposureReader {
    private static final int MOST_PARTS = 7;

    private final PlaceFinder places;
    private final SipHash pseudonyms;
    private final TimeText times;
    private final Vocabulary<PlaceType> types = PlaceType.vocabulary();
    private final Map<String, String> normalised = new HashMap<>();

    ExposureReader(PlaceFinder places, SipHash pseudonyms, TimeText times) {
        this.places = places;
        this.pseudonyms = pseudonyms;
        this.times = times;
    }

    /**
     * The exposures of a text.
     *
     * @param text the column, or null
     * @param onset onset of the case, or {@link CaseReport#NO_TIME}
     * @param onsetIsDate whether the onset is known to the day only
     * @param receivedAt receipt time for unresolved texts
     * @param out where unresolved eating places go
     */
    Exposure[] read(
            String text, long onset, boolean onsetIsDate, long receivedAt, IntakeOutput out) {
        if (text == null) {
            return CaseReport.NO_EXPOSURES;
        }
        List<Exposure> exposures = new ArrayList<>();
        List<Unresolved> unresolved = new ArrayList<>();
        for (String entry : text.split("[;；]")) {
            if (!entry.isBlank()) {
                exposures.add(exposure(entry, onset, onsetIsDate, receivedAt, unresolved));
            }
        }
        unresolved.forEach(out::unresolved);
        return exposures.isEmpty() ? CaseReport.NO_EXPOSURES : exposures.toArray(Exposure[]::new);
    }

    private Exposure exposure(
            String entry,
            long onset,
            boolean onsetIsDate,
            long receivedAt,
            List<Unresolved> unresolved) {
        String[] parts = entry.split("[|｜]", -1);
        if (parts.length > MOST_PARTS) {
            throw new Rejection(
                    Field.EXPOSURES,
                    Reason.BAD_EXPOSURE,
                    "meal_at|place_type|place|food|seller|eaters|ill");
        }
        long meal = meal(part(parts, 0), onset, onsetIsDate);
        PlaceType type = part(parts, 1).isEmpty() ? null : types.of(part(parts, 1));
        String place = part(parts, 2);
        int venue = CaseReport.NO_PLACE;
        String venueText = "";
        if (type == PlaceType.HOME) {
            venueText = place.isEmpty() ? "" : household(place);
        } else if (!PlaceFinder.saysNothing(place)) {
            venue = places.institution(place);
            venueText = normalise(place);
            if (venue < 0) {
                unresolved.add(new Unresolved(place, Field.EXPOSURES.column(), receivedAt));
            }
        }
        return new Exposure(
                meal,
                venue,
                venueText,
                normalise(part(parts, 3)),
                normalise(part(parts, 4)),
                type == null ? "" : type.code());
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index].strip() : "";
    }

    private String household(String place) {
        return "home:" + String.format("%016x", pseudonyms.hash("home:" + normalise(place)));
    }

    private long meal(String text, long onset, boolean onsetIsDate) {
        if (text.isEmpty()) {
            return CaseReport.NO_TIME;
        }
        long meal = times.instant(text);
        if (meal == TimeText.NONE) {
            throw new Rejection(
                    Field.EXPOSURES, Reason.BAD_TIME, "a meal time such as 2024-02-13 18:30");
        }
        boolean days = onsetIsDate || TimeText.isDate(text);
        long slack = days ? 86_400_000L / 2 : 0;
        if (onset != CaseReport.NO_TIME && meal > onset + slack) {
            throw new Rejection(
                    Field.EXPOSURES, Reason.NEGATIVE_INCUBATION, "a meal before the onset");
        }
        return meal;
    }

    private String normalise(String text) {
        if (normalised.size() > 1 << 16) {
            normalised.clear();
        }
        return text.isEmpty() ? "" : normalised.computeIfAbsent(text, Directory::normalise);
    }
}
