package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;

/** What is new since yesterday: runs of signals that began at the last day close, ranked. */
final class NewsSection implements Section {
    private static final int SPARK_DAYS = 90;
    private static final int ROWS = 20;

    private final Run run;
    private final Texts texts;

    NewsSection(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    @Override
    public void write(Html page) {
        List<JsonNode> fresh = signals(true);
        List<JsonNode> going = signals(false);
        page.open("section", "id", "new");
        page.element("h2", texts.get("new.title", fresh.size()));
        if (fresh.isEmpty()) {
            String evaluated = texts.minute(run.lastEvaluation());
            page.element("p", texts.get("new.none", evaluated), "class", "nothing");
        } else {
            page.element("p", texts.get("new.note"), "class", "note");
            table(page, fresh.subList(0, Math.min(ROWS, fresh.size())));
        }
        folded(page, "new.more", fresh.subList(Math.min(ROWS, fresh.size()), fresh.size()));
        folded(page, "new.continuing", going);
        page.close("section");
    }

    private void folded(Html page, String heading, List<JsonNode> signals) {
        if (!signals.isEmpty()) {
            page.open("details", "class", "more");
            page.element("summary", texts.get(heading, signals.size()));
            table(page, signals);
            page.close("details");
        }
    }

    /** Signals of the last judged day that may be on a list, the largest score first. */
    private List<JsonNode> signals(boolean runStart) {
        return run.signals().stream()
                .filter(s -> s.path("day").asText().equals(run.lastDay().toString()))
                .filter(s -> run.withinFocus(s.path("place").path("code").asText()))
                .filter(s -> s.path("runStart").asBoolean(false) == runStart)
                .sorted(
                        Comparator.comparingDouble((JsonNode s) -> -s.path("score").asDouble(0))
                                .thenComparing(JsonNode::toString))
                .toList();
    }

    private void table(Html page, List<JsonNode> signals) {
        page.open("table", "class", "ranked news").open("thead").open("tr");
        for (String column : List.of("rank", "what")) {
            page.element("th", texts.get("new." + column));
        }
        for (String column : List.of("observed", "expected", "excess", "score", "complete")) {
            page.element("th", texts.get("new." + column), "class", "n " + column);
        }
        page.element("th", texts.get("new.spark", SPARK_DAYS), "class", "spark");
        page.close("tr").close("thead").open("tbody");
        for (int i = 0; i < signals.size(); i++) {
            row(page, i + 1, signals.get(i));
        }
        page.close("tbody").close("table");
    }

    private void row(Html page, int rank, JsonNode signal) {
        double observed = signal.path("observed").asDouble(Double.NaN);
        double expected = signal.path("expected").asDouble(Double.NaN);
        page.open("tr").element("td", String.valueOf(rank), "class", "n");
        page.open("td").element("b", texts.name(signal.path("place")));
        page.text(" " + texts.name(run.indicator(signal.path("indicator").asText())));
        page.element("span", " " + signal.path("method").asText(), "class", "method");
        page.close("td");
        number(page, texts.number(observed), "observed");
        number(page, texts.decimal(expected), "expected");
        number(page, texts.decimal(observed - expected), "excess");
        number(page, texts.decimal(signal.path("score").asDouble(Double.NaN)), "score");
        number(page, texts.percent(completeness(signal)), "complete");
        page.open("td", "class", "spark");
        spark(page, signal);
        page.close("td").close("tr");
    }

    private void number(Html page, String value, String role) {
        page.element("td", value, "class", "n " + role);
    }

    /** Completeness of the series, or of the focus where the series is too small to know. */
    private double completeness(JsonNode signal) {
        double own = run.series().get(key("cases", signal)).known(run.lastDay(), "completeness");
        String indicator = signal.path("indicator").asText();
        SeriesKey focus = SeriesKey.cases(signal.path("axis").asText(), indicator, run.focus());
        return Double.isNaN(own)
                ? run.series().get(focus).known(run.lastDay(), "completeness")
                : own;
    }

    private void spark(Html page, JsonNode signal) {
        Series series = run.series().get(key("receipts", signal));
        double[] counts = new double[SPARK_DAYS];
        for (int i = 0; i < SPARK_DAYS; i++) {
            counts[i] = series.count(run.lastDay().minusDays(SPARK_DAYS - 1L - i), "count");
        }
        String label = texts.get("new.spark-label", texts.number(counts[SPARK_DAYS - 1]));
        Pictures.bars(page, counts, 7, label);
    }

    private static SeriesKey key(String measurement, JsonNode signal) {
        return new SeriesKey(
                measurement,
                signal.path("axis").asText(),
                signal.path("indicator").asText(),
                "",
                signal.path("place").path("code").asText());
    }
}
