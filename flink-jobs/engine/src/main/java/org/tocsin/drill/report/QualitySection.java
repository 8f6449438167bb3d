package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;

/** What came in and how: counts, dead letters with examples, unresolved names, timeliness. */
final class QualitySection implements Section {
    private static final int NAMES = 15;
    private static final int DAYS = 7;
    private static final List<String> RECORDS =
            List.of(
                    "read",
                    "accepted",
                    "rejected",
                    "duplicates",
                    "revisions",
                    "withdrawals",
                    "late",
                    "notYetReceived");
    private static final List<String> INTAKE =
            List.of("read", "rejected", "duplicates", "revisions", "withdrawals", "late");

    private final Run run;
    private final Texts texts;

    QualitySection(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    @Override
    public void write(Html page) {
        page.open("section", "id", "quality");
        page.element("h2", texts.get("quality.title"));
        records(page);
        new Timeliness(run, texts).write(page);
        deadLetters(page);
        unresolved(page);
        page.close("section");
    }

    private void records(Html page) {
        JsonNode records = run.summary().path("records");
        page.open("dl", "class", "counts");
        for (String field : RECORDS) {
            double value = records.path(field).asDouble(Double.NaN);
            page.open("div").element("dt", texts.get("records." + field));
            page.element("dd", texts.number(value)).close("div");
        }
        page.close("dl");
        intake(page);
    }

    private void intake(Html page) {
        Series intake = run.series().get(SeriesKey.of("intake", ""));
        if (intake.isEmpty()) {
            return;
        }
        page.open("details", "class", "more");
        page.element("summary", texts.get("quality.intake", DAYS));
        page.open("table", "class", "ranked intake").open("thead").open("tr");
        page.element("th", texts.get("curves.date"));
        INTAKE.forEach(field -> page.element("th", texts.get("records." + field), "class", "n"));
        page.close("tr").close("thead").open("tbody");
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = run.lastDay().minusDays(i);
            page.open("tr").element("td", texts.day(day));
            for (String field : INTAKE) {
                page.element("td", texts.number(intake.count(day, field)), "class", "n");
            }
            page.close("tr");
        }
        page.close("tbody").close("table").close("details");
    }

    private void deadLetters(Html page) {
        JsonNode reasons = run.summary().path("deadLetterReasons");
        page.element("h3", texts.get("quality.dead-letters"));
        if (reasons.isEmpty()) {
            page.element("p", texts.get("quality.no-dead-letters"), "class", "nothing");
            return;
        }
        page.open("table", "class", "ranked wrap").open("thead").open("tr");
        page.element("th", texts.get("quality.reason"));
        page.element("th", texts.get("quality.count"), "class", "n");
        page.element("th", texts.get("quality.examples"));
        page.close("tr").close("thead").open("tbody");
        reasons.properties().forEach(e -> reason(page, e.getKey(), e.getValue().asLong()));
        page.close("tbody").close("table");
    }

    private void reason(Html page, String reason, long count) {
        page.open("tr").element("td", texts.getOr("reason." + reason, reason));
        page.element("td", texts.number(count), "class", "n").open("td");
        for (JsonNode letter : run.deadLetters().getOrDefault(reason, List.of())) {
            String where = letter.path("file").asText() + ":" + letter.path("line").asText();
            String field = letter.path("field").asText("");
            String expected = letter.path("expected").asText("");
            page.open("p").element("b", where);
            page.text(" " + texts.get("quality.example", field, expected) + " ");
            page.element("code", shorten(letter.path("raw").asText(""))).close("p");
        }
        page.close("td").close("tr");
    }

    private static String shorten(String raw) {
        return raw.length() <= 120 ? raw : raw.substring(0, 120) + "…";
    }

    private void unresolved(Html page) {
        page.element("h3", texts.get("quality.unresolved"));
        if (run.unresolved().isEmpty()) {
            page.element("p", texts.get("quality.no-unresolved"), "class", "nothing");
            return;
        }
        page.open("ul", "class", "names");
        run.unresolved().stream()
                .limit(NAMES)
                .forEach(
                        row ->
                                page.open("li")
                                        .element("b", row.get(0))
                                        .text(" " + row.get(1) + " × " + row.get(2))
                                        .close("li"));
        page.close("ul");
        int more = run.unresolved().size() - NAMES;
        if (more > 0) {
            page.element("p", texts.get("more-in", more, "unresolved.csv"), "class", "note");
        }
    }
}
