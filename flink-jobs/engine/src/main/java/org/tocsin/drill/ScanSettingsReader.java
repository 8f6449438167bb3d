package org.tocsin.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.tocsin.cluster.ScanSettings;
import org.tocsin.model.Level;

/** Reads {@code detectors: {scan: ...}} of a scenario. */
final class ScanSettingsReader {
    private static final String KEY = "detectors.scan";
    private static final Set<String> KEYS =
            Set.of(
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

    private final JsonNode n;
    private final BiConsumer<String, String> problem;

    ScanSettingsReader(JsonNode n, BiConsumer<String, String> problem) {
        this.n = n;
        this.problem = problem;
    }

    /** Ids of the indicators to scan. */
    List<String> indicators() {
        List<String> ids = new ArrayList<>();
        n.path("indicators").elements().forEachRemaining(e -> ids.add(e.asText()));
        return List.copyOf(ids);
    }

    /** The settings, without their indicators. */
    ScanSettings settings() {
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
                level("places", d.places()),
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
                "");
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
