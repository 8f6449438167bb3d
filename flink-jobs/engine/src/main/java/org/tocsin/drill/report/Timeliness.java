package org.tocsin.drill.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How soon each facility reported over the last four weeks, the slowest first. */
final class Timeliness implements Section {
    private static final int DAYS = 28;
    private static final int ROWS = 15;

    private final Run run;
    private final Texts texts;

    Timeliness(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    /** Sums and typical delays of a facility. */
    private record Row(
            String facility,
            double due,
            double in,
            double silent,
            double visits,
            double p50,
            double p90) {
        static final Comparator<Row> SLOWEST =
                Comparator.comparingDouble((Row row) -> -(row.due - row.in) - row.silent)
                        .thenComparingDouble(row -> Double.isNaN(row.p90) ? 0 : -row.p90)
                        .thenComparing(Row::facility);
    }

    @Override
    public void write(Html page) {
        List<Row> rows = rows();
        page.element("h3", texts.get("timeliness.title", DAYS));
        if (rows.isEmpty()) {
            page.element("p", texts.get("timeliness.none"), "class", "nothing");
            return;
        }
        page.element("p", texts.get("timeliness.note"), "class", "note");
        table(page, rows.subList(0, Math.min(ROWS, rows.size())));
        if (rows.size() > ROWS) {
            page.open("details", "class", "more");
            page.element("summary", texts.get("timeliness.more", rows.size() - ROWS));
            table(page, rows.subList(ROWS, rows.size()));
            page.close("details");
        }
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (SeriesKey key : run.series().keys("reporting")) {
            Series series = run.series().get(key);
            if (series.level().equals("facility")) {
                rows.add(row(key.place(), series));
            }
        }
        rows.sort(Row.SLOWEST);
        return rows;
    }

    private Row row(String facility, Series series) {
        return new Row(
                facility,
                Arrays.stream(last(series, "due")).sum(),
                Arrays.stream(last(series, "in")).sum(),
                Arrays.stream(last(series, "silent")).sum(),
                Arrays.stream(last(series, "visits")).sum(),
                latest(last(series, "delay_median_h")),
                latest(last(series, "delay_p90_h")));
    }

    /** The known values of a field in the last days. */
    private double[] last(Series series, String field) {
        LocalDate from = run.lastDay().minusDays(DAYS - 1L);
        return from.datesUntil(run.lastDay().plusDays(1))
                .mapToDouble(day -> series.get(day, field))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    private static double latest(double[] values) {
        return values.length == 0 ? Double.NaN : values[values.length - 1];
    }

    private void table(Html page, List<Row> rows) {
        page.open("table", "class", "ranked timely").open("thead").open("tr");
        page.element("th", texts.get("timeliness.facility"));
        for (String column : List.of("reports", "silent", "visits", "median", "p90")) {
            page.element("th", texts.get("timeliness." + column), "class", "n " + column);
        }
        page.close("tr").close("thead").open("tbody");
        for (Row row : rows) {
            boolean bad = row.silent > 0 || row.in < row.due;
            page.open("tr", "class", bad ? "bad" : null);
            page.element("td", run.nameOf(row.facility, texts));
            String reports = texts.number(row.in) + " / " + texts.number(row.due);
            page.element("td", row.due > 0 ? reports : Texts.UNKNOWN, "class", "n reports");
            page.element("td", texts.number(row.silent), "class", "n silent");
            page.element("td", texts.number(row.visits), "class", "n visits");
            page.element("td", texts.decimal(row.p50), "class", "n median");
            page.element("td", texts.decimal(row.p90), "class", "n p90");
            page.close("tr");
        }
        page.close("tbody").close("table");
    }
}
