package org.tocsin.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.tocsin.cluster.PositionSettings;
import org.tocsin.cluster.ScanSettings;
import org.tocsin.cluster.Scans;
import org.tocsin.model.Level;
import org.tocsin.place.Grid;

/** Reads {@code detectors: {scan: ...}} of a scenario: one scan, or a list of named scans. */
final class ScanSettingsReader {
    private static final String KEY = "detectors.scan";
    private static final Set<String> KEYS =
            Set.of(
                    "name",
                    "locate",
                    "max_points",
                    "indicators",
                    "region",
                    "places",
                    "window",
                    "baseline_days",
                    "max_share",
                    "max_radius_km",
                    "min_cases",
                    "replicates",
                    "list_days",
                    "notify_days",
                    "store_days",
                    "restate_days");

    private static final String COORDINATES = "coordinates";
    private static final String NAME = "[a-z][a-z0-9-]{0,19}";

    private final JsonNode n;
    private final Grid grid;
    private final BiConsumer<String, String> problem;

    private ScanSettingsReader(JsonNode n, Grid grid, BiConsumer<String, String> problem) {
        this.n = n;
        this.grid = grid;
        this.problem = problem;
    }

    /** The scans that run side by side; one that scans nothing where there is no such key. */
    static List<Scenario.Scan> read(JsonNode n, Grid grid, BiConsumer<String, String> problem) {
        List<Scenario.Scan> scans = new ArrayList<>();
        for (JsonNode one : n.isArray() && !n.isEmpty() ? n : List.of(n)) {
            ScanSettingsReader reader = new ScanSettingsReader(one, grid, problem);
            scans.add(new Scenario.Scan(reader.settings(), reader.indicators()));
        }
        checkTogether(scans, problem);
        return List.copyOf(scans);
    }

    private static void checkTogether(
            List<Scenario.Scan> scans, BiConsumer<String, String> problem) {
        if (scans.stream().map(s -> s.settings().name()).distinct().count() < scans.size()) {
            problem.accept(KEY + ".name", "scans side by side need distinct names");
        }
        if (scans.stream().map(s -> s.settings().region()).distinct().count() > 1) {
            problem.accept(KEY + ".region", "scans side by side need one level of regions");
        }
        if (scans.size() > Scans.MOST) {
            problem.accept(KEY, "expected at most " + Scans.MOST + " scans");
        }
    }

    private List<String> indicators() {
        List<String> ids = new ArrayList<>();
        n.path("indicators").elements().forEachRemaining(e -> ids.add(e.asText()));
        return List.copyOf(ids);
    }

    /** The settings, without their indicators. */
    private ScanSettings settings() {
        for (Iterator<String> keys = n.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!KEYS.contains(key)) {
                problem.accept(KEY, "unknown key " + key);
            }
        }
        ScanSettings d = ScanSettings.off();
        int shortest = n.path("window").path(0).asInt(d.shortest());
        int longest = n.path("window").path(1).asInt(d.longest());
        if (shortest < 1 || longest < shortest) {
            problem.accept(KEY + ".window", "expected two lengths in days like [2, 30]");
            return d;
        }
        double share = n.path("max_share").asDouble(d.maxShare());
        if (share <= 0 || share > 1) {
            problem.accept(KEY + ".max_share", "expected a share above 0 and up to 1");
            return d;
        }
        double listed = n.path("list_days").asDouble(d.listDays());
        double stored = n.path("store_days").asDouble(listed);
        if (stored < 1 || stored > listed) {
            problem.accept(
                    KEY + ".store_days", "expected 1 to list_days, " + listed + ", got " + stored);
            return d;
        }
        return new ScanSettings(
                List.of(),
                level("region", d.region()),
                isOverPositions() ? d.places() : level("places", d.places()),
                shortest,
                longest,
                atLeast("baseline_days", d.baselineDays(), ScanSettings.LEAST_HISTORY_DAYS),
                share,
                n.path("max_radius_km").asDouble(d.maxRadiusKm()),
                atLeast("min_cases", d.minCases(), 2),
                atLeast("replicates", d.replicates(), 99),
                listed,
                n.path("notify_days").asDouble(d.notifyDays()),
                stored,
                atLeast("restate_days", d.restateDays(), 0),
                "",
                name(),
                positions());
    }

    private boolean isOverPositions() {
        return n.path("places").asText("").equals(COORDINATES);
    }

    private String name() {
        String name = n.path("name").asText("");
        if (!name.isEmpty() && !name.matches(NAME)) {
            problem.accept(KEY + ".name", "expected up to 20 of a-z, 0-9 and -, got " + name);
            return "";
        }
        return name;
    }

    private PositionSettings positions() {
        if (!isOverPositions()) {
            for (String key : List.of("locate", "max_points")) {
                if (n.has(key)) {
                    problem.accept(KEY + "." + key, "only with places: " + COORDINATES);
                }
            }
            return null;
        }
        int most = atLeast("max_points", PositionSettings.MOST_POINTS, 2);
        List<PositionSettings.Source> sources = new ArrayList<>();
        n.path("locate").elements().forEachRemaining(e -> source(e.asText(), sources));
        return sources.isEmpty()
                ? new PositionSettings(grid, List.of(PositionSettings.Source.RECORD), most)
                : new PositionSettings(grid, sources, most);
    }

    private void source(String name, List<PositionSettings.Source> sources) {
        try {
            sources.add(PositionSettings.Source.valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            problem.accept(KEY + ".locate", "expected record, institution, township, got " + name);
        }
    }

    private int atLeast(String key, int fallback, int least) {
        int value = n.path(key).asInt(fallback);
        if (value < least) {
            problem.accept(KEY + "." + key, "expected at least " + least + ", got " + value);
            return fallback;
        }
        return value;
    }

    private Level level(String key, Level fallback) {
        String name = n.path(key).asText(fallback.name());
        try {
            return Level.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            problem.accept(KEY + "." + key, "no such level: " + name);
            return fallback;
        }
    }
}
