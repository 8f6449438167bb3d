package org.tocsin.place;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One row of a reference file. Reading a value that is not as expected adds a problem and returns
 * the value for "unknown", so that the reader goes on and finds the next problem.
 */
record CsvRow(Path file, long line, Map<String, String> values, Problems problems) {

    /** The field without outer blanks, empty if the column is absent. */
    String text(String field) {
        return values.getOrDefault(field, "").strip();
    }

    /** The field, which must not be empty. */
    String required(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            problem(field, "empty, expected a value");
        }
        return text;
    }

    /** The field, which must be one of the given words. */
    String oneOf(String field, Set<String> words) {
        String text = text(field);
        if (!words.contains(text)) {
            problem(field, "unknown value '" + text + "', expected one of " + words);
        }
        return text;
    }

    /** A decimal number, NaN if empty. */
    double number(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, as for infinity
        }
        problem(field, "'" + text + "' is not a number, expected a decimal number or nothing");
        return Double.NaN;
    }

    /** A whole number of at least 0, which is also the value if empty. */
    long count(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("\\d{1,15}")) {
            problem(field, "'" + text + "' is not a count, expected a whole number or nothing");
            return 0;
        }
        return Long.parseLong(text);
    }

    /** 1 or 0, empty being 0. */
    boolean flag(String field) {
        String text = text(field);
        if (!text.isEmpty() && !"0".equals(text) && !"1".equals(text)) {
            problem(field, "'" + text + "' is not a flag, expected 1 or 0");
        }
        return "1".equals(text);
    }

    /** Minute of the day of a time {@code HH:mm}, -1 if empty. */
    int minuteOfDay(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return -1;
        }
        try {
            return LocalTime.parse(text).toSecondOfDay() / 60;
        } catch (DateTimeParseException e) {
            problem(field, "'" + text + "' is not a time, expected HH:mm such as 09:00");
            return -1;
        }
    }

    /** Local epoch day of a date {@code yyyy-MM-dd}; empty, or a problem, gives no day. */
    OptionalInt day(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of((int) LocalDate.parse(text).toEpochDay());
        } catch (DateTimeParseException e) {
            problem(field, "'" + text + "' is not a date, expected yyyy-MM-dd");
            return OptionalInt.empty();
        }
    }

    /** Adds a problem with a field of this row. */
    void problem(String field, String what) {
        problems.add(file, line, field, what);
    }
}
