package org.tocsin.drill.report;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeMap;

/**
 * One series by local day. A point is kept as the text of its fields and read when asked for: most
 * points of a run are overwritten or never shown.
 */
final class Series {
    private final String level;
    private final TreeMap<Long, String> days = new TreeMap<>();

    Series(String level) {
        this.level = level;
    }

    /** Lower-case level of the place, or empty. */
    String level() {
        return level;
    }

    boolean isEmpty() {
        return days.isEmpty();
    }

    /** Epoch days that have a point, in order. */
    NavigableSet<Long> days() {
        return days.navigableKeySet();
    }

    /** Sets the point of a day; one that was there is replaced whole. */
    void put(long day, String fields) {
        days.put(day, fields);
    }

    /** The field on a day, NaN where there is no point or the point lacks the field. */
    double get(LocalDate day, String field) {
        String fields = days.get(day.toEpochDay());
        if (fields == null) {
            return Double.NaN;
        }
        for (String part : fields.split(",")) {
            if (part.startsWith(field) && part.charAt(field.length()) == '=') {
                return number(part.substring(field.length() + 1));
            }
        }
        return Double.NaN;
    }

    private static double number(String text) {
        boolean integer = text.endsWith("i");
        return Double.parseDouble(integer ? text.substring(0, text.length() - 1) : text);
    }

    /**
     * A count on a day: days without a point are zero from the first point on, and unknown before.
     */
    double count(LocalDate day, String field) {
        double value = get(day, field);
        boolean covered = !days.isEmpty() && days.firstKey() <= day.toEpochDay();
        return Double.isNaN(value) && covered ? 0 : value;
    }
}
