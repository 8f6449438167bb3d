package org.tocsin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A page with the curve of one series that needs nothing from the network: counts as bars, missing
 * points grey, expected, threshold, nowcast, alarms, and a score below.
 */
final class ChartPage {
    private static final String CHARTS =
            "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";
    private static final int TABLE_ROWS = 60;
    private static final List<String> NUMBERS =
            List.of("observed", "expected", "threshold", "estimate", "low", "high", "score");

    private final ObjectNode data = new ObjectMapper().createObjectNode();
    private final ResourceBundle texts;
    private final String title;
    private final List<String> facts = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();
    private final List<String> lines = new ArrayList<>();

    ChartPage(String title, Locale language) {
        this.title = title;
        this.texts = ResourceBundle.getBundle("org.tocsin.cli.plot", language);
        for (String name : List.of("labels", "incomplete", "alarm", "roles")) {
            data.putArray(name);
        }
        NUMBERS.forEach(data::putArray);
        data.putNull("limit");
        ObjectNode names = data.putObject("texts");
        for (String name :
                List.of(
                        "observed",
                        "missing",
                        "expected",
                        "threshold",
                        "nowcast",
                        "interval",
                        "alarm",
                        "score",
                        "unit")) {
            names.put(name, texts.getString(name));
        }
    }

    /** A sentence above the curve; the first is the verdict. */
    ChartPage fact(String line) {
        facts.add(line);
        return this;
    }

    /** Things that the legend names, by key. */
    ChartPage roles(String... keys) {
        for (String key : keys) {
            array("roles").add(texts.getString(key));
        }
        return this;
    }

    /** Limit of the score. */
    ChartPage limit(double limit) {
        data.put("limit", limit);
        return this;
    }

    /**
     * A point.
     *
     * @param incomplete what is said of a count that will still grow, or null
     * @param values observed, expected, threshold, estimate, low, high, score; NaN = none
     */
    ChartPage point(String label, String incomplete, boolean alarm, double... values) {
        array("labels").add(label);
        array("incomplete").add(incomplete);
        array("alarm").add(alarm);
        StringBuilder row = new StringBuilder();
        row.append(alarm ? "<tr class=\"alarm\"><td>" : "<tr><td>");
        row.append(escaped(label)).append("</td>");
        for (int i = 0; i < NUMBERS.size(); i++) {
            double value = i < values.length ? values[i] : Double.NaN;
            if (Double.isFinite(value)) {
                double shown = Math.round(value * 1000) / 1000.0;
                array(NUMBERS.get(i)).add(shown);
                row.append("<td>").append(number(shown)).append("</td>");
            } else {
                array(NUMBERS.get(i)).addNull();
                row.append("<td></td>");
            }
        }
        lines.add(row.append("</tr>\n").toString());
        return this;
    }

    /** A number as people read it. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    private ArrayNode array(String name) {
        return (ArrayNode) data.get(name);
    }

    void write(Path file) throws IOException {
        for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - TABLE_ROWS); i--) {
            rows.append(lines.get(i));
        }
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"")
                .append(texts.getString("lang"))
                .append("\"><head><meta charset=\"utf-8\">")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src")
                .append(" 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src")
                .append(" data:\"><meta name=\"viewport\" content=\"width=device-width,")
                .append(" initial-scale=1\"><title>")
                .append(escaped(title))
                .append(" · Tocsin</title><style>")
                .append(resource("plot.css"))
                .append("</style></head><body><main><h1>")
                .append(escaped(title))
                .append("</h1>\n");
        for (int i = 0; i < facts.size(); i++) {
            page.append(i == 0 ? "<p class=\"verdict\">" : "<p class=\"note\">")
                    .append(escaped(facts.get(i)))
                    .append("</p>\n");
        }
        page.append("<div id=\"plot\"></div>\n");
        table(page);
        String json = data.toString().replace("<", "\\u003c");
        page.append("</main>\n<script type=\"application/json\" id=\"plot-data\">")
                .append(json)
                .append("</script>\n<script>")
                .append(resource(CHARTS))
                .append("</script>\n<script>")
                .append(resource("plot.js"))
                .append("</script></body></html>\n");
        OutputFile.write(file, page.toString());
    }

    private void table(StringBuilder page) {
        page.append("<details><summary>")
                .append(escaped(texts.getString("newest")))
                .append("</summary><div class=\"wide\"><table><thead><tr><th>")
                .append(escaped(texts.getString("date")))
                .append("</th>");
        for (String name : NUMBERS) {
            String key =
                    switch (name) {
                        case "estimate" -> "nowcast";
                        case "low", "high" -> "interval";
                        default -> name;
                    };
            page.append("<th>").append(escaped(texts.getString(key))).append("</th>");
        }
        page.append("</tr></thead><tbody>\n")
                .append(rows)
                .append("</tbody></table></div></details>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ChartPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + ": not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
