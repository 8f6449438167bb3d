package org.tocsin.epi.run;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A series as a file holds it: named columns of texts, read on demand, and what is known about its
 * calendar. Rows are consecutive days, weeks or months; row 1 is index 1. Counts are column {@code
 * observed} (or {@code count}); {@code NA} is a missing report, not zero.
 */
public final class SeriesData {
    private final String name;
    private final Map<String, List<String>> columns;
    private final Map<String, Object> calendar;
    private final int firstLine;

    private SeriesData(
            String name,
            Map<String, List<String>> columns,
            Map<String, Object> calendar,
            int firstLine) {
        this.name = name;
        this.columns = columns;
        this.calendar = calendar;
        this.firstLine = firstLine;
    }

    /**
     * Creates a series.
     *
     * @param name how messages call it: the file
     * @param columns texts by column name, all of one length
     * @param calendar freq (points a year), epoch_as_date, start, where known; may be empty
     */
    public static SeriesData of(
            String name, Map<String, List<String>> columns, Map<String, ?> calendar) {
        return new SeriesData(name, new LinkedHashMap<>(columns), new LinkedHashMap<>(calendar), 2);
    }

    /** The same with one column replaced or added. */
    SeriesData withColumn(String column, List<String> texts) {
        Map<String, List<String>> changed = new LinkedHashMap<>(columns);
        changed.put(column, List.copyOf(texts));
        return new SeriesData(name, changed, calendar, firstLine);
    }

    /** How messages call this series. */
    public String name() {
        return name;
    }

    /** Whether there is such a column. */
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /** The texts of a column. */
    public List<String> texts(String column) {
        List<String> texts = columns.get(column);
        if (texts == null) {
            throw new InvalidInputException(
                    name + ": column " + column + " is missing; found " + columns.keySet());
        }
        return texts;
    }

    /** Number of rows. */
    public int size() {
        return columns.isEmpty() ? 0 : columns.values().iterator().next().size();
    }

    /** A numeric column, NaN where missing. */
    public double[] numbers(String column) {
        List<String> texts = texts(column);
        double[] values = new double[texts.size()];
        for (int i = 0; i < values.length; i++) {
            String text = texts.get(i).trim();
            values[i] = Literals.parse(text);
            if (Double.isNaN(values[i]) && !Literals.isMissing(text)) {
                throw wrong(i, column, "a number or NA", text);
            }
        }
        return values;
    }

