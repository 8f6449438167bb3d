package org.tocsin.drill.generate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.tocsin.place.InvalidDataException;
import org.tocsin.place.ReferenceData;

/** Reads a plan over the documented defaults and reports everything that is wrong with it. */
final class PlanFile {
    private static final String DEFAULTS = "plan-defaults.yaml";

    /** Parts of a plan whose keys are names that the plan chooses. */
    private static final Set<String> OPEN = Set.of("curves", "diseases");

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .registerModule(
                            new SimpleModule()
                                    .addDeserializer(
                                            LocalDate.class,
                                            new Text<>(LocalDate.class, LocalDate::parse))
                                    .addDeserializer(
                                            LocalDateTime.class,
                                            new Text<>(LocalDateTime.class, LocalDateTime::parse)));

    private PlanFile() {}

    private static final class Text<T> extends StdDeserializer<T> {
        private final transient Function<String, T> parse;

        Text(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText();
            try {
                return parse.apply(text);
            } catch (DateTimeParseException e) {
                throw context.weirdStringException(
                        text, handledType(), "expected like 2024-02-10 or 2024-02-10T11:30");
            }
        }
    }

    /** The documented defaults as they are bundled. */
    static String defaults() {
        try (InputStream in = PlanFile.class.getResourceAsStream(DEFAULTS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * Reads a plan.
     *
     * @throws InvalidDataException with every problem found
     */
    static Plan read(Path file) {
        List<String> problems = new ArrayList<>();
        Plan plan = null;
        try {
            plan = read(Files.readString(file), file.getFileName().toString(), problems);
        } catch (IOException e) {
            problems.add(file + ": cannot be read, expected a plan in YAML");
        }
        if (!problems.isEmpty()) {
            throw new InvalidDataException(problems);
        }
        return plan;
    }

    /** Reads a plan from text; problems are added to the list, and the result may then be null. */
    static Plan read(String yaml, String name, List<String> problems) {
        try {
            JsonNode base = YAML.readTree(defaults());
            JsonNode given = YAML.readTree(yaml);
            if (!(given instanceof ObjectNode over)) {
                problems.add(name + ": empty, expected a plan with place, reference, from, until");
                return null;
            }
            merge((ObjectNode) base, over, "", name, problems);
            if (!problems.isEmpty()) {
                return null;
            }
            Plan plan = withTypeDefaults(YAML.treeToValue(base, Plan.class));
            PlanCheck.check(plan, name, problems);
            return plan;
        } catch (JsonProcessingException e) {
            String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            problems.add(name + line + ": " + e.getOriginalMessage());
            return null;
        }
    }

    private static void merge(
            ObjectNode base, ObjectNode over, String path, String name, List<String> problems) {
        for (Map.Entry<String, JsonNode> field : over.properties()) {
            String key = field.getKey();
            JsonNode old = base.get(key);
            if (old == null && !OPEN.contains(path)) {
                Set<String> known = new TreeSet<>();
                base.fieldNames().forEachRemaining(known::add);
                problems.add(name + ": " + path + dot(path) + key + ": unknown, expected " + known);
            } else if (old instanceof ObjectNode o && field.getValue() instanceof ObjectNode v) {
                merge(o, v, path + dot(path) + key, name, problems);
            } else {
                base.set(key, field.getValue());
            }
        }
    }

    private static String dot(String path) {
        return path.isEmpty() ? "" : ".";
    }

    /** Fills in what an inject leaves to its type. */
    private static Plan withTypeDefaults(Plan plan) {
        List<Plan.Inject> injects = new ArrayList<>();
        for (Plan.Inject i : plan.injects() == null ? List.<Plan.Inject>of() : plan.injects()) {
            InjectType type = InjectType.of(i.type());
            injects.add(type == null ? i : completed(i, type));
        }
        return plan.withInjects(injects);
    }

    private static Plan.Inject completed(Plan.Inject i, InjectType type) {
        return new Plan.Inject(
                i.id(),
                i.type(),
                place(i),
                i.institution(),
                i.facility(),
                i.start(),
                i.size() == null ? Integer.valueOf(type.size) : i.size(),
                i.days() == null ? Integer.valueOf(type.days) : i.days(),
                i.hours() == null ? Double.valueOf(12) : i.hours(),
                type == InjectType.SINGLE_CASE && i.diagnosis() == null ? "cholera" : i.diagnosis(),
                i.food(),
                i.indicators() == null ? indicators(i, type) : i.indicators(),
                i.residences(),
                i.village());
    }

    private static String place(Plan.Inject i) {
        String unit = i.institution() != null ? i.institution() : i.facility();
        return i.place() != null ? i.place() : unit;
    }

    private static List<String> indicators(Plan.Inject i, InjectType type) {
        if (type != InjectType.SINGLE_CASE) {
            return type.indicators;
        }
        return List.of("plague".equals(i.diagnosis()) ? "PLAGUE" : "CHOLERA", "AB");
    }

    /** The reference data of a plan, relative to the plan's folder. */
    static ReferenceData reference(Plan plan, Path planFile) {
        return ReferenceData.load(planFile.resolveSibling(plan.reference()).normalize());
    }
}
