package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Which cases of a cluster named which foods and places, as a small network. */
final class SourceNetwork {
    private static final int MOST_CASES = 30;
    private static final int ROW = 18;
    private static final int LEFT = 210;
    private static final int RIGHT = 430;
    private static final int WIDTH = 620;

    private final Run run;
    private final Texts texts;

    SourceNetwork(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    /** Foods and places on the left, cases in order of onset on the right, a line for "named". */
    void write(Html page, JsonNode n) {
        int foods = Math.min(SourceDetail.MOST_FOODS, n.path("suspects").size());
        int cases = Math.min(MOST_CASES, n.path("people").size());
        if (foods == 0 || cases == 0) {
            return;
        }
        int height = ROW * Math.max(foods, cases) + ROW;
        String label = texts.get("source.network", foods, cases);
        page.open("div", "class", "scroll");
        page.open(
                "svg",
                "class",
                "network",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "role",
                "img",
                "aria-label",
                label);
        for (int c = 0; c < cases; c++) {
            for (JsonNode named : n.path("people").get(c).path("named")) {
                if (named.asInt() < foods) {
                    link(page, y(named.asInt(), foods, height), y(c, cases, height), named.asInt());
                }
            }
        }
        for (int f = 0; f < foods; f++) {
            node(page, n.path("suspects").get(f), y(f, foods, height));
        }
        for (int c = 0; c < cases; c++) {
            JsonNode person = n.path("people").get(c);
            String onset = texts.minute(run.instant(person.path("onset").asText())).substring(5);
            dot(page, RIGHT, y(c, cases, height), "case");
            String at = n.path("onsetsByDay").asBoolean() ? onset.substring(0, 5) : onset;
            text(page, RIGHT + 10, y(c, cases, height), "start", at);
        }
        page.close("svg").close("div");
        page.element("p", label, "class", "note");
    }

    private static double y(int index, int of, int height) {
        return (index + 0.5) * (height - ROW) / of + ROW / 2.0;
    }

    private static void link(Html page, double from, double to, int rank) {
        page.open(
                        "line",
                        "x1",
                        String.valueOf(LEFT),
                        "y1",
                        one(from),
                        "x2",
                        String.valueOf(RIGHT),
                        "y2",
                        one(to),
                        "class",
                        rank == 0 ? "first" : null)
                .close("line");
    }

    private void node(Html page, JsonNode suspect, double y) {
        dot(page, LEFT, y, suspect.path("standsOut").asBoolean() ? "stands-out" : "food");
        String name = texts.name(suspect);
        text(page, LEFT - 10, y, "end", name.length() > 26 ? name.substring(0, 25) + "…" : name);
    }

    private static void dot(Html page, int x, double y, String role) {
        page.open("circle", "cx", String.valueOf(x), "cy", one(y), "r", "5", "class", role)
                .close("circle");
    }

    private static void text(Html page, int x, double y, String anchor, String text) {
        page.element("text", text, "x", String.valueOf(x), "y", one(y + 4), "text-anchor", anchor);
    }

    private static String one(double v) {
        return String.format(Locale.ROOT, "%.1f", v);
    }
}
