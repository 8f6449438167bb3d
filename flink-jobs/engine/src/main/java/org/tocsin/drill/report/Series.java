package org.tocsin.drill.report;

import java.time.LocalDate;
import java.util.stream.LongStream;

/**
 * One series by local day. A point is kept as the text of its fields and read when asked for: most
 * points of a run are overwritten or never shown.
 */
final class Series {
    private final String level;
    private String[] points = {}; // by day after the first, null for none
    private long first;

    Series(String level) {
        this.level = level;
    }

    /** Lower-case level of the place, or empty. */
    String level() {
        return level;
    }

    boolean isEmpty() {
        return days().findFirst().isEmpty();
    }

    /** Epoch days that have a point, in order. */
    LongStream days() {
        return LongStream.range(first, first + points.length).filter(day -> point(day) != null);
    }

    /** Sets the point of a day; one that was there is replaced whole. */
    void put(long day, String fields) {
        if (points.length == 0) {
            first = day;
        }
        int before = (int) Math.max(0, first - day);
        int needed = (int) (Math.max(first + points.length - 1, day) - Math.min(first, day)) + 1;
        if (needed > points.length) {
            int room = before > 0 ? needed : needed + needed / 2;
            String[] more = new String[room];
            System.arraycopy(points, 0, more, before, points.length);
            points = more;
            first -= before;
        }
        points[(int) (day - first)] = fields;
    }

    private String point(long day) {
        boolean held = day >= first && day < first + points.length;
        return held ? points[(int) (day - first)] : null;
    }

    /** The field on a day, NaN where there is no point or the point lacks the field. */
    double get(LocalDate day, String field) {
        String fields = point(day.toEpochDay());
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

    /** The same where a negative value means unknown. */
    double known(LocalDate day, String field) {
        double value = get(day, field);
        return value < 0 ? Double.NaN : value;
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
        boolean covered = Double.isNaN(value) && days().anyMatch(d -> d <= day.toEpochDay());
        return covered ? 0 : value;
    }
}
