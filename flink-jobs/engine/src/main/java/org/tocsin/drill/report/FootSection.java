package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** By what rules and data the page came about, and the command that makes it again. */
final class FootSection implements Section {
    private final Run run;
    private final Texts texts;
    private final JsonNode summary;

    FootSection(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
        this.summary = run.summary();
    }

    @Override
    public void write(Html page) {
        page.open("section", "id", "foot");
        page.element("h2", texts.get("foot.title"));
        burden(page);
        demonstrations(page);
        rules(page);
        list(page, "foot.detectors", detectors());
        list(page, "foot.sources", sources());
        page.element("h3", texts.get("foot.again"));
        page.open("pre").text(summary.path("command").asText("")).close("pre");
        page.element("p", origin(), "class", "note");
        page.close("section");
    }

    private void burden(Html page) {
        double weeks = summary.path("countyWeeks").asDouble(Double.NaN);
        double notify = summary.path("alerts").path("notify").asDouble(Double.NaN);
        double list = summary.path("alerts").path("list").asDouble(Double.NaN);
        String text =
                weeks > 0
                        ? texts.get(
                                "foot.burden",
                                texts.number(notify),
                                texts.number(list),
                                texts.number(weeks),
                                texts.number(notify / weeks))
                        : texts.get("foot.burden-plain", texts.number(notify), texts.number(list));
        page.element("p", text);
    }

    private void demonstrations(Html page) {
        List<String> lines = new ArrayList<>();
        for (JsonNode demonstration : summary.path("demonstrations")) {
            String alarms = texts.number(demonstration.path("alarms").asDouble(Double.NaN));
            String text = demonstration.path("text").asText("");
            String id = demonstration.path("id").asText("");
            String title = texts.getOr("demonstration." + id, id);
            lines.add(texts.get("foot.demonstration", title, alarms, text));
        }
        list(page, "foot.demonstrations", lines);
    }

    private void rules(Html page) {
        if (summary.path("rules").isEmpty()) {
            return;
        }
        page.element("h3", texts.get("foot.rules"));
        page.open("table", "class", "ranked rules").open("thead").open("tr");
        for (String column : List.of("rule", "level", "tier", "deadline", "mark")) {
            page.element("th", texts.get("foot." + column), "class", column);
        }
        page.element("th", texts.get("foot.notify"), "class", "n");
        page.element("th", texts.get("foot.list"), "class", "n");
        page.close("tr").close("thead").open("tbody");
        summary.path("rules").forEach(rule -> rule(page, rule));
        page.close("tbody").close("table");
    }

    private void rule(Html page, JsonNode rule) {
        String id = rule.path("id").asText();
        boolean enabled = rule.path("enabled").asBoolean(true);
        JsonNode counts = summary.path("alerts").path("byRule").path(id);
        String version = texts.get("fact.version", rule.path("version").asText());
        String name = texts.name(rule).equals(id) ? "" : " " + texts.name(rule);
        String off = enabled ? "" : " " + texts.get("foot.off");
        page.open("tr", "class", enabled ? null : "pale").open("td").element("b", id);
        page.text(name + ", " + version + off).close("td");
        page.element("td", rule.path("level").asText(""));
        String tier = rule.path("tier").asText("");
        page.element("td", texts.getOr("tier." + tier, tier));
        page.element("td", rule.path("deadline").asText(""), "class", "deadline");
        page.element("td", rule.path("mark").asText(""), "class", "mark");
        page.element("td", texts.number(counts.path("notify").asDouble(0)), "class", "n");
        page.element("td", texts.number(counts.path("list").asDouble(0)), "class", "n");
        page.close("tr");
    }

    private List<String> detectors() {
        List<String> lines = new ArrayList<>();
        for (JsonNode detector : summary.path("detectors")) {
            JsonNode parameters = detector.path("parameters");
            String shown = parameters.isTextual() ? parameters.asText() : plain(parameters);
            lines.add(detector.path("method").asText() + ": " + shown);
        }
        return lines;
    }

    private static String plain(JsonNode parameters) {
        List<String> parts = new ArrayList<>();
        parameters.properties().forEach(e -> parts.add(e.getKey() + " " + e.getValue()));
        return String.join(", ", parts);
    }

    private List<String> sources() {
        List<String> lines = new ArrayList<>();
        summary.path("sources").forEach(line -> lines.add(line.asText()));
        return lines;
    }

    private void list(Html page, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            page.element("h3", texts.get(heading)).open("ul");
            lines.forEach(line -> page.element("li", line));
            page.close("ul");
        }
    }

    private String origin() {
        return texts.get(
                "foot.origin",
                summary.path("generatedBy").asText(""),
                summary.path("reference").path("version").asText(Texts.UNKNOWN));
    }
}
