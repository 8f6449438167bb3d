package org.tocsin.intake;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tocsin.model.Indicator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads case definitions from YAML and reports everything that is wrong with them together. */
final class DefinitionsReader {
    private static final Set<String> GROUPS = Set.of("syndrome", "disease", "load", "denominator");
    private static final Set<String> MARKS = Set.of("D", "A", "B", "C", "U", "P");

    private final Path path;
    private final List<String> problems = new ArrayList<>();
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<Symptom> symptoms = new ArrayList<>();
    private final Map<String, Integer> symptomBits = new HashMap<>();
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final Set<String> disabled = new HashSet<>();
    private final List<Clause> clauses = new ArrayList<>();
    private final Map<Field, Integer> daily = new EnumMap<>(Field.class);
    private final Map<Integer, SerialInterval> serialIntervals = new HashMap<>();
    private final List<Agent> agents = new ArrayList<>();

    DefinitionsReader(Path path) {
        this.path = path;
    }

    /** The definitions, or all problems as one exception. */
    CaseDefinitions read() {
        YamlNode root = root();
        if (root != null) {
            Map<String, YamlNode> members = root.members();
            allowed(members, Set.of("version", "symptoms", "indicators", "agents"));
            if (members.containsKey("symptoms")) {
                members.get("symptoms").items().forEach(this::symptom);
            }
            if (members.containsKey("indicators")) {
                members.get("indicators").items().forEach(this::indicator);
            } else {
                root.problem("expected key indicators");
            }
            if (members.containsKey("agents")) {
                members.get("agents").items().forEach(this::agent);
            }
            checkSizes(root);
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new CaseDefinitions(indicators, symptoms, clauses, daily, serialIntervals, agents);
    }

    private YamlNode root() {
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            Node node = new Yaml(new LoaderOptions()).compose(reader);
            if (node != null) {
                return new YamlNode(node, path.toString(), problems);
            }
            problems.add(path + ": the file is empty");
        } catch (IOException e) {
            problems.add(path + ": cannot be read");
        } catch (YAMLException e) {
            problems.add(path + ": not YAML: " + e.getMessage().lines().findFirst().orElse(""));
        }
        return null;
    }

    private void checkSizes(YamlNode root) {
        if (indicators.size() > CaseDefinitions.MOST_INDICATORS) {
            root.problem("at most 64 enabled indicators, found " + indicators.size());
        }
        if (symptoms.size() > Long.SIZE) {
            root.problem("at most 64 symptoms and lists of terms, found " + symptoms.size());
        }
    }

    private static void allowed(Map<String, YamlNode> members, Set<String> keys) {
        members.forEach(
                (key, node) -> {
                    if (!keys.contains(key)) {
                        node.problem(
                                "unknown key \"" + key + "\", expected one of " + sorted(keys));
                    }
                });
    }

    private static List<String> sorted(Set<String> keys) {
        return keys.stream().sorted().toList();
    }

    private static String required(YamlNode node, Map<String, YamlNode> members, String key) {
        YamlNode value = members.get(key);
        if (value == null) {
            node.problem("expected key " + key);
            return "";
        }
        return value.text();
    }

    private void symptom(YamlNode node) {
        Map<String, YamlNode> members = node.members();
        allowed(members, Set.of("id", "group", "terms"));
        String id = required(node, members, "id");
        int group = 0;
        if (members.containsKey("group")) {
            YamlNode given = members.get("group");
            SymptomGroup known = SymptomGroup.of(given.text());
            group = known == null ? 0 : known.bit();
            if (known == null) {
                given.problem("unknown symptom group \"" + given.text() + "\"");
            }
        }
        List<String> terms = new ArrayList<>(List.of(id, id.replace('_', ' ')));
        if (members.containsKey("terms")) {
            terms.addAll(members.get("terms").texts());
        }
        if (symptomBits.put(id, symptoms.size()) != null) {
            node.problem("symptom \"" + id + "\" is given twice");
        }
        symptoms.add(new Symptom(id, group, List.copyOf(terms)));
    }

