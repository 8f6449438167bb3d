package org.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.tocsin.drill.DrillResult;

/**
 * The end of a drill on the terminal: alerts as a table of at most 100 columns, then the counts.
 */
final class DrillTable {
    private static final int MOST_ROWS = 40;

    private final DrillResult result;
    private final boolean zh;
    private final ResourceBundle texts;

    DrillTable(DrillResult result, Locale language) {
        this.result = result;
        this.zh = "zh".equals(language.getLanguage());
        this.texts = ResourceBundle.getBundle("org.tocsin.cli.drill", language);
    }

    void print(PrintWriter out) {
        JsonNode s = result.summary();
        out.println(s.get("title").get(zh ? "zh" : "en").asText() + "   演练 EXERCISE");
        out.println(text("known", s.get("until").asText(), s.get("lastJudgedDay").asText()));
        out.println();
        alerts(out);
        out.println();
        counts(s, out);
        out.flush();
    }

    private void alerts(PrintWriter out) {
        List<JsonNode> alerts = new ArrayList<>(result.alerts());
        if (alerts.isEmpty()) {
            out.println(text("none", result.summary().get("until").asText()));
            return;
        }
        alerts.sort(
                Comparator.comparing((JsonNode a) -> !"notify".equals(a.get("tier").asText()))
                        .thenComparing(a -> a.get("openedAt").asText())
                        .thenComparing(a -> a.get("alertId").asText()));
        row(
                out,
                text("number"),
                text("level"),
                text("rule"),
                text("opened"),
                text("day"),
                text("last"),
                text("observed"),
                text("limit"),
                text("state"),
                text("where"));
        List<JsonNode> shown = alerts.stream().filter(DrillTable::isAboutCases).toList();
        for (JsonNode a : shown.subList(0, Math.min(MOST_ROWS, shown.size()))) {
            row(out, a);
        }
        int cases = Math.max(0, shown.size() - MOST_ROWS);
        if (cases + alerts.size() - shown.size() > 0) {
            out.println(text("more", cases, alerts.size() - shown.size()));
        }
    }

    /** Report quality of the list tier is counted below the table, not listed in it. */
    private static boolean isAboutCases(JsonNode a) {
        return "notify".equals(a.get("tier").asText()) || !"Q".equals(a.get("level").asText());
    }

    private void row(PrintWriter out, JsonNode a) {
        String limit =
                a.has("expected")
                        ? "e " + number(a.get("expected").asDouble())
                        : "≥ " + number(a.get("threshold").asDouble());
        String place = a.get("place").get(zh ? "nameZh" : "nameEn").asText();
        String subject = a.get("subject").asText();
        boolean technical =
                subject.startsWith("case-") || "space-time".equals(a.get("family").asText());
        String named = subject.replaceAll("#.*", "").strip();
        boolean exposed = "exposure".equals(a.get("family").asText()) && !named.isEmpty();
        place =
                exposed
                        ? named.substring(named.indexOf(':') + 1)
                        : technical ? place : place + " " + named;
        String what = a.get("indicator").isNull() ? "" : a.get("indicator").asText() + " ";
        row(
                out,
                a.get("number").asText(),
                a.get("level").asText() + ("notify".equals(a.get("tier").asText()) ? "!" : ""),
                a.get("rule").asText(),
                a.get("openedAt").asText().substring(2, 16).replace('T', ' '),
                a.get("firstDay").asText().substring(5),
                a.get("window").get("to").asText().substring(5),
                number(a.get("observed").asDouble()),
                limit,
                a.get("transition").asText(),
                what + place);
    }

    private static String number(double v) {
        return v == Math.rint(v) ? String.valueOf((long) v) : "%.1f".formatted(v);
    }

    private static void row(PrintWriter out, String... cells) {
        int[] widths = {11, 3, 7, 15, 6, 6, 5, 7, 10, 28};
        boolean[] right = {false, false, false, false, false, false, true, true, false, false};
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(pad(cells[i], widths[i], right[i]));
        }
        out.println(line.toString().stripTrailing());
    }

    /** Pads or cuts to a width in terminal columns; Chinese characters take two. */
    private static String pad(String text, int width, boolean right) {
        StringBuilder cut = new StringBuilder();
        int columns = 0;
        for (int i = 0; i < text.length(); i++) {
            int w = text.charAt(i) >= 0x2E80 ? 2 : 1;
            if (columns + w > width - 1) {
                break;
            }
            cut.append(text.charAt(i));
            columns += w;
        }
        String blanks = " ".repeat(width - columns - 1);
        return right ? blanks + cut + " " : cut + blanks + " ";
    }

    private void counts(JsonNode s, PrintWriter out) {
        JsonNode r = s.get("records");
        JsonNode alerts = s.get("alerts");
        int sent = alerts.get("notify").asInt();
        int listed = alerts.get("list").asInt();
        double weeks = s.get("countyWeeks").asDouble();
        out.println(
                weeks > 0
                        ? text("alerts", sent, listed, s.get("countyWeeks").asText(), sent / weeks)
                        : text("alerts-unjudged", sent, listed));
        StringBuilder rules = new StringBuilder();
        alerts.get("byRule")
                .properties()
                .forEach(
                        e ->
                                rules.append(
                                        "  %s %d+%d"
                                                .formatted(
                                                        e.getKey(),
                                                        e.getValue().get("notify").asInt(),
                                                        e.getValue().get("list").asInt())));
        if (rules.length() > 0) {
            out.println(text("byRule") + rules);
        }
        out.println(
                text(
                        "records",
                        r.get("read").asLong(),
                        r.get("rejected").asLong(),
                        r.get("duplicates").asLong(),
                        r.get("revisions").asLong(),
                        r.get("withdrawals").asLong(),
                        r.get("late").asLong()));
        if (s.has("known")) {
            JsonNode k = s.get("known");
            out.println(
                    text(
                            "asOf",
                            k.get("occurredByCutOff").asInt(),
                            k.get("occurredEventually").asInt(),
                            k.get("indicator").asText(),
                            k.get("day").asText(),
                            r.get("notYetReceived").asLong()));
        }
        for (JsonNode d : s.get("demonstrations")) {
            out.println(text("demonstration", d.get("text").asText()));
        }
        out.println(
                text(
                        "elapsed",
                        s.get("elapsedSeconds").asDouble(),
                        s.get("reportsPerSecond").asLong()));
        out.println(text("report", result.out().resolve("report.html")));
    }

    private String text(String key, Object... arguments) {
        return String.format(Locale.ROOT, texts.getString(key), arguments);
    }
}
