package org.tocsin.drill.report;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * How fast a curve grows and what is to be expected, in one line and a small fan, marked as an
 * estimate. By receipt date; silent where there is none.
 */
final class OutlookPart {
    private static final int DAYS_SHOWN = 28;
    private static final int DAYS_AHEAD = 14;
    private static final int OLDEST = 7;
    private static final int WIDTH = 336;
    private static final int HEIGHT = 64;

    private final Run run;
    private final Texts texts;
    private final int step;

    OutlookPart(Run run, Texts texts, boolean weekly) {
        this.run = run;
        this.texts = texts;
        this.step = weekly ? 7 : 1;
    }

    void write(Html page, Curve curve) {
        Series growth = series("growth", curve);
        LocalDate day = run.lastDay();
        for (int age = 0; age < OLDEST && Double.isNaN(growth.get(day, "rate")); age++) {
            day = day.minusDays(1);
        }
        if (Double.isNaN(growth.get(day, "rate"))) {
            return;
        }
        page.open("div", "class", "outlook");
        fan(page, curve, day);
        page.open("p").element("b", texts.get("outlook.title", texts.shortDay(day)));
        page.text(" " + trend(growth, day) + reproduction(growth, day) + " " + next(growth, day));
        page.close("p").close("div");
    }

    private Series series(String measurement, Curve curve) {
        return run.series()
                .get(
                        SeriesKey.curve(
                                measurement, curve.axis(), curve.indicator().id(), run.focus()));
    }

    private String trend(Series growth, LocalDate day) {
        double low = growth.get(day, "rate_low");
        double high = growth.get(day, "rate_high");
        String range = texts.get("outlook.range", change(low), change(high));
        if (low <= 0 && high >= 0) {
            return texts.get("outlook.unclear", range, every());
        }
        double rate = growth.get(day, "rate");
        String days = texts.number(Math.max(1, Math.rint(Math.log(2) / Math.abs(rate))));
        return texts.get(
                rate > 0 ? "outlook.growing" : "outlook.falling",
                change(rate),
                range,
                days,
                every());
    }

    private String every() {
        return texts.get(step == 7 ? "outlook.week" : "outlook.day");
    }

    /** A natural rate per day as percent a day or, for curves by week, a week. */
    private String change(double rate) {
        double percent = 100 * Math.expm1(rate * step);
        double whole = Math.rint(percent) + 0.0; // no minus zero
        return (whole > 0 ? "+" : "") + texts.number(whole);
    }

    private String reproduction(Series growth, LocalDate day) {
        double rt = growth.get(day, "rt");
        return Double.isNaN(rt)
                ? ""
                : " "
                        + texts.get(
                                "outlook.rt",
                                texts.decimal(rt),
                                texts.decimal(growth.get(day, "rt_low")),
                                texts.decimal(growth.get(day, "rt_high")));
    }

    private String next(Series growth, LocalDate day) {
        String week = next(growth, day, "next7", 7);
        double two = growth.get(day, "next14");
        return Double.isNaN(two) ? week : week + " " + next(growth, day, "next14", DAYS_AHEAD);
    }

    private String next(Series growth, LocalDate day, String field, int days) {
        return texts.get(
                "outlook.next",
                days,
                texts.number(Math.rint(growth.get(day, field))),
                texts.number(growth.get(day, field + "_low")),
                texts.number(growth.get(day, field + "_high")));
    }

    /** Received so far as bars, the forecast as bands of 80 and 95 % with its mean. */
    private void fan(Html page, Curve curve, LocalDate day) {
        Series receipts = series("receipts", curve);
        Series forecast = series("forecast", curve);
        int past = DAYS_SHOWN / (step == 7 ? 2 : 1);
        int ahead = DAYS_AHEAD / step;
        double[] bars = new double[past];
        Arrays.setAll(
                bars,
                i ->
                        receipts.count(
                                day.minusDays((long) (past - 1 - i) * step),
                                step == 7 ? "sum7" : "count"));
        double[][] bands = new double[5][ahead];
        String[] fields = {"low95", "low80", "mean", "high80", "high95"};
        for (int f = 0; f < fields.length; f++) {
            for (int h = 0; h < ahead; h++) {
                bands[f][h] = forecast.get(day.plusDays((long) (h + 1) * step), fields[f]);
            }
        }
        if (ahead == 0 || Double.isNaN(bands[0][ahead - 1])) {
            return;
        }
        draw(page, bars, bands);
    }

    private void draw(Html page, double[] bars, double[][] bands) {
        double top = Math.max(1, Arrays.stream(bands[4]).max().orElse(1));
        top = Math.max(top, Arrays.stream(bars).filter(b -> !Double.isNaN(b)).max().orElse(1));
        double width = WIDTH / (double) (bars.length + bands[0].length);
        page.open("svg", "class", "fan", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img");
        page.element("title", texts.get("outlook.picture"));
        for (int i = 0; i < bars.length; i++) {
            double height = Double.isNaN(bars[i]) ? 0 : Math.max(0, bars[i]) / top * HEIGHT;
            rectangle(page, i * width, HEIGHT - height, 0.8 * width, height);
        }
        double from = bars.length * width;
        band(page, "band95", bands[0], bands[4], from, width, top);
        band(page, "band80", bands[1], bands[3], from, width, top);
        StringBuilder line = new StringBuilder();
        for (int h = 0; h < bands[2].length; h++) {
            line.append(h == 0 ? "M" : "L").append(at(from, width, h, bands[2][h], top));
        }
        page.open("path", "class", "mean", "d", line.toString()).close("path");
        page.close("svg");
    }

    private static void rectangle(Html page, double x, double y, double width, double height) {
        page.open(
                        "rect",
                        "class",
                        "received",
                        "x",
                        Pictures.coordinate(x),
                        "y",
                        Pictures.coordinate(y),
                        "width",
                        Pictures.coordinate(width),
                        "height",
                        Pictures.coordinate(height))
                .close("rect");
    }

    private static void band(
            Html page,
            String role,
            double[] low,
            double[] high,
            double from,
            double width,
            double top) {
        StringBuilder path = new StringBuilder();
        for (int h = 0; h < high.length; h++) {
            path.append(h == 0 ? "M" : "L").append(at(from, width, h, high[h], top));
        }
        for (int h = low.length - 1; h >= 0; h--) {
            path.append("L").append(at(from, width, h, low[h], top));
        }
        page.open("path", "class", role, "d", path.append("Z").toString()).close("path");
    }

    private static String at(double from, double width, int h, double value, double top) {
        return Pictures.coordinate(from + (h + 0.4) * width)
                + " "
                + Pictures.coordinate(HEIGHT - value / top * HEIGHT);
    }
}
