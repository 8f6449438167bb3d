package org.tocsin.epi.run;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.epi.nowcast.DelayTriangle;
import org.tocsin.epi.nowcast.Nowcast;
import org.tocsin.epi.nowcast.Predictive;

/**
 * {@code nowcast}: final counts of the last days from a line list with two dates per case (event
 * and report: columns date_hospitalisation or date_event or date_onset or date, and date_report).
 */
final class NowcastMethod implements Method {
    private static final String[] EVENT = {
        "date_hospitalisation", "date_event", "date_onset", "onset_at", "date"
    };
    private static final String[] REPORT = {"date_report", "reported_at", "received_at"};
    private static final double[] PROBABILITIES = {0.025, 0.5, 0.975};
    private static final Pattern SINCE = Pattern.compile("from (\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern PRIOR = Pattern.compile("mean ([\\d.]+), variance ([\\d.]+)");
    private static final int YOUNGEST_DAYS = 11;

    @Override
    public Table run(Params params, SeriesData series) {
        int maxDelay = params.integer("D", 15);
        List<DelayTriangle.Dates> list = lineList(series);
        LocalDate now = date(params, "now", latest(list));
        long from = from(params, now, list, maxDelay);
        DelayTriangle triangle = DelayTriangle.of(list, from, now.toEpochDay(), maxDelay);
        double[] prior = prior(params);
        Nowcast nowcast =
                Nowcast.of(triangle)
                        .withMax(params.integer("N_max", 300))
                        .withPrior(prior[0], prior[1]);
        int days = params.integer("days", YOUNGEST_DAYS);
        return table(triangle, nowcast, Math.min(days, triangle.days()));
    }

    private static Table table(DelayTriangle triangle, Nowcast nowcast, int days) {
        List<String> columns = new ArrayList<>(List.of("date", "observed_so_far"));
        for (String form : List.of("lawless", "unif", "bayes.notrunc", "bayes.trunc")) {
            columns.add("mean_" + form);
            for (double p : PROBABILITIES) {
                columns.add("q" + p + "_" + form);
            }
        }
        columns.add("share_reported");
        columns.add("point");
        Table table = new Table(columns.toArray(String[]::new));
        for (int row = triangle.days() - days; row < triangle.days(); row++) {
            List<Object> cells = new ArrayList<>();
            cells.add(LocalDate.ofEpochDay(triangle.day(row)).toString());
            cells.add(triangle.soFar(row));
            add(cells, nowcast.lawless(row));
            add(cells, nowcast.uniform(row));
            add(cells, nowcast.bayesIgnoringTruncation(row));
            add(cells, nowcast.bayesTruncated(row));
            cells.add(nowcast.share(row));
            cells.add(Table.available(nowcast.point(row)));
            table.add(cells.toArray());
        }
        return table;
    }

    private static void add(List<Object> cells, Predictive predictive) {
        cells.add(predictive.mean());
        for (double p : PROBABILITIES) {
            cells.add(predictive.quantile(p));
        }
    }

    private static List<DelayTriangle.Dates> lineList(SeriesData series) {
        String event = column(series, EVENT);
        String report = column(series, REPORT);
        List<DelayTriangle.Dates> list = new ArrayList<>();
        for (int row = 0; row < series.size(); row++) {
            long happened = day(series, event, row);
            long reported = day(series, report, row);
            if (reported < happened) {
                String text = series.texts(report).get(row);
                throw series.wrong(row, report, "a date not before " + event, text);
            }
            list.add(new DelayTriangle.Dates(happened, reported));
        }
        return list;
    }

    private static String column(SeriesData series, String... names) {
        for (String name : names) {
            if (series.has(name)) {
                return name;
            }
        }
        throw new InvalidInputException(
                series.name() + ": one of the columns " + String.join(", ", names) + " is needed");
    }

    private static long day(SeriesData series, String column, int row) {
        String text = series.texts(column).get(row);
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text).toEpochDay();
        } catch (DateTimeException e) {
            throw series.wrong(row, column, "a date like 2024-02-13", text);
        }
    }

    private static LocalDate latest(List<DelayTriangle.Dates> list) {
        long last = Long.MIN_VALUE;
        for (DelayTriangle.Dates each : list) {
            last = Math.max(last, each.report());
        }
        return LocalDate.ofEpochDay(last);
    }

    private static LocalDate date(Params params, String name, LocalDate otherwise) {
        String text = params.text(name, null);
        try {
            return text == null ? otherwise : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw params.wrong(name, "a date like 2024-02-13", text);
        }
    }

    /**
     * First event day: {@code from}; or {@code m} days before now; or the date in the text of
     * {@code moving_window}; or the first event of the list.
     */
    private static long from(
            Params params, LocalDate now, List<DelayTriangle.Dates> list, int maxDelay) {
        LocalDate from = date(params, "from", null);
        Matcher text = SINCE.matcher(params.text("moving_window", ""));
        int days = params.integer("m", 0);
        if (from != null) {
            return from.toEpochDay();
        }
        if (days > 0) {
            return now.toEpochDay() - days + 1;
        }
        if (text.find()) {
            return LocalDate.parse(text.group(1)).toEpochDay();
        }
        long first = now.toEpochDay() - maxDelay;
        for (DelayTriangle.Dates each : list) {
            first = Math.min(first, each.event());
        }
        return first;
    }

    /** Mean and variance of the prior: prior_mean and prior_variance, or the text of prior. */
    private static double[] prior(Params params) {
        Matcher text = PRIOR.matcher(params.text("prior", ""));
        boolean found = text.find();
        return new double[] {
            params.number("prior_mean", found ? Double.parseDouble(text.group(1)) : 50),
            params.number("prior_variance", found ? Double.parseDouble(text.group(2)) : 3000)
        };
    }
}
