package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The onset curve of a cluster by a shared exposure, in steps of hours or days, with the meals in
 * question and the time in which the incubation puts the exposure.
 */
final class SourceCurve {
    private static final int[] STEPS = {1, 2, 3, 6, 12, 24, 48, 168};
    private static final int MOST_BARS = 36;
    private static final int MOST_LABELS = 7;
    private static final int ROOM = 66;
    private static final int WIDTH = 620;
    private static final int LEFT = 26;
    private static final int TOP = 16;
    private static final int BASE = 112;
    private static final int HEIGHT = 132;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

    private final Run run;
    private final Texts texts;

    SourceCurve(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    /** Times on the axis: {@code bars} steps of so many hours from a start. */
    private record Scale(ZonedDateTime start, int hours, int bars) {
        double x(ZonedDateTime at) {
            double steps = Duration.between(start, at).toMinutes() / 60.0 / hours;
            double width = (double) (WIDTH - LEFT) / bars;
            return LEFT + width * Math.max(0, Math.min(bars, steps));
        }

        int bar(ZonedDateTime at) {
            return (int) (Duration.between(start, at).toMinutes() / 60 / hours);
        }
    }

    void write(Html page, JsonNode n) {
        List<ZonedDateTime> onsets = new ArrayList<>();
        n.path("people").forEach(p -> onsets.add(run.instant(p.path("onset").asText())));
        if (onsets.isEmpty()) {
            return;
        }
        onsets.sort(null);
        ZonedDateTime meal = n.has("mealFrom") ? run.instant(n.path("mealFrom").asText()) : null;
        Scale scale = scale(onsets, meal, n.path("onsetsByDay").asBoolean());
        int[] counts = new int[scale.bars()];
        onsets.forEach(at -> counts[scale.bar(at)]++);
        String label = texts.get("source.curve", onsets.size(), scale.hours());
        page.open("div", "class", "scroll");
        page.open(
                "svg",
                "class",
                "source-curve",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                label);
        likely(page, n, scale);
        bars(page, counts, scale);
        axis(page, scale, counts);
        if (meal != null) {
            meal(page, scale.x(meal), scale.x(run.instant(n.path("mealTo").asText())));
        }
        page.close("svg").close("div");
        page.element("p", label + " " + texts.get("source.curve.key"), "class", "note");
    }

    /** The shortest step that gives few enough bars, from the meal or the first onset on. */
    private static Scale scale(List<ZonedDateTime> onsets, ZonedDateTime meal, boolean byDay) {
        ZonedDateTime from = onsets.get(0);
        ZonedDateTime first = meal != null && meal.isBefore(from) ? meal : from;
        ZonedDateTime midnight = first.truncatedTo(ChronoUnit.DAYS);
        ZonedDateTime last = onsets.get(onsets.size() - 1);
        for (int step : STEPS) {
            long before = Duration.between(midnight, first).toHours() / step;
            ZonedDateTime start = midnight.plusHours(before * step);
            int bars = (int) (Duration.between(start, last).toMinutes() / 60 / step) + 1;
            boolean fits = bars <= MOST_BARS && !(byDay && step < 24);
            if (fits || step == STEPS[STEPS.length - 1]) {
                return new Scale(start, step, Math.max(bars, 6));
            }
        }
        throw new IllegalStateException("no step");
    }

    private void likely(Html page, JsonNode n, Scale scale) {
        if (!n.has("likelyMealFrom")) {
            return;
        }
        double from = scale.x(run.instant(n.path("likelyMealFrom").asText()));
        double to = scale.x(run.instant(n.path("likelyMealTo").asText()));
        if (to > from) {
            Pictures.rectangle(page, "likely", from, TOP, to - from, BASE - TOP);
        }
    }

    private static void bars(Html page, int[] counts, Scale scale) {
        int most = most(counts);
        double width = (double) (WIDTH - LEFT) / scale.bars();
        for (int i = 0; i < counts.length; i++) {
            double height = (double) (BASE - TOP) * counts[i] / most;
            if (counts[i] > 0) {
                Pictures.rectangle(
                        page, "observed", LEFT + i * width + 1, BASE - height, width - 2, height);
            }
        }
    }

    private static int most(int[] counts) {
        int most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        return most;
    }

    private static void axis(Html page, Scale scale, int[] counts) {
        line(page, null, LEFT, BASE, WIDTH, BASE);
        text(page, LEFT - 5, TOP + 9, "end", String.valueOf(most(counts)));
        text(page, LEFT - 5, BASE, "end", "0");
        int every = (scale.bars() + MOST_LABELS - 1) / MOST_LABELS;
        double width = (double) (WIDTH - LEFT) / scale.bars();
        for (int i = 0; i < scale.bars(); i += every) {
            ZonedDateTime at = scale.start().plusHours((long) i * scale.hours());
            double x = LEFT + i * width;
            line(page, null, x, BASE, x, BASE + 4);
            String label = (scale.hours() < 24 ? HOUR : DAY).format(at);
            if (x < WIDTH - ROOM) {
                text(page, x, BASE + 16, "start", label);
            }
        }
    }

    private static void meal(Html page, double from, double to) {
        if (to - from > 1) {
            Pictures.rectangle(page, "meals", from, TOP - 2, to - from, 4);
        }
        line(page, "meal", from, TOP - 2, from, BASE);
        page.open(
                        "path",
                        "class",
                        "meal",
                        "d",
                        "M%s %dl5 -9h-10z".formatted(Pictures.coordinate(from), TOP - 2))
                .close("path");
    }

    private static void line(Html page, String role, double x1, double y1, double x2, double y2) {
        page.open(
                        "line",
                        "class",
                        role,
                        "x1",
                        Pictures.coordinate(x1),
                        "y1",
                        Pictures.coordinate(y1),
                        "x2",
                        Pictures.coordinate(x2),
                        "y2",
                        Pictures.coordinate(y2))
                .close("line");
    }

    private static void text(Html page, double x, double y, String anchor, String text) {
        page.element(
                "text",
                text,
                "x",
                Pictures.coordinate(x),
                "y",
                Pictures.coordinate(y),
                "text-anchor",
                anchor);
    }
}
