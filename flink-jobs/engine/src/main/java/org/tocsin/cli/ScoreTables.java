package org.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;

/** A score as tables for the terminal. */
final class ScoreTables {
    private static final String[] TIERS = {"notify", "list"};

    private final PrintWriter out;
    private final boolean zh;

    ScoreTables(PrintWriter out, boolean zh) {
        this.out = out;
        this.zh = zh;
    }

    /** Tiers and rules against truth and twin. */
    void rules(JsonNode score) {
        out.printf(
                "%-10s %12s %8s %16s %14s %10s%n",
                zh ? "层级/规则" : "tier, rule",
                zh ? "检出" : "detected",
                zh ? "孪生" : "by twin",
                zh ? "延迟(限制均值,天)" : "delay (days)",
                zh ? "误报/县周" : "F/county-week",
                zh ? "无关" : "unmatched");
        for (String tier : TIERS) {
            JsonNode t = score.path(tier);
            rule(tier, t.path("all"), t, t.at("/alerts/unmatched").asInt());
            t.path("byRule")
                    .properties()
                    .forEach(
                            e -> {
                                JsonNode v = e.getValue();
                                if (v.path("detected").asInt() > 0
                                        || v.at("/false/episodes").asInt() > 0) {
                                    rule("  " + e.getKey(), v, v, v.path("unmatched").asInt());
                                }
                            });
        }
    }

    private void rule(String name, JsonNode found, JsonNode t, int unmatched) {
        out.printf(
                Locale.ROOT,
                "%-10s %12d %8d %16.2f %14.3f %10d%n",
                name,
                found.path("detected").asInt(),
                t.path("chanceDetected").asInt(),
                found.at("/delayDays/restrictedMeanFromReport").asDouble(Double.NaN),
                t.at("/false/perCountyWeek").asDouble(Double.NaN),
                unmatched);
    }

    /** Scan and series at equal cost: what the limits cost where they were chosen and here. */
    void tuned(JsonNode rows) {
        out.printf(
                "%n%-10s %-8s %10s %10s %10s %10s %14s%n",
                zh ? "目标误报" : "F at most",
                zh ? "方法" : "method",
                zh ? "界限p" : "limit p",
                zh ? "调参误报" : "F tuning",
                zh ? "评判误报" : "F judged",
                zh ? "检出" : "detected",
                zh ? "延迟(天)" : "delay (days)");
        for (JsonNode row : rows) {
            side(row.path("target").asDouble(), "scan", row.path("scan"));
            side(row.path("target").asDouble(), "series", row.path("series"));
        }
    }

    private void side(double target, String name, JsonNode side) {
        out.printf(
                Locale.ROOT,
                "%-10.3f %-8s %10.2g %10.3f %10.3f %10d %14.2f%n",
                target,
                name,
                side.path("limit").asDouble(Double.NaN),
                side.at("/tuning/perCountyWeek").asDouble(Double.NaN),
                side.at("/false/perCountyWeek").asDouble(Double.NaN),
                side.path("detected").asInt(),
                side.at("/delayDays/restrictedMeanFromReport").asDouble(Double.NaN));
    }

    /** Real events: raw match beside its chance level. */
    void events(JsonNode raw) {
        out.printf(
                "%-10s %8s %8s %8s %8s %8s%n",
                zh ? "层级/规则" : "tier, rule",
                zh ? "预警" : "alerts",
                zh ? "事件" : "events",
                zh ? "命中" : "matched",
                zh ? "随机" : "chance",
                zh ? "移位数" : "shifts");
        for (String tier : TIERS) {
            event(tier, raw.at("/" + tier + "/all"));
            raw.at("/" + tier + "/byRule")
                    .properties()
                    .forEach(e -> event("  " + e.getKey(), e.getValue()));
            for (JsonNode e : raw.at("/" + tier + "/events")) {
                if (e.path("matched").asBoolean()) {
                    out.printf(
                            Locale.ROOT,
                            zh
                                    ? "  %s: 首报后%.1f天 (%s)%n"
                                    : "  %s: %.1f days after the first report (%s)%n",
                            e.path("id").asText(),
                            e.path("fromReport").asDouble(),
                            e.path("rule").asText());
                }
            }
        }
    }

    private void event(String name, JsonNode n) {
        if (n.path("alerts").asInt() > 0 || !name.startsWith(" ")) {
            out.printf(
                    Locale.ROOT,
                    "%-10s %8d %8d %8d %8.2f %8d%n",
                    name,
                    n.path("alerts").asInt(),
                    n.path("events").asInt(),
                    n.path("matched").asInt(),
                    n.path("chance").asDouble(Double.NaN),
                    n.path("shifts").asInt());
        }
    }
}
