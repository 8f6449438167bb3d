package org.tocsin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import org.tocsin.epi.run.InvalidInputException;
import org.tocsin.epi.run.SeriesData;
import org.tocsin.epi.run.Table;

/** What a detector found, as a page: the whole series, and where it alarmed. */
final class DetectionPage {
    private final String method;
    private final SeriesData series;
    private final Table table;
    private final Locale language;

    DetectionPage(String method, SeriesData series, Table table, Locale language) {
        this.method = method;
        this.series = series;
        this.table = table;
        this.language = language;
        if (!table.columns().contains("alarm")) {
            throw new InvalidInputException("--plot draws detectors; " + method + " is none");
        }
    }

    void write(Path file) throws IOException {
        ResourceBundle texts = ResourceBundle.getBundle("org.tocsin.cli.plot", language);
        boolean ladder = table.columns().contains("rung");
        String name = String.valueOf(Path.of(series.name()).getFileName());
        ChartPage page =
                new ChartPage(format(texts.getString("detect.title"), method, name), language);
        page.fact(verdict(texts));
        double[] counts = series.observed();
        int missing = 0;
        for (double count : counts) {
            missing += Double.isNaN(count) ? 1 : 0;
        }
        String last = series.label(counts.length - 1);
        page.fact(
                format(
                        texts.getString("detect.facts"),
                        series.label(0),
                        last,
                        judged(),
                        missing,
                        method));
        page.roles("observed", "expected", "alarm");
        page.roles(ladder ? "score" : "threshold");
        if (ladder) {
            page.limit(series.freq() == 365 ? 2.97 : 2.75);
        }
        int row = 0;
        for (int i = 0; i < counts.length; i++) {
            boolean here = row < table.size() && (int) table.number(row, "index") == i + 1;
            page.point(
                    series.label(i),
                    null,
                    here && table.number(row, "alarm") == 1,
                    counts[i],
                    here ? expected(row) : Double.NaN,
                    here ? optional(row, "threshold") : Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    here && ladder ? table.number(row, "score") : Double.NaN);
            row += here ? 1 : 0;
        }
        page.write(file);
    }

    private int judged() {
        int judged = 0;
        for (int row = 0; row < table.size(); row++) {
            judged += Double.isNaN(table.number(row, "alarm")) ? 0 : 1;
        }
        return judged;
    }

    private String verdict(ResourceBundle texts) {
        int alarms = 0;
        int latest = -1;
        for (int row = 0; row < table.size(); row++) {
            if (table.number(row, "alarm") == 1) {
                alarms++;
                latest = row;
            }
        }
        if (alarms == 0) {
            return format(texts.getString("detect.none"), judged());
        }
        return format(
                texts.getString("detect.alarms"),
                alarms,
                judged(),
                series.label((int) table.number(latest, "index") - 1),
                ChartPage.number(table.number(latest, "observed")),
                ChartPage.number(expected(latest)));
    }

    /** Mean of the baseline under the name that the method gives it. */
    private double expected(int row) {
        for (String column : new String[] {"expected", "mean", "median"}) {
            double value = optional(row, column);
            if (!Double.isNaN(value)) {
                return value;
            }
        }
        return Double.NaN;
    }

    private double optional(int row, String column) {
        return table.columns().contains(column) ? table.number(row, column) : Double.NaN;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
