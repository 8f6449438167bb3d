package org.tocsin.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tocsin.alert.Rule;
import org.tocsin.job.RunPlan;
import org.tocsin.model.Indicator;
import org.tocsin.model.Level;
import org.tocsin.place.DayClock;
import org.tocsin.signal.EarsSettings;
import org.tocsin.signal.LadderSettings;
import org.tocsin.signal.SeriesDetector;
import org.tocsin.signal.TriangleSettings;
import org.tocsin.store.Json;

/** Sums a run up in summary.json, from the files it wrote. */
final class DrillSummary {
    private static final String VERSION = "tocsin 0.1.0";

    private final DrillSetup setup;
    private final DrillOptions options;
    private final RunPlan plan;
    private final DayClock clock;
    private final Path out;

    DrillSummary(DrillSetup setup, DrillOptions options) {
        this.setup = setup;
        this.options = options;
        this.plan = setup.plan();
        this.clock = plan.clock();
        this.out = options.out();
    }

    DrillResult write(long read, long notYetReceived, long latest, double elapsed)
            throws Exception {
        List<JsonNode> alerts = NdjsonFile.lastStates(out.resolve("alerts.ndjson"));
        ObjectNode n = Json.object();
        head(n);
        rules(n.putArray("rules"));
        detectors(n.putArray("detectors"));
        ArrayNode sources = n.putArray("sources");
        setup.scenario().sources().forEach(sources::add);
        SeriesTotals totals = SeriesTotals.read(out);
        records(n.putObject("records"), totals, read, notYetReceived);
        reasons(n.putObject("deadLetterReasons"));
        reporting(n.putObject("reporting"), totals, alerts, latest);
        known(n);
        alerts(n.putObject("alerts"), alerts);
        n.put("countyWeeks", Math.round(countyWeeks() * 10) / 10.0);
        demonstrations(n.putArray("demonstrations"));
        ArrayNode curves = n.putArray("curves");
        setup.scenario().curves().forEach(curves::add);
        n.put("elapsedSeconds", Math.round(elapsed * 100) / 100.0);
        n.put("reportsPerSecond", Math.round(read / elapsed));
        unresolved();
        new JsonMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(out.resolve("summary.json").toFile(), n);
        return new DrillResult(out, n, alerts);
    }

    private void head(ObjectNode n) {
        Scenario s = setup.scenario();
        n.put("drill", s.id());
        n.putObject("title").put("zh", s.titleZh()).put("en", s.titleEn());
        n.put("exercise", s.exercise());
        n.put("command", options.command());
        n.put("generatedBy", VERSION);
        n.put("timezone", clock.zone().getId());
        n.put("from", Json.day(s.from()));
        n.put("until", clock.text(plan.until()));
        n.put("asOf", options.asOf() == null ? null : clock.text(plan.until()));
        n.put("dayClose", s.dayClose());
        n.put("lastJudgedDay", Json.day(lastLabel()));
        if (plan.focus() >= 0) {
            var focus = plan.directory().node(plan.focus());
            n.putObject("focus")
                    .put("code", focus.code())
                    .put("nameZh", focus.nameZh())
                    .put("nameEn", focus.nameEn());
        }
        n.putObject("reference").put("version", setup.reference().version());
    }

    private int lastLabel() {
        return clock.labelOf(plan.until() + 1) - 1;
    }

    private void rules(ArrayNode list) {
        for (Rule r : plan.rules().rules()) {
            ObjectNode n = list.addObject();
            n.put("id", r.id());
            n.put("version", r.version());
            n.put("mark", r.mark());
            n.put("enabled", r.enabled());
            n.put("tier", r.tier().name().toLowerCase(Locale.ROOT));
            n.put("level", r.level());
            n.put("nameZh", r.nameZh());
            n.put("nameEn", r.nameEn());
            n.put("deadline", r.deadlineMinutes() == 0 ? "" : r.deadlineMinutes() / 60 + "h");
        }
    }

    /** The default of slow feeds in words. */
    private String slowFeeds(TriangleSettings t) {
        return "slow feeds (%s): equal-age triangle and receipt sums of 1, 3, 7 d, signal %s, list %s, message %s"
                .formatted(
                        plan.indicators().stream()
                                .filter(i -> t.isSlow(i.ordinal()))
                                .map(Indicator::id)
                                .collect(Collectors.joining(" ")),
                        t.limit(),
                        t.listLimit(),
                        t.messageLimit());
    }

    private void detectors(ArrayNode list) {
        LadderSettings ladder = plan.detection().ladder();
        if (ladder.enabled()) {
            list.addObject()
                    .put("method", "ladder")
                    .put(
                            "parameters",
                            "receipt dates, seasonal baseline of up to 5 years from about 1 year on, local level, windows of 1 to 7 days, score above 1.53 stored, triage decides; weekly: "
                                    + new TreeSet<>(ladder.weekly()));
        }
        EarsSettings e = plan.detection().ears();
        if (plan.detection().triangle().slow() != 0) {
            list.addObject()
                    .put("method", "combined")
                    .put("parameters", slowFeeds(plan.detection().triangle()));
        }
        for (int length : e.sums()) {
            list.addObject()
                    .put("method", "ears-c2-" + length + "d")
                    .put(
                            "parameters",
                            "receipt-date sum of %d d, baseline %d valid days, guard %d d, sd at least %s, list z %s, message z %s"
                                    .formatted(
                                            length,
                                            e.baselineDays(),
                                            e.guard() + length - 1,
                                            e.minSigma(),
                                            e.zList(),
                                            e.zNotify()));
        }
    }

