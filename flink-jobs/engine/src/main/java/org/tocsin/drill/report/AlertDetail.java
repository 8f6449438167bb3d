package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What an alert opens to: explanation, history and line list. */
final class AlertDetail {
    private static final int RECORDS = 12;

    private final Run run;
    private final Texts texts;
    private final LineList lineList;

    AlertDetail(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
        this.lineList = new LineList(run, texts);
    }

    void write(Html page, Alert alert) throws IOException {
        JsonNode last = alert.last();
        page.open("div", "class", "detail");
        String message = texts.pick(last.path("textZh").asText(""), last.path("textEn").asText(""));
        page.element("p", message, "class", "message");
        page.open("dl");
        facts(page, alert, last);
        page.close("dl");
        new SourceDetail(run, texts).write(page, alert);
        history(page, alert);
        lineList.write(page, alert);
        page.close("div");
    }

    private void facts(Html page, Alert alert, JsonNode last) {
        fact(page, "fact.rule", rule(last));
        fact(page, "fact.method", last.path("method").asText(""));
        fact(page, "fact.numbers", numbers(alert));
        fact(page, "fact.window", window(last.path("window")));
        fact(page, "fact.baseline", baseline(last.path("baseline")));
        fact(page, "fact.completeness", reported(alert));
        fact(page, "fact.cutoff", time(last.path("cutOff")));
        fact(page, "fact.deadline", time(last.path("deadline")));
        if (last.path("seenLate").asBoolean(false)) {
            fact(page, "fact.late", texts.get("fact.late-note"));
        }
        fact(page, "fact.silenced", last.path("silencedBy").asText(""));
        fact(page, "fact.subject", last.path("subject").asText(""));
        fact(page, "fact.records", records(last.path("records")));
        fact(page, "fact.id", alert.id());
    }

    /** How much was reported at the alert's time, frozen, and what is known of those days now. */
    private String reported(Alert alert) {
        JsonNode r = alert.last().path("reported");
        if (r.isMissingNode()) {
            return texts.percent(alert.number("completeness"));
        }
        String frozen =
                texts.get(
                        "fact.reported",
                        texts.percent(r.path("share").asDouble()),
                        texts.percent(r.path("low").asDouble()),
                        texts.percent(r.path("high").asDouble()),
                        texts.number(Math.rint(r.path("likely").asDouble())),
                        texts.number(Math.rint(r.path("likelyLow").asDouble())),
                        texts.number(Math.rint(r.path("likelyHigh").asDouble())));
        boolean changing = r.path("delayChanging").asBoolean();
        return frozen + (changing ? texts.get("fact.reported-changing") : "") + knownNow(alert, r);
    }

    private String knownNow(Alert alert, JsonNode r) {
        JsonNode last = alert.last();
        Series cases =
                run.series()
                        .get(
                                SeriesKey.cases(
                                        last.path("axis").asText(),
                                        last.path("indicator").asText(),
                                        last.path("place").path("code").asText()));
        LocalDate from = LocalDate.parse(r.path("from").asText());
        LocalDate to = LocalDate.parse(r.path("to").asText());
        double known = 0;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            double count = cases.get(day, "count");
            known += Double.isNaN(count) ? 0 : count;
        }
        return cases.isEmpty()
                ? ""
                : texts.get(
                        "fact.known-now", texts.shortDay(from), texts.shortDay(to), (long) known);
    }

    private void fact(Html page, String key, String value) {
        if (!value.isEmpty()) {
            page.element("dt", texts.get(key)).element("dd", value);
        }
    }

    private String rule(JsonNode alert) {
        String id = alert.path("rule").asText();
        String name = AlertSection.ruleName(run, texts, id);
        String version = texts.get("fact.version", alert.path("ruleVersion").asInt());
        return name.equals(id) ? id + ", " + version : id + " " + name + ", " + version;
    }

    private String numbers(Alert alert) {
        List<String> parts = new ArrayList<>();
        for (String field : List.of("observed", "expected", "threshold", "score")) {
            double value = alert.number(field);
            if (!Double.isNaN(value)) {
                parts.add(texts.get("fact." + field, texts.number(value)));
            }
        }
        return String.join(texts.get("list.separator"), parts);
    }

    private String window(JsonNode window) {
        String axis = window.path("axis").asText("");
        return window.isMissingNode() || window.isNull()
                ? ""
                : texts.get(
                        "fact.window-text",
                        window.path("from").asText(),
                        window.path("to").asText(),
                        texts.getOr("date-axis." + axis, axis));
    }

    private String baseline(JsonNode baseline) {
        return baseline.path("days").asInt(0) == 0
                ? texts.get("fact.no-baseline")
                : texts.get(
                        "fact.baseline-text",
                        baseline.path("days").asInt(),
                        baseline.path("from").asText(),
                        baseline.path("excluded").asInt(0));
    }

    private String time(JsonNode instant) {
        String text = instant.asText("");
        return text.isEmpty() ? "" : texts.minute(run.instant(text));
    }

    private String records(JsonNode records) {
        List<String> ids = new ArrayList<>();
        records.forEach(id -> ids.add(id.asText()));
        if (ids.isEmpty()) {
            return texts.get("fact.no-records");
        }
        String shown = String.join(", ", ids.subList(0, Math.min(RECORDS, ids.size())));
        int more = ids.size() - RECORDS;
        return more > 0 ? shown + " " + texts.get("more", more) : shown;
    }

    private void history(Html page, Alert alert) {
        page.element("h4", texts.get("history.title")).open("ol", "class", "history");
        for (JsonNode step : alert.history()) {
            String transition = step.path("transition").asText();
            String word = texts.getOr("transition." + transition, transition);
            String observed = texts.number(step.path("observed").asDouble(Double.NaN));
            page.element("li", time(step.path("at")) + " " + word + " (" + observed + ")");
        }
        page.close("ol");
    }
}
