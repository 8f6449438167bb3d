package org.tocsin.drill.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pseudonymous line list behind an alert, with the onset curve of its cases. */
final class LineList {
    private static final int ROWS = 20;
    private static final int LONGEST_CURVE = 120;
    private static final Set<String> MINOR =
            Set.of(
                    "record_id",
                    "visit_date",
                    "reported_at",
                    "received_at",
                    "facility",
                    "indicators",
                    "flags");
    private static final Set<String> PLACES = Set.of("residence", "facility", "institution");

    private final Run run;
    private final Texts texts;

    LineList(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    void write(Html page, Alert alert) throws IOException {
        String file = "linelist/" + alert.id() + ".csv";
        Path path = run.folder().resolve(file);
        List<List<String>> rows = RunFolder.read(path);
        page.element("h4", texts.get("linelist.title", Math.max(0, rows.size() - 1)));
        if (rows.size() < 2) {
            page.element("p", texts.get("linelist.none"), "class", "note");
            return;
        }
        onsets(page, rows);
        table(page, rows);
        int more = rows.size() - 1 - ROWS;
        page.open("p", "class", "note");
        page.text(more > 0 ? texts.get("linelist.more", ROWS, rows.size() - 1) + " " : "");
        page.element("a", file, "href", file).close("p");
    }

    private void onsets(Html page, List<List<String>> rows) {
        int column = rows.get(0).indexOf("occurrence_date");
        List<LocalDate> days =
                rows.stream()
                        .skip(1)
                        .map(row -> column < 0 ? "" : row.get(column))
                        .filter(day -> day.length() >= 10)
                        .map(day -> LocalDate.parse(day.substring(0, 10)))
                        .sorted()
                        .toList();
        if (days.isEmpty()) {
            return;
        }
        LocalDate first = days.get(0);
        LocalDate last = days.get(days.size() - 1);
        int length = (int) ChronoUnit.DAYS.between(first, last) + 1;
        if (length > LONGEST_CURVE) {
            return;
        }
        double[] counts = new double[Math.max(length, 14)];
        days.forEach(day -> counts[(int) ChronoUnit.DAYS.between(first, day)]++);
        String label = texts.get("linelist.curve", texts.day(first), texts.day(last));
        page.open("div", "class", "onsets");
        Pictures.bars(page, counts, counts.length, label);
        page.element("p", label, "class", "note").close("div");
    }

    private void table(Html page, List<List<String>> all) {
        List<List<String>> rows = withoutEmpty(all.subList(0, Math.min(all.size(), ROWS + 1)));
        List<String> heading = rows.get(0);
        page.open("div", "class", "scroll").open("table", "class", "lines").open("tr");
        heading.forEach(
                h -> page.element("th", texts.getOr("linelist." + h, h), "class", minor(h)));
        page.close("tr");
        for (List<String> row : rows.subList(1, rows.size())) {
            page.open("tr");
            for (int i = 0; i < row.size(); i++) {
                String column = i < heading.size() ? heading.get(i) : "";
                page.element("td", cell(column, row.get(i)), "class", minor(column));
            }
            page.close("tr");
        }
        page.close("table").close("div");
    }

    /** The columns in which some row has a value. */
    private static List<List<String>> withoutEmpty(List<List<String>> rows) {
        int[] filled =
                IntStream.range(0, rows.get(0).size())
                        .filter(i -> rows.stream().skip(1).anyMatch(row -> isFilled(row, i)))
                        .toArray();
        return rows.stream()
                .map(row -> Arrays.stream(filled).mapToObj(i -> isFilled(row, i) ? row.get(i) : ""))
                .map(Stream::toList)
                .toList();
    }

    private static boolean isFilled(List<String> row, int column) {
        return column < row.size() && !row.get(column).isEmpty();
    }

    /** Class of the columns that a phone leaves out (the file has them), of ids and of times. */
    private static String minor(String column) {
        String kind =
                column.equals("record_id")
                        ? "id"
                        : column.endsWith("_date") ? "d" : column.endsWith("_at") ? "t" : "";
        return MINOR.contains(column) ? ("x " + kind).strip() : kind.isEmpty() ? null : kind;
    }

    private String cell(String column, String value) {
        if (PLACES.contains(column)) {
            return run.nameOf(value, texts);
        }
        if (column.equals("indicators")) {
            return Arrays.stream(value.split("\\|"))
                    .map(id -> texts.name(run.indicator(id)))
                    .collect(Collectors.joining(texts.get("list.separator")));
        }
        return column.endsWith("_at") && value.length() >= 16
                ? value.substring(0, 16).replace('T', ' ')
                : value;
    }
}