    /** The counts, NaN where missing; negative or infinite ones are refused. */
    public double[] observed() {
        String column = has("observed") || !has("count") ? "observed" : "count";
        double[] counts = numbers(column);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0 || Double.isInfinite(counts[i])) {
                throw wrong(i, column, "a count >= 0 or NA", texts(column).get(i));
            }
        }
        checkOrder();
        return counts;
    }

    /**
     * The same series with a row of missing values for each date between its rows that it does not
     * have. Only dated series without an index column are filled, daily or weekly, whichever step
     * is the smallest found; others are returned as they are.
     */
    public SeriesData withoutGaps() {
        if (has("index") || !has("date") || !(has("observed") || has("count"))) {
            return this;
        }
        observed();
        if (!dated()) {
            return label(0).trim().matches("\\d{4}-?W\\d{1,2}") ? onMondays().withoutGaps() : this;
        }
        LocalDate[] dates = dates();
        long step = smallestStep(dates);
        if (step != 1 && step != 7) {
            return this;
        }
        Map<String, List<String>> filled = new LinkedHashMap<>();
        columns.keySet().forEach(column -> filled.put(column, new ArrayList<>()));
        LocalDate next = dates[0];
        for (int row = 0; row < dates.length; next = next.plusDays(step)) {
            boolean there = dates[row].equals(next);
            if (dates[row].isBefore(next)) {
                throw wrong(row, "date", "a date every " + step + " days", label(row));
            }
            for (Map.Entry<String, List<String>> column : filled.entrySet()) {
                String missing = column.getKey().equals("date") ? next.toString() : "NA";
                column.getValue().add(there ? columns.get(column.getKey()).get(row) : missing);
            }
            row += there ? 1 : 0;
        }
        return new SeriesData(name, filled, calendar, firstLine);
    }

    /** Labels of ISO weeks (2001-W05) as the dates of their Mondays. */
    private SeriesData onMondays() {
        Map<String, List<String>> dated = new LinkedHashMap<>(columns);
        List<String> mondays = new ArrayList<>();
        for (int row = 0; row < size(); row++) {
            mondays.add(monday(row).toString());
        }
        dated.put("date", mondays);
        return new SeriesData(name, dated, calendar, firstLine);
    }

    private LocalDate monday(int row) {
        java.util.regex.Matcher week =
                java.util.regex.Pattern.compile("(\\d{4})-?W(\\d{1,2})").matcher(label(row).trim());
        int number = week.matches() ? Integer.parseInt(week.group(2)) : 0;
        if (number < 1 || number > 53) {
            throw wrong(row, "date", "a week like 2001-W05", label(row));
        }
        int year = Integer.parseInt(week.group(1));
        return LocalDate.of(year, 1, 4).with(java.time.DayOfWeek.MONDAY).plusWeeks(number - 1L);
    }

    private static long smallestStep(LocalDate[] dates) {
        long step = Long.MAX_VALUE;
        for (int i = 1; i < dates.length; i++) {
            step = Math.min(step, ChronoUnit.DAYS.between(dates[i - 1], dates[i]));
        }
        return step;
    }

    /** The label of a row: its date as the file writes it. */
    public String label(int row) {
        return has("date") ? texts("date").get(row) : Integer.toString(row + 1);
    }

    /** The calendar dates of a dated series. */
    public LocalDate[] dates() {
        List<String> texts = texts("date");
        LocalDate[] dates = new LocalDate[texts.size()];
        for (int i = 0; i < dates.length; i++) {
            try {
                dates[i] = LocalDate.parse(texts.get(i).trim());
            } catch (DateTimeException e) {
                throw wrong(i, "date", "a date like 2024-02-13", texts.get(i));
            }
        }
        return dates;
    }

    /** Whether the rows carry calendar dates rather than nominal labels like 2001-W05. */
    public boolean dated() {
        Object known = calendar.get("epoch_as_date");
        if (known instanceof Boolean b) {
            return b;
        }
        return size() > 0 && label(0).trim().matches("\\d{4}-\\d{2}-\\d{2}");
    }

    /** Points a year: 52 weekly, 12 monthly, 365 daily. */
    public int freq() {
        if (calendar.get("freq") instanceof Number number) {
            return number.intValue();
        }
        if (size() < 2 || !has("date")) {
            return 52;
        }
        return dated() ? freqOfDates() : freqOfLabels();
    }

    /** Epoch number of the first row within its year, from 1. */
    public int startEpoch() {
        if (calendar.get("start") instanceof List<?> start
                && start.size() == 2
                && start.get(1) instanceof Number epoch) {
            return epoch.intValue();
        }
        String tail = label(0).replaceAll("^\\d+-W?", "");
        return !dated() && tail.matches("\\d{1,3}") ? Integer.parseInt(tail) : 1;
    }

    /** Complains about a cell; {@code row} counts from 0. */
    public InvalidInputException wrong(int row, String column, String expected, String got) {
        return new InvalidInputException(
                name
                        + ":"
                        + (row + firstLine)
                        + ": "
                        + column
                        + ": expected "
                        + expected
                        + ", got '"
                        + got
                        + "'");
    }

    private int freqOfDates() {
        long days = smallestStep(dates());
        if (days == 1) {
            return 365;
        }
        return days >= 28 ? 12 : 52;
    }

    private int freqOfLabels() {
        String label = label(0).trim();
        if (label.matches("\\d{4}-\\d{2}")) {
            return 12;
        }
        return label.matches("\\d{4}-\\d{3}") ? 365 : 52;
    }

    /** Dates and nominal labels like 2001-W05 must increase from row to row. */
    private void checkOrder() {
        if (!has("date")) {
            return;
        }
        boolean dated = dated();
        if (dated) {
            dates();
        }
        for (int i = 1; i < size(); i++) {
            String now = label(i).trim();
            String before = label(i - 1).trim();
            boolean comparable = dated || now.matches("\\d{4}-W?\\d{2,3}");
            if (comparable && now.compareTo(before) <= 0) {
                String what = now.equals(before) ? "each date once" : "dates in order";
                throw wrong(i, "date", what, now);
            }
        }
    }
}
