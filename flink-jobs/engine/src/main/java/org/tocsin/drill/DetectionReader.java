package org.tocsin.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tocsin.model.Level;
import org.tocsin.signal.DetectionSettings;
import org.tocsin.signal.EarsSettings;
import org.tocsin.signal.KnownEvent;
import org.tocsin.signal.LadderSettings;
import org.tocsin.signal.TriageSettings;
import org.tocsin.signal.TriangleSettings;

/**
 * Reads what a scenario says about its detectors: {@code detectors.ladder} (enabled, weekly,
 * min_cases, revision_days, holidays_in_baseline), {@code detectors.ears}, {@code detectors.triage}
 * (notify_per_week, list_per_week, most_notify_per_week, most_list_per_close, families) and {@code
 * events} (place, indicator, from, to). What is not named keeps its default.
 */
final class DetectionReader {
    private static final Set<String> DETECTORS =
            Set.of("ladder", "ears", "triage", "scan", "exposures");

    private final Path file;
    private final List<String> problems;

    /** Reads from a file; problems are added to the list. */
    DetectionReader(Path file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    DetectionSettings read(JsonNode scenario) {
        JsonNode detectors = scenario.path("detectors");
        known("detectors", detectors, DETECTORS);
        return new DetectionSettings(
                ladder(detectors.path("ladder")),
                ears(detectors.path("ears")),
                triage(detectors.path("triage")),
                events(scenario.path("events")),
                strings(scenario.path("demonstrations")).contains("raw-occurrence"),
                TriangleSettings.none());
    }

    private LadderSettings ladder(JsonNode n) {
        known(
                "detectors.ladder",
                n,
                Set.of("enabled", "weekly", "min_cases", "revision_days", "holidays_in_baseline"));
        LadderSettings d = LadderSettings.defaults();
        return new LadderSettings(
                n.path("enabled").asBoolean(d.enabled()),
                Set.copyOf(strings(n.path("weekly"))),
                minCases("detectors.ladder.min_cases", n, d.minCases()),
                n.path("revision_days").asInt(d.revisionDays()),
                n.path("holidays_in_baseline").asBoolean(d.holidaysInBaseline()));
    }

    private TriageSettings triage(JsonNode n) {
        known(
                "detectors.triage",
                n,
                Set.of(
                        "notify_per_week",
                        "list_per_week",
                        "most_notify_per_week",
                        "most_list_per_close",
                        "families"));
        TriageSettings d = TriageSettings.defaults();
        LinkedHashMap<String, List<String>> families = new LinkedHashMap<>();
        n.path("families")
                .properties()
                .forEach(e -> families.put(e.getKey(), strings(e.getValue())));
        return new TriageSettings(
                n.path("notify_per_week").asDouble(d.notifyPerWeek()),
                n.path("list_per_week").asDouble(d.listPerWeek()),
                n.path("most_notify_per_week").asInt(d.mostNotifyPerWeek()),
                n.path("most_list_per_close").asInt(d.mostListPerClose()),
                families.isEmpty() ? d.families() : families);
    }

    private EarsSettings ears(JsonNode n) {
        EarsSettings d = EarsSettings.defaults();
        List<Integer> sums = new ArrayList<>();
        n.path("sums").elements().forEachRemaining(e -> sums.add(e.asInt()));
        Set<Level> notify = new HashSet<>();
        for (String name : strings(n.path("notify_levels"))) {
            Level level = level("detectors.ears.notify_levels", name);
            if (level != null) {
                notify.add(level);
            }
        }
        return new EarsSettings(
                sums.isEmpty() ? d.sums() : List.copyOf(sums),
                n.path("baseline_days").asInt(d.baselineDays()),
                n.path("guard").asInt(d.guard()),
                n.path("min_sigma").asDouble(d.minSigma()),
                n.path("z_list").asDouble(d.zList()),
                n.path("z_notify").asDouble(d.zNotify()),
                minCases("detectors.ears.min_cases", n, d.minCases()),
                notify.isEmpty() ? d.notifyLevels() : Set.copyOf(notify),
                n.path("join_days").asInt(d.joinDays()));
    }

    private Map<Level, Integer> minCases(String key, JsonNode n, Map<Level, Integer> defaults) {
        Map<Level, Integer> least = new HashMap<>(defaults);
        for (Map.Entry<String, JsonNode> e : n.path("min_cases").properties()) {
            Level level = level(key, e.getKey());
            if (level != null) {
                least.put(level, e.getValue().asInt());
            }
        }
        return Map.copyOf(least);
    }

    private List<KnownEvent> events(JsonNode list) {
        List<KnownEvent> events = new ArrayList<>();
        for (JsonNode n : list) {
            known("events", n, Set.of("place", "indicator", "from", "to", "note"));
            int from = day(n, "from");
            int to = day(n, "to");
            if (to < from) {
                problem("events", "to must not be before from: " + n.path("to").asText());
            }
            events.add(
                    new KnownEvent(
                            n.path("place").asText(), n.path("indicator").asText(""), from, to));
        }
        return List.copyOf(events);
    }

    private int day(JsonNode n, String key) {
        String text = n.path(key).asText("");
        try {
            return (int) LocalDate.parse(text).toEpochDay();
        } catch (DateTimeException e) {
            problem("events." + key, "expected a date like 2024-02-01, got " + text);
            return 0;
        }
    }

    private void known(String where, JsonNode n, Set<String> keys) {
        for (Map.Entry<String, JsonNode> e : n.properties()) {
            if (!keys.contains(e.getKey())) {
                problem(where + "." + e.getKey(), "unknown key");
            }
        }
    }

    private static List<String> strings(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.elements().forEachRemaining(e -> texts.add(e.asText()));
        return List.copyOf(texts);
    }

    private Level level(String key, String name) {
        try {
            return Level.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            problem(key, "no such level: " + name);
            return null;
        }
    }

    private void problem(String key, String what) {
        problems.add(file + ": " + key + ": " + what);
    }
}
