package org.tocsin.drill.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tocsin.store.Json;

/**
 * The score of one or several seeds: what was sent, what was sent or listed, and each rule by
 * itself, so that a rule's gain over the others can be read off.
 */
public final class ScoreReport {
    /** Rules that look at one place's numbers over time and nothing else. */
    private static final Predicate<Episode> TEMPORAL =
            e -> e.family().equals("statistical") || e.family().equals("persistence");

    private final List<SeedScore.Input> seeds = new ArrayList<>();
    private final List<Sweep.Seed> swept = new ArrayList<>();
    private final List<Sweep.Seed> tuning = new ArrayList<>();
    private final double outbreaksPerYear;
    private final double storeDays;

    /**
     * Creates an empty report.
     *
     * @param outbreaksPerYear outbreaks a county and year for the standardised PPV
     * @param storeDays recurrence interval from which the scan's clusters were kept, in days
     */
    public ScoreReport(double outbreaksPerYear, double storeDays) {
        this.outbreaksPerYear = outbreaksPerYear;
        this.storeDays = storeDays;
    }

    /** Adds a run and its twin. */
    public void add(SeedScore.Input seed) {
        seeds.add(seed);
    }

    /** Adds a run and its twin with the signals of their detectors. */
    public void add(Sweep.Seed seed) {
        add(seed.alerts());
        swept.add(seed);
    }

    /** Adds a twin on which limits are chosen and nothing is judged. */
    public void tuneOn(Sweep.Seed twin) {
        tuning.add(twin);
    }

    /** Totals of a tier and a choice of rules. */
    public Totals totals(boolean notifyOnly, Predicate<Episode> rules) {
        return new Totals(seeds.stream().map(s -> SeedScore.of(s, notifyOnly, rules)).toList());
    }

    /** All of it as JSON. */
    public ObjectNode json() {
        ObjectNode n = Json.object();
        n.put("seeds", seeds.size());
        n.set("notify", tier(true));
        n.set("list", tier(false));
        if (!swept.isEmpty()) {
            Sweep judged = new Sweep(swept, storeDays);
            n.set("equalFalseRate", judged.json());
            if (!tuning.isEmpty()) {
                n.set("tuned", judged.json(new Sweep(tuning, storeDays)));
            }
        }
        ArrayNode lines = n.putArray("outbreaks");
        for (SeedScore.Case c : totals(false, e -> true).cases(c -> true)) {
            lines.add(line(c));
        }
        return n;
    }

    private ObjectNode tier(boolean notifyOnly) {
        Totals all = totals(notifyOnly, e -> true);
        ObjectNode n = all.json();
        n.put("chanceDetected", all.chance());
        Json.number(n, "standardisedPpv", Totals.rounded(all.standardisedPpv(outbreaksPerYear)));
        TreeSet<String> rules = new TreeSet<>();
        seeds.forEach(s -> s.run().forEach(e -> rules.add(e.rule())));
        seeds.forEach(s -> s.twin().forEach(e -> rules.add(e.rule())));
        ObjectNode byRule = n.putObject("byRule");
        TreeMap<String, Predicate<Episode>> choices = new TreeMap<>();
        rules.forEach(r -> choices.put(r, e -> e.rule().equals(r)));
        choices.put("temporal", TEMPORAL);
        choices.forEach((name, rule) -> byRule.set(name, part(totals(notifyOnly, rule))));
        return n;
    }

    private static ObjectNode part(Totals t) {
        ObjectNode full = t.json();
        ObjectNode n = Json.object();
        n.put("detected", t.detected());
        n.put("chanceDetected", t.chance());
        n.set("delayDays", full.path("all").path("delayDays"));
        n.set("false", full.path("false"));
        n.set("unmatched", full.path("alerts").path("unmatched"));
        return n;
    }

    private static ObjectNode line(SeedScore.Case c) {
        ObjectNode n = Json.object();
        n.put("id", c.outbreak().id());
        n.put("type", c.outbreak().type());
        n.put("size", c.outbreak().size());
        n.put("reported", c.outbreak().reported());
        n.put("rule", c.rule());
        Json.number(n, "fromReport", Totals.rounded(c.fromReport()));
        Json.number(n, "casesByThen", c.casesByThen());
        return n;
    }

    /** Writes it. */
    public void write(Path file, ObjectNode head) throws IOException {
        head.setAll(json());
        writeJson(file, head);
    }

    /** Writes a score, indented. */
    public static void writeJson(Path file, ObjectNode head) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Files.writeString(
                file,
                new ObjectMapper()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .writeValueAsString(head)
                        + "\n");
    }
}
