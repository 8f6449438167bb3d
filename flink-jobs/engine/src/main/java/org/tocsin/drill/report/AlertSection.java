package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;

/** Open alerts, the most urgent first; below them the list tier and what has ended. */
final class AlertSection implements Section {
    private static final int FEW = 15;
    private static final int MOST = 60;
    private static final int RECENT_DAYS = 7;
    private static final Comparator<Alert> MOST_URGENT =
            Comparator.comparingInt(Alert::urgency)
                    .thenComparing(Alert::openedAt, Comparator.reverseOrder())
                    .thenComparing(Alert::id);

    private final Run run;
    private final Texts texts;
    private final AlertDetail detail;

    AlertSection(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
        this.detail = new AlertDetail(run, texts);
    }

    @Override
    public void write(Html page) throws IOException {
        List<Alert> notify = select(true, "notify");
        page.open("section", "id", "alerts");
        page.element("h2", texts.get("alerts.title", notify.size()));
        if (notify.isEmpty()) {
            String evaluated = texts.minute(run.lastEvaluation());
            page.element("p", texts.get("alerts.none", evaluated), "class", "nothing");
        } else {
            page.element("p", texts.get("alerts.legend"), "class", "note");
            byAge(page, notify);
        }
        folded(page, "alerts.list", select(true, "list"), false);
        ended(page, notify.isEmpty());
        page.element("p", texts.get("alerts.statistical"), "class", "note");
        page.close("section");
    }

    /** All alerts if they are few; else those without change for a week are folded away. */
    private void byAge(Html page, List<Alert> alerts) throws IOException {
        if (alerts.size() <= FEW) {
            rows(page, alerts);
            return;
        }
        List<Alert> recent = alerts.stream().filter(this::recent).toList();
        List<Alert> older = alerts.stream().filter(alert -> !recent(alert)).toList();
        rows(page, recent);
        folded(page, "alerts.older", older, false);
    }

    private boolean recent(Alert alert) {
        ZonedDateTime changed = run.instant(alert.last().path("at").asText());
        return changed.isAfter(run.cutOff().minusDays(RECENT_DAYS));
    }

    private List<Alert> select(boolean open, String tier) {
        return run.alerts().stream()
                .filter(alert -> alert.open() == open && alert.tier(tier))
                .sorted(MOST_URGENT)
                .toList();
    }

    private void ended(Html page, boolean unfolded) throws IOException {
        List<Alert> ended = select(false, "notify");
        folded(page, "alerts.ended", ended, unfolded && ended.size() <= FEW);
        int listed = select(false, "list").size();
        if (listed > 0) {
            page.element("p", texts.get("alerts.ended-list", listed), "class", "note");
        }
    }

    private void folded(Html page, String heading, List<Alert> alerts, boolean unfolded)
            throws IOException {
        if (!alerts.isEmpty()) {
            page.open("details", "class", "more", "open", unfolded ? "" : null);
            page.element("summary", texts.get(heading, alerts.size()));
            rows(page, alerts.subList(0, Math.min(MOST, alerts.size())));
            if (alerts.size() > MOST) {
                String more = texts.get("more-in", alerts.size() - MOST, "alerts.ndjson");
                page.element("p", more, "class", "note");
            }
            page.close("details");
        }
    }

    private void rows(Html page, List<Alert> alerts) throws IOException {
        page.open("div", "class", "alerts");
        for (Alert alert : alerts) {
            page.open("details", "class", "alert", "id", "alert-" + alert.id());
            page.open("summary");
            row(page, alert);
            page.close("summary");
            detail.write(page, alert);
            page.close("details");
        }
        page.close("div");
    }

    private void row(Html page, Alert alert) {
        JsonNode last = alert.last();
        page.open("span", "class", "a-level");
        LevelStyle.badge(page, alert.level(), texts);
        page.close("span");
        page.element("span", last.path("number").asText(), "class", "a-number");
        String onset = texts.get(axisKey(last), onsets(last));
        page.open("span", "class", "a-what").element("b", texts.name(last.path("place")));
        page.text(" " + what(run, texts, last));
        String exposure = exposure(last);
        page.element("small", exposure.isEmpty() ? onset : exposure + " · " + onset).close("span");
        numbers(page, alert);
        left(page, alert);
    }

