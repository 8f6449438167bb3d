package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tocsin.place.InvalidDataException;

/** Parameters in JSON: an object, or one that holds them as {@code params}. */
final class ParameterFile {
    private static final ObjectMapper STRICT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private final Path file;
    private final JsonNode params;
    private final List<String> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    private ParameterFile(Path file, JsonNode params, List<String> problems) {
        this.file = file;
        this.params = params;
        this.problems = problems;
    }

    static ParameterFile read(Path file, List<String> problems) {
        try {
            JsonNode root = STRICT.readTree(Files.readString(file).replace("\uFEFF", ""));
            if (root.isObject()) {
                JsonNode inner = root.path("params");
                return new ParameterFile(file, inner.isObject() ? inner : root, problems);
            }
            problems.add(file + ": not a JSON object, expected {\"name\": value, ...}");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            problems.add(file + ":" + line + ": not JSON: " + e.getOriginalMessage());
        } catch (NoSuchFileException e) {
            problems.add(file + ": cannot be read, no such file");
        } catch (IOException e) {
            problems.add(file + ": cannot be read: " + e.getMessage());
        }
        throw new InvalidDataException(problems);
    }

    boolean has(String name) {
        asked.add(name);
        return params.hasNonNull(name);
    }

    JsonNode node(String name) {
        asked.add(name);
        return params.path(name);
    }

    double number(String name, double byDefault) {
        if (has(name) && !params.get(name).isNumber()) {
            problem(name, params.get(name) + ", expected a number");
        }
        return params.path(name).asDouble(byDefault);
    }

    int whole(String name, int byDefault) {
        JsonNode node = params.path(name);
        if (has(name) && !(node.canConvertToExactIntegral() && node.canConvertToInt())) {
            problem(name, node + ", expected a whole number");
        }
        return node.asInt(byDefault);
    }

    /** A whole number of at least {@code least}. */
    int whole(String name, int byDefault, int least) {
        int value = whole(name, byDefault);
        if (value < least && has(name)) {
            problem(name, params.get(name) + ", expected a whole number of at least " + least);
        }
        return Math.max(value, least);
    }

    /** A number of at least {@code least}. */
    double number(String name, double byDefault, double least) {
        double value = number(name, byDefault);
        if (value < least) {
            problem(name, params.get(name) + ", expected a number of at least " + least);
        }
        return value;
    }

    boolean flag(String name, boolean byDefault) {
        if (has(name) && !params.get(name).isBoolean()) {
            problem(name, params.get(name) + ", expected true or false");
        }
        return params.path(name).asBoolean(byDefault);
    }

    /** One of some words. */
    String word(String name, String byDefault, List<String> words) {
        String word = has(name) ? params.get(name).asText() : byDefault;
        if (!words.contains(word)) {
            problem(name, "'" + word + "', expected one of " + words);
        }
        return word;
    }

    void problem(String name, String what) {
        problems.add(file + ": " + name + ": " + what);
    }

    /** Names in the file that nobody asked for. */
    List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        params.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(asked);
        unknown.remove("note");
        return unknown;
    }
}
