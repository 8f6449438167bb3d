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

    /** Rows of the table and nodes of the picture. */
    static final int MOST_FOODS = 8;

    private final Run run;
    private final Texts texts;
    private final SourceCurve curve;
    private final SourceNetwork network;

    SourceDetail(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
        this.curve = new SourceCurve(run, texts);
        this.network = new SourceNetwork(run, texts);
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
        curve.write(page, found);
        network.write(page, found);
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
}