    private void indicator(YamlNode node) {
        Map<String, YamlNode> members = node.members();
        allowed(
                members,
                Set.of(
                        "id",
                        "name",
                        "group",
                        "detect",
                        "mark",
                        "enabled",
                        "note",
                        "daily",
                        "any",
                        "serial_interval"));
        String id = required(node, members, "id");
        String group = required(node, members, "group");
        if (!GROUPS.contains(group)) {
            node.problem("unknown group \"" + group + "\", expected one of " + sorted(GROUPS));
        }
        if (members.containsKey("mark") && !MARKS.contains(members.get("mark").text())) {
            node.problem("expected mark D, A, B, C, U or P");
        }
        if (!id.matches("[A-Z][A-Z0-9_]*")) {
            node.problem("an id is capitals, digits and _, got \"" + id + "\"");
        }
        boolean enabled = !members.containsKey("enabled") || members.get("enabled").flag();
        if (ordinals.containsKey(id) || disabled.contains(id)) {
            node.problem("indicator \"" + id + "\" is given twice");
        }
        int ordinal = enabled ? indicators.size() : -1;
        rule(node, members, ordinal);
        serialInterval(members.get("serial_interval"), ordinal);
        if (!enabled) {
            disabled.add(id);
            return;
        }
        ordinals.put(id, ordinal);
        boolean detect = members.containsKey("detect") && members.get("detect").flag();
        indicators.add(
                new Indicator(
                        ordinal,
                        id,
                        name(node, members, "zh"),
                        name(node, members, "en"),
                        detect,
                        group));
    }

    private void serialInterval(YamlNode node, int ordinal) {
        if (node == null) {
            return;
        }
        Map<String, YamlNode> members = node.members();
        allowed(members, Set.of("mean", "sd", "mark", "source"));
        double[] days = new double[2];
        String[] keys = {"mean", "sd"};
        for (int i = 0; i < keys.length; i++) {
            if (!members.containsKey(keys[i])) {
                node.problem("expected key " + keys[i] + " in days");
                return;
            }
            days[i] = members.get(keys[i]).number();
        }
        if (!(days[0] > 1) || !(days[1] > 0)) {
            node.problem("expected mean > 1 and sd > 0 days, got " + days[0] + " and " + days[1]);
        } else if (ordinal >= 0) {
            serialIntervals.put(ordinal, new SerialInterval(days[0], days[1]));
        }
    }

    private void agent(YamlNode node) {
        Map<String, YamlNode> members = node.members();
        allowed(members, Set.of("id", "name", "terms", "codes", "hours", "mark", "note"));
        String id = required(node, members, "id");
        if (agents.stream().anyMatch(a -> a.id().equals(id))) {
            node.problem("agent \"" + id + "\" is given twice");
        }
        List<String> terms = new ArrayList<>(List.of(id.replace('_', ' ')));
        if (members.containsKey("terms")) {
            terms.addAll(members.get("terms").texts());
        }
        terms.replaceAll(t -> t.toLowerCase(Locale.ROOT));
        boolean coded = members.containsKey("codes");
        CodeSet codes = coded ? ClauseReader.codeSet(members.get("codes")) : new CodeSet();
        double[] hours = hours(node, members.get("hours"));
        agents.add(
                new Agent(
                        id,
                        name(node, members, "zh"),
                        name(node, members, "en"),
                        terms,
                        codes,
                        hours[0],
                        hours[1]));
    }

    private static double[] hours(YamlNode agent, YamlNode node) {
        double[] hours =
                node == null
                        ? new double[0]
                        : node.items().stream().mapToDouble(YamlNode::number).toArray();
        if (hours.length == 2 && hours[0] >= 0 && hours[0] <= hours[1]) {
            return hours;
        }
        (node == null ? agent : node)
                .problem("expected hours [shortest, longest] from meal to onset");
        return new double[2];
    }

    private static String name(YamlNode node, Map<String, YamlNode> members, String language) {
        YamlNode name = members.get("name");
        if (name == null) {
            node.problem("expected key name with zh and en");
            return "";
        }
        return required(name, name.members(), language);
    }

    private void rule(YamlNode node, Map<String, YamlNode> members, int ordinal) {
        YamlNode column = members.get("daily");
        if (column != null) {
            Field field = Field.ofHeading(column.text());
            if (field == null || !KindFields.DAILY_COUNTS.contains(field)) {
                column.problem("\"" + column.text() + "\" is no count of a daily report");
            } else if (ordinal >= 0 && daily.put(field, ordinal) != null) {
                column.problem("\"" + column.text() + "\" already belongs to another indicator");
            }
        }
        if (members.containsKey("any")) {
            for (YamlNode alternative : members.get("any").items()) {
                Clause clause =
                        new ClauseReader(symptoms, symptomBits, ordinals, disabled)
                                .read(alternative);
                clause.indicator = ordinal;
                if (ordinal >= 0) {
                    clauses.add(clause);
                }
            }
        }
    }
}
