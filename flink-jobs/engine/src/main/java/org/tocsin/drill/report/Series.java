package org.tocsin.drill.report;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;

/** One series: numeric fields by local day. */
final class Series {
    private final String level;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final TreeMap<Long, double[]> days = new TreeMap<>();

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

    /** Forgets what is known of a day: a later point replaces the earlier one whole. */
    void clear(long day) {
        days.put(day, new double[0]);
    }

    void put(long day, String field, double value) {
        int column = columns.computeIfAbsent(field, f -> columns.size());
        double[] row = days.getOrDefault(day, new double[0]);
        if (row.length <= column) {
            int old = row.length;
            row = Arrays.copyOf(row, column + 1);
            Arrays.fill(row, old, column + 1, Double.NaN);
            days.put(day, row);
        }
        row[column] = value;
    }

    /** The field on a day, NaN where there is no point or the point lacks the field. */
    double get(LocalDate day, String field) {
        double[] row = days.get(day.toEpochDay());
        Integer column = columns.get(field);
        return row == null || column == null || column >= row.length ? Double.NaN : row[column];
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