    private void records(ObjectNode n, SeriesTotals totals, long read, long notYetReceived) {
        n.put("read", read);
        n.put("accepted", read - totals.intake("rejected"));
        n.put("rejected", totals.intake("rejected"));
        n.put("duplicates", totals.intake("duplicates"));
        n.put("revisions", totals.intake("revisions"));
        n.put("withdrawals", totals.intake("withdrawals"));
        n.put("late", totals.intake("late"));
        n.put("notYetReceived", notYetReceived);
    }

    private void reasons(ObjectNode n) throws IOException {
        Map<String, Integer> reasons = new TreeMap<>();
        for (JsonNode letter : NdjsonFile.lines(out.resolve("deadletters.ndjson"))) {
            reasons.merge(letter.get("reason").asText(), 1, Integer::sum);
        }
        reasons.forEach(n::put);
    }

    private void reporting(ObjectNode n, SeriesTotals totals, List<JsonNode> alerts, long latest) {
        ArrayNode missing = Json.object().putArray("x");
        int due = 0;
        int in = 0;
        int day = lastLabel();
        for (int i = 0; i < plan.directory().size(); i++) {
            var facility = plan.directory().node(i).facility();
            if (facility == null || facility.dailyReportDue() < 0) {
                continue;
            }
            boolean isDue = clock.at(day + 1, facility.dailyReportDue()) <= plan.until();
            String code = plan.directory().node(i).code();
            due += isDue ? 1 : 0;
            if (totals.reported(code, clock.startOf(day) / 1000)) {
                in++;
            } else if (isDue) {
                missing.add(code);
            }
        }
        n.put("day", Json.day(day));
        n.put("due", due);
        n.put("in", in);
        n.set("missing", missing);
        ArrayNode silent = n.putArray("silent");
        for (JsonNode alert : alerts) {
            boolean open = !isOver(alert.get("transition").asText());
            if (open && "silence".equals(alert.get("family").asText())) {
                silent.add(alert.get("place").get("code").asText());
            }
        }
        n.put("latestRecord", latest == Long.MIN_VALUE ? null : clock.text(latest));
    }

    static boolean isOver(String transition) {
        return "closed".equals(transition)
                || "withdrawn".equals(transition)
                || "excluded".equals(transition);
    }

    private void known(ObjectNode n) throws IOException {
        if (options.asOf() == null || setup.scenario().curves().isEmpty()) {
            return;
        }
        int day = clock.dayOf(plan.until() - 1);
        day = Math.min(day, lastLabel());
        int indicator = plan.ordinal(setup.scenario().curves().get(0));
        EventualCounts counts = new EventualCounts(setup);
        n.putObject("known")
                .put("indicator", setup.scenario().curves().get(0))
                .put("day", Json.day(day))
                .put("occurredByCutOff", counts.occurredBy(day, indicator, plan.until()))
                .put(
                        "occurredEventually",
                        counts.occurredBy(day, indicator, setup.scenario().until()));
    }

    private void alerts(ObjectNode n, List<JsonNode> alerts) {
        Map<String, int[]> byRule = new TreeMap<>();
        int[] all = new int[2];
        for (JsonNode alert : alerts) {
            int tier = "notify".equals(alert.get("tier").asText()) ? 0 : 1;
            all[tier]++;
            byRule.computeIfAbsent(alert.get("rule").asText(), r -> new int[2])[tier]++;
        }
        n.put("notify", all[0]);
        n.put("list", all[1]);
        ObjectNode rules = n.putObject("byRule");
        byRule.forEach((rule, k) -> rules.putObject(rule).put("notify", k[0]).put("list", k[1]));
    }

    /** Counties (or whole areas without counties) times judged weeks, without the warm-up. */
    private double countyWeeks() {
        int counties = 0;
        for (int i = 0; i < plan.directory().size(); i++) {
            counties += plan.directory().node(i).level() == Level.COUNTY ? 1 : 0;
        }
        EarsSettings e = plan.detection().ears();
        int warmUp = e.baselineDays() + e.guard() + 7;
        int days = Math.max(0, lastLabel() - setup.scenario().from() + 1 - warmUp);
        return Math.max(1, counties) * days / 7.0;
    }

    private void demonstrations(ArrayNode list) throws IOException {
        if (!plan.detection().rawOccurrence()) {
            return;
        }
        int alarms = 0;
        for (JsonNode signal : NdjsonFile.lines(out.resolve("signals.ndjson"))) {
            alarms += SeriesDetector.RAW_OCCURRENCE.equals(signal.get("method").asText()) ? 1 : 0;
        }
        list.addObject()
                .put("id", "raw-occurrence")
                .put("alarms", alarms)
                .put(
                        "text",
                        "judging each day's raw count by occurrence date at its day close raises "
                                + (alarms == 0 ? "nothing" : alarms + " alarms"));
    }

    private void unresolved() throws IOException {
        Path log = out.resolve("unresolved.log");
        Map<String, Integer> counts = new HashMap<>();
        try (BufferedReader in = Files.newBufferedReader(log)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                counts.merge(line, 1, Integer::sum);
            }
        }
        try (CsvWriter csv = CsvWriter.builder().build(out.resolve("unresolved.csv"))) {
            csv.writeRecord("text", "field", "count");
            for (Map.Entry<String, Integer> e : new TreeMap<>(counts).entrySet()) {
                int tab = e.getKey().indexOf('\t');
                csv.writeRecord(
                        e.getKey().substring(tab + 1),
                        e.getKey().substring(0, tab),
                        e.getValue().toString());
            }
        }
        Files.delete(log);
    }
}