    /** The shared place or food that the directory does not know, or empty. */
    private static String exposure(JsonNode alert) {
        String subject = alert.path("subject").asText("");
        int colon = subject.indexOf(':');
        boolean named = "exposure".equals(alert.path("family").asText()) && colon >= 0;
        return named
                ? subject.substring(colon + 1).replaceAll(" #[0-9a-f]+$", "").replace("|", ", ")
                : "";
    }

    /** Indicator of the alert, or the name of its rule where it has none. */
    static String what(Run run, Texts texts, JsonNode alert) {
        String indicator = alert.path("indicator").asText("");
        if (!indicator.isEmpty()) {
            return texts.name(run.indicator(indicator));
        }
        return ruleName(run, texts, alert.path("rule").asText());
    }

    /** Name of a rule from the summary, else its id. */
    static String ruleName(Run run, Texts texts, String id) {
        for (JsonNode rule : run.summary().path("rules")) {
            if (rule.path("id").asText().equals(id)) {
                return texts.name(rule);
            }
        }
        return id;
    }

    private void numbers(Html page, Alert alert) {
        String observed = texts.number(alert.number("observed"));
        double expected = alert.number("expected");
        double threshold = alert.number("threshold");
        String against =
                Double.isNaN(expected)
                        ? texts.get("alerts.limit", texts.number(threshold))
                        : texts.get("alerts.expected", texts.decimal(expected));
        page.open("span", "class", "a-numbers");
        page.open("span", "class", "num").element("b", observed).text(" / " + against);
        page.close("span");
        String label = observed + " / " + against;
        Pictures.bullet(page, alert.number("observed"), expected, threshold, label);
        page.close("span");
    }

    /** Detectors judge the days on which cases became known, not their onsets. */
    private static String axisKey(JsonNode alert) {
        boolean received = "receipt".equals(alert.path("window").path("axis").asText());
        return received ? "alerts.received" : "alerts.onset";
    }

    private String onsets(JsonNode alert) {
        String first = alert.path("firstOnset").asText("");
        String last = alert.path("lastOnset").asText("");
        if (first.isEmpty() || last.isEmpty()) {
            first = alert.path("window").path("from").asText();
            last = alert.path("window").path("to").asText();
        }
        String from = texts.shortDay(LocalDate.parse(first));
        return first.equals(last) ? from : from + " – " + texts.shortDay(LocalDate.parse(last));
    }

    /** How it stands: what a person said last, and what has changed since. */
    private String status(Alert alert) {
        String transition = alert.last().path("transition").asText();
        String answer = alert.answer();
        if (answer == null || answer.equals(transition)) {
            return texts.getOr("status." + transition, transition);
        }
        String since = texts.getOr("transition." + transition, transition);
        return texts.getOr("status." + answer, answer) + " · " + since;
    }

    private void left(Html page, Alert alert) {
        JsonNode last = alert.last();
        String deadline = last.path("deadline").asText("");
        boolean ended = !alert.open();
        if (deadline.isEmpty() || ended) {
            String when =
                    ended ? run.instant(last.path("at").asText()).toLocalDate().toString() : "";
            page.open("span", "class", "a-left");
            page.text(ended ? status(alert) : texts.get("alerts.no-deadline"));
            page.element("small", ended ? when : status(alert)).close("span");
            return;
        }
        ZonedDateTime due = run.instant(deadline);
        boolean over = due.isBefore(run.cutOff());
        String span = texts.span(Duration.between(run.cutOff(), due));
        String role = over ? "a-left over" : "a-left";
        page.open("span", "class", role, "title", texts.minute(due));
        page.text(texts.get(over ? "alerts.overdue" : "alerts.left", span));
        page.element("small", status(alert)).close("span");
    }
}
