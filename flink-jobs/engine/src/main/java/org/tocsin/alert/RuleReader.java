package org.tocsin.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tocsin.model.Tier;
import org.tocsin.place.Nearest;

/** Reads the rules of one YAML file and notes everything that is wrong with them. */
final class RuleReader {
    private static final Set<String> KEYS =
            Set.of(
                    "id",
                    "version",
                    "family",
                    "name",
                    "mark",
                    "enabled",
                    "tier",
                    "level",
                    "indicators",
                    "scope",
                    "types",
                    "window",
                    "count",
                    "or_deaths",
                    "or_admitted",
                    "deadline",
                    "action",
                    "of",
                    "within",
                    "expected_visits",
                    "grace",
                    "target",
                    "warn_shares",
                    "households",
                    "counties",
                    "during",
                    "effective_from",
                    "note");

    private final Path file;
    private final Set<String> indicatorIds;
    private final ZoneId zone;
    private final List<String> problems;
    private String where = "";

    RuleReader(Path file, Set<String> indicatorIds, ZoneId zone, List<String> problems) {
        this.file = file;
        this.indicatorIds = indicatorIds;
        this.zone = zone;
        this.problems = problems;
    }

    List<Rule> rules() {
        JsonNode root;
        try (var in = Files.newBufferedReader(file)) {
            root = new YAMLMapper().readTree(in);
        } catch (JsonProcessingException e) {
            problems.add(
                    file
                            + ":"
                            + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
                            + ": not valid YAML: "
                            + e.getOriginalMessage());
            return List.of();
        } catch (IOException e) {
            problems.add(file + ": cannot be read: " + e.getMessage());
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        JsonNode list = root == null ? null : root.get("rules");
        if (list == null || !list.isArray()) {
            problems.add(file + ": expected a list under `rules`");
            return rules;
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode node = list.get(i);
            where = file + ": rule " + node.path("id").asText("number " + (i + 1));
            Rule rule = rule(node);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private Rule rule(JsonNode n) {
        int before = problems.size();
        for (Iterator<String> keys = n.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!KEYS.contains(key)) {
                problem(key, "unknown key" + Nearest.hint(key, KEYS));
            }
        }
        Rule.Family family = choice(n, "family", Rule.Family.class, null);
        Rule.Scope scope = choice(n, "scope", Rule.Scope.class, Rule.Scope.CASE);
        Tier tier = choice(n, "tier", Tier.class, null);
        String mark = text(n, "mark");
        boolean enabled = n.path("enabled").asBoolean(true);
        if ("U".equals(mark) && enabled) {
            problem("enabled", "a rule marked U (unconfirmed) must not be enabled");
        }
        List<String> indicators = strings(n, "indicators");
        for (String id : indicators) {
            if (!indicatorIds.contains(id)) {
                problem("indicators", "no such indicator: " + id + Nearest.hint(id, indicatorIds));
            }
        }
        if (family == Rule.Family.WINDOW) {
            positive(n, "window");
            positive(n, "count");
        }
        Rule rule =
                new Rule(
                        text(n, "id"),
                        integer(n, "version", 1),
                        family,
                        n.path("name").path("zh").asText(""),
                        n.path("name").path("en").asText(""),
                        mark,
                        enabled,
                        tier,
                        text(n, "level"),
                        indicators,
                        scope,
                        Set.copyOf(strings(n, "types")),
                        days(n, "window"),
                        integer(n, "count", 1),
                        integer(n, "or_deaths", 0),
                        integer(n, "or_admitted", 0),
                        minutes(n, "deadline"),
                        n.path("action").asText(""),
                        integer(n, "of", 0),
                        family == Rule.Family.PERSISTENCE ? days(n, "within") : minutes(n, "grace"),
                        n.path("expected_visits").asDouble(0),
                        n.path("target").asDouble(0),
                        numbers(n, "warn_shares"),
                        integer(n, "households", 1),
                        integer(n, "counties", 0),
                        periods(n),
                        effective(n));
        return problems.size() == before ? rule : null;
    }

    private void problem(String key, String what) {
        problems.add(where + ": " + key + ": " + what);
    }

    private String text(JsonNode n, String key) {
        if (n.path(key).asText("").isEmpty()) {
            problem(key, "missing");
        }
        return n.path(key).asText("");
    }

    private int integer(JsonNode n, String key, int fallback) {
        JsonNode v = n.get(key);
        if (v == null) {
            return fallback;
        }
        if (!v.canConvertToInt() || !v.isIntegralNumber()) {
            problem(key, "expected a whole number, got " + v.asText());
            return fallback;
        }
        return v.asInt();
    }

    private void positive(JsonNode n, String key) {
        if (n.get(key) == null) {
            problem(key, "missing");
        } else if ("count".equals(key) && integer(n, key, 0) < 1) {
            problem(key, "expected at least 1, got " + n.get(key).asText());
        }
    }

    private int days(JsonNode n, String key) {
        String v = n.path(key).asText("");
        if (v.isEmpty()) {
            return 0;
        }
        if (!v.matches("\\d+d")) {
            problem(key, "expected days like 7d, got " + v);
            return 0;
        }
        return Integer.parseInt(v.substring(0, v.length() - 1));
    }

    private int minutes(JsonNode n, String key) {
        String v = n.path(key).asText("");
        if (v.isEmpty()) {
            return 0;
        }
        if (!v.matches("\\d+(m|h|d)")) {
            problem(key, "expected a time like 30m, 2h or 1d, got " + v);
            return 0;
        }
        int number = Integer.parseInt(v.substring(0, v.length() - 1));
        return switch (v.charAt(v.length() - 1)) {
            case 'd' -> number * 1440;
            case 'h' -> number * 60;
            default -> number;
        };
    }

    private List<String> strings(JsonNode n, String key) {
        List<String> list = new ArrayList<>();
        JsonNode v = n.path(key);
        if (v.isTextual()) {
            list.add(v.asText());
        }
        v.elements().forEachRemaining(e -> list.add(e.asText()));
        return list;
    }

    private List<Double> numbers(JsonNode n, String key) {
        List<Double> list = new ArrayList<>();
        n.path(key).elements().forEachRemaining(e -> list.add(e.asDouble()));
        return list;
    }

    private List<Rule.Period> periods(JsonNode n) {
        List<Rule.Period> periods = new ArrayList<>();
        for (String span : strings(n, "during")) {
            String[] ends = span.split("/", -1);
            try {
                int from = (int) LocalDate.parse(ends[0]).toEpochDay();
                int to = (int) LocalDate.parse(ends[ends.length - 1]).toEpochDay();
                if (ends.length > 2 || to < from) {
                    throw new java.time.DateTimeException(span);
                }
                periods.add(new Rule.Period(from, to));
            } catch (java.time.DateTimeException e) {
                problem("during", "expected days like 2024-02-09/2024-02-17, got " + span);
            }
        }
        return periods;
    }

    private long effective(JsonNode n) {
        String v = n.path("effective_from").asText("");
        if (v.isEmpty()) {
            return Long.MIN_VALUE;
        }
        try {
            return LocalDate.parse(v).atStartOfDay(zone).toInstant().toEpochMilli();
        } catch (java.time.DateTimeException e) {
            problem("effective_from", "expected a date like 2024-01-01, got " + v);
            return Long.MIN_VALUE;
        }
    }

    private <E extends Enum<E>> E choice(JsonNode n, String key, Class<E> type, E fallback) {
        String v = n.path(key).asText("");
        if (v.isEmpty()) {
            if (fallback == null) {
                problem(key, "missing; one of " + names(type));
            }
            return fallback;
        }
        for (E e : type.getEnumConstants()) {
            if (e.name().equals(v.toUpperCase(Locale.ROOT))) {
                return e;
            }
        }
        problem(key, "expected one of " + names(type) + ", got " + v);
        return fallback;
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E e : type.getEnumConstants()) {
            names.add(e.name().toLowerCase(Locale.ROOT));
        }
        return String.join(", ", names);
    }
}
