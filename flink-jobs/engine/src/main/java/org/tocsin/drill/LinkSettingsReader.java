package org.tocsin.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.tocsin.cluster.BusyKey;
import org.tocsin.cluster.LinkSettings;
import org.tocsin.cluster.MealToOnset;
import org.tocsin.intake.SymptomGroup;
import org.tocsin.place.Directory;

/** Reads {@code detectors: {exposures: ...}} of a scenario; what is not named keeps its default. */
final class LinkSettingsReader {
    private static final String KEY = "detectors.exposures";
    private static final Set<String> KEYS =
            Set.of(
                    "meal_hours",
                    "collective_meal_hours",
                    "onset_hours",
                    "kept_days",
                    "collective_types",
                    "incubation",
                    "slack_hours",
                    "visit_hours",
                    "vague_sellers",
                    "busy");
    private static final Set<String> BUSY = Set.of("history_days", "fewest", "alpha");

    private final JsonNode n;
    private final BiConsumer<String, String> problem;

    LinkSettingsReader(JsonNode n, BiConsumer<String, String> problem) {
        this.n = n;
        this.problem = problem;
    }

    LinkSettings settings() {
        known("", n, KEYS);
        known(".busy", n.path("busy"), BUSY);
        LinkSettings d = LinkSettings.defaults();
        return new LinkSettings(
                atLeast(n, "meal_hours", d.mealHours(), 1),
                atLeast(n, "collective_meal_hours", d.collectiveMealHours(), 1),
                atLeast(n, "onset_hours", d.onsetHours(), 1),
                atLeast(n, "kept_days", d.keptDays(), 1),
                texts("collective_types", d.collectiveTypes(), false),
                incubation(d.incubation()),
                texts("vague_sellers", d.vagueSellers(), true),
                busy(d.busy()));
    }

    private MealToOnset incubation(MealToOnset d) {
        List<MealToOnset.Range> ranges = new ArrayList<>();
        for (Map.Entry<String, JsonNode> e : n.path("incubation").properties()) {
            SymptomGroup group = group(e.getKey());
            double from = e.getValue().path(0).asDouble(Double.NaN);
            double to = e.getValue().path(1).asDouble(Double.NaN);
            if (!(from >= 0 && from <= to)) {
                problem.accept(
                        KEY + ".incubation." + e.getKey(),
                        "expected [shortest, longest] in hours, got " + e.getValue());
            } else if (group != null) {
                ranges.add(new MealToOnset.Range(group.bit(), from, to));
            }
        }
        return new MealToOnset(
                ranges.isEmpty() ? d.ranges() : ranges,
                d.agents(),
                atLeast(n, "slack_hours", d.slackHours(), 0),
                atLeast(n, "visit_hours", d.visitHours(), 0));
    }

    private SymptomGroup group(String name) {
        try {
            return SymptomGroup.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            problem.accept(KEY + ".incubation", "no such symptom group: " + name);
            return null;
        }
    }

    private BusyKey busy(BusyKey d) {
        JsonNode b = n.path("busy");
        double alpha = b.path("alpha").asDouble(d.alpha());
        if (!(alpha > 0 && alpha < 1)) {
            problem.accept(KEY + ".busy.alpha", "expected a share between 0 and 1, got " + alpha);
        }
        return new BusyKey(
                atLeast(b, "history_days", d.historyDays(), 1),
                atLeast(b, "fewest", d.fewest(), 1),
                alpha);
    }

    private Set<String> texts(String key, Set<String> fallback, boolean normalise) {
        if (!n.has(key)) {
            return fallback;
        }
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode each : n.path(key)) {
            texts.add(normalise ? Directory.normalise(each.asText()) : each.asText());
        }
        return Set.copyOf(texts);
    }

    private void known(String where, JsonNode node, Set<String> keys) {
        for (Map.Entry<String, JsonNode> e : node.properties()) {
            if (!keys.contains(e.getKey())) {
                problem.accept(KEY + where, "unknown key " + e.getKey());
            }
        }
    }

    private int atLeast(JsonNode node, String key, int fallback, int least) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return fallback;
        }
        if (!value.canConvertToInt() || value.asInt() < least) {
            problem.accept(
                    KEY + "." + key,
                    "expected a whole number of at least " + least + ", got " + value.asText());
            return fallback;
        }
        return value.asInt();
    }
}
