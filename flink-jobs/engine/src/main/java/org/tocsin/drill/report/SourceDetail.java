package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a cluster by a shared exposure opens to: suspects, times, and who named what. */
final class SourceDetail {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_CASES = 30;
    private static final int MOST_FOODS = 8;
    private static final int ROW = 18;
    private static final int LEFT = 210;
    private static final int RIGHT = 430;
    private static final int WIDTH = 620;

    private final Run run;
    private final Texts texts;

    SourceDetail(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    void write(Html page, Alert alert) throws IOException {
        Path file = run.folder().resolve("clusters").resolve(alert.id() + ".json");
        if (!Files.exists(file)) {
            return;
        }
        JsonNode found = JSON.readTree(file.toFile());
        page.element("h4", texts.get("source.title"));
        String said =
                texts.pick(
                        found.path("hypothesisZh").asText(""),
                        found.path("hypothesisEn").asText(""));
        page.element("p", said, "class", "hypothesis");
        people(page, found);
        times(page, found);
        suspects(page, found);
        network(page, found);
    }

    private void people(Html page, JsonNode n) {
        List<String> parts = new ArrayList<>();
        int cases = n.path("cases").asInt();
        int households = n.path("households").asInt(cases);
        if (households < cases) {
            parts.add(texts.get("source.households", cases, households));
        }
        for (JsonNode agent : n.path("agents")) {
            parts.add(texts.get("source.agent", texts.name(agent), agent.path("cases").asInt()));
        }
        if (!parts.isEmpty()) {
            page.element("p", String.join(" ", parts), "class", "note");
        }
    }

    private void times(Html page, JsonNode n) {
        List<String> parts = new ArrayList<>();
        if (n.has("mealFrom")) {
            parts.add(texts.get("source.meals", minute(n, "mealFrom"), minute(n, "mealTo")));
            parts.add(
                    texts.get(
                            n.path("onsetsByDay").asBoolean() ? "source.days" : "source.hours",
                            number(n, "medianHours"),
                            number(n, "shortestHours"),
                            number(n, "longestHours")));
        }
        parts.add(texts.get(n.path("onePeak").asBoolean() ? "source.one" : "source.many"));
        parts.add(
                n.has("likelyMealFrom")
                        ? texts.get(
                                "source.likely",
                                minute(n, "likelyMealFrom"),
                                minute(n, "likelyMealTo"))
                        : texts.get("source.unlikely"));
        page.element("p", String.join(" ", parts), "class", "note");
    }

    private String minute(JsonNode n, String key) {
        return texts.minute(run.instant(n.path(key).asText()));
    }

    private String number(JsonNode n, String key) {
        return texts.number(n.path(key).asDouble(Double.NaN));
    }

    private void suspects(Html page, JsonNode n) {
        boolean cohort = n.path("comparison").asText().equals("cohort");
        String what = cohort ? "source.cohort" : "source.case-case";
        page.element("p", texts.get(what, n.path("compared").asInt()), "class", "note");
        page.open("div", "class", "scroll").open("table", "class", "suspects").open("tr");
        page.element("th", texts.get("source.what"));
        page.element("th", texts.get("source.ill"), "class", "n");
        page.element("th", texts.get(cohort ? "source.well" : "source.others"), "class", "n");
        if (cohort) {
            page.element("th", texts.get("source.rates"), "class", "n");
        }
        page.element("th", cohort ? "RR (95 %)" : "OR (95 %)", "class", "n");
        page.element("th", "p", "class", "n").close("tr");
        int shown = 0;
        for (JsonNode s : n.path("suspects")) {
            if (shown++ == MOST_FOODS) {
                break;
            }
            page.open("tr", "class", s.path("standsOut").asBoolean() ? "stands-out" : null);
            page.open("td").text(texts.name(s));
            page.element("small", " " + texts.get("source.kind." + s.path("kind").asText()));
            page.close("td");
            page.element("td", of(s, "ill", "illAsked"), "class", "n");
            page.element("td", of(s, "compared", "comparedAsked"), "class", "n");
            if (cohort) {
                page.element(
                        "td",
                        texts.percent(s.path("attackRate").asDouble(Double.NaN))
                                + " / "
                                + texts.percent(s.path("attackRateOthers").asDouble(Double.NaN)),
                        "class",
                        "n");
            }
            page.element("td", ratio(s, cohort ? "riskRatio" : "oddsRatio"), "class", "n");
            page.element("td", p(s), "class", "n");
            page.close("tr");
        }
        page.close("table").close("div");
    }

    private static String of(JsonNode s, String part, String all) {
        return s.path(part).asInt() + " / " + s.path(all).asInt();
    }

    private static String p(JsonNode s) {
        double p = s.path("p").asDouble(Double.NaN);
        if (Double.isNaN(p)) {
            return Texts.UNKNOWN;
        }
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** A ratio that is missing is infinite where its lower limit is known. */
    private String ratio(JsonNode s, String key) {
        boolean infinite = !s.has(key) && s.has(key + "Low");
        if (!s.has(key) && !infinite) {
            return Texts.UNKNOWN;
        }
        String value = infinite ? "∞" : texts.number(s.path(key).asDouble());
        if (!s.has(key + "Low")) {
            return value;
        }
        String high = s.has(key + "High") ? number(s, key + "High") : "∞";
        return value + " (" + number(s, key + "Low") + "–" + high + ")";
    }

    /** Foods and places on the left, cases in order of onset on the right, a line for "named". */
    private void network(Html page, JsonNode n) {
        int foods = Math.min(MOST_FOODS, n.path("suspects").size());
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
            String onset = minute(person, "onset").substring(5);
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
