package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.epi.run.InvalidInputException;
import org.tocsin.epi.run.SeriesData;

/**
 * One run described by a JSON file in the format of the reference cases: method, params, and the
 * path of the series relative to the file.
 *
 * @param id name of the output file
 * @param method name in the catalogue
 * @param params named parameters
 * @param series path of the input
 */
record DetectionCase(String id, String method, Map<String, Object> params, Path series) {
    private static final Set<String> DESCRIPTION =
            Set.of(
                    "id",
                    "case",
                    "method",
                    "variant",
                    "dataset",
                    "series",
                    "package",
                    "package_version",
                    "r_function",
                    "rows",
                    "note");
    private static final Pattern DAYS = Pattern.compile("(\\d+)day");

    /** Reads a case; empty when the file is no case but, say, the description of a series. */
    static Optional<DetectionCase> read(ObjectMapper mapper, Path json) throws IOException {
        Map<String, Object> document;
        try {
            document = JsonObject.read(mapper, json);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(json + ": " + JsonObject.problem(e));
        }
        String stem = json.getFileName().toString().replaceAll("\\.json$", "");
        Path input = json.resolveSibling(stem + "__input.csv");
        Object method = document.get("method");
        if (method == null && document.containsKey("parameters") && Files.exists(input)) {
            method = "ladder";
        }
        if (method == null) {
            return Optional.empty();
        }
        String id = String.valueOf(document.getOrDefault("id", stem));
        Path series = Files.exists(input) ? input : series(json, document);
        Map<String, Object> params = params(document, json);
        if (method.toString().startsWith("rt_")) {
            addWindow(params, document, series);
        }
        return Optional.of(new DetectionCase(id, method.toString(), params, series));
    }

    /**
     * The object params; or that of parameters with the fields beside it, as the ladder's cases.
     */
    static Map<String, Object> named(Map<String, Object> document) {
        Map<String, Object> params = new LinkedHashMap<>();
        if (document.get("params") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> params.put(key.toString(), value));
            return params;
        }
        params.putAll(document);
        params.keySet().removeAll(DESCRIPTION);
        if (params.remove("parameters") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> params.put(key.toString(), value));
        }
        return params;
    }

    private static Path series(Path json, Map<String, Object> document) {
        Object path = document.get("series");
        if (path == null && document.get("dataset") != null) {
            path = "../series/" + document.get("dataset") + ".csv";
        }
        if (path == null) {
            throw new InvalidInputException(json + ": field series is missing");
        }
        return json.resolveSibling(path.toString()).normalize();
    }

    private static Map<String, Object> params(Map<String, Object> document, Path json)
            throws IOException {
        Map<String, Object> params = new LinkedHashMap<>();
        params.putAll(named(document));
        if ("column expected".equals(params.get("mu0"))) {
            addExpected(params, json);
        }
        return params;
    }

    /**
     * The reference's cases tell the length of their windows only by their variant (daily, weekly,
     * 14day) and, for the instantaneous number, which has a row for every window, by their rows.
     */
    private static void addWindow(
            Map<String, Object> params, Map<String, Object> document, Path series)
            throws IOException {
        if (params.containsKey("window") || params.containsKey("t_start")) {
            return;
        }
        String variant = String.valueOf(document.get("variant"));
        Matcher days = DAYS.matcher(variant);
        if (days.find()) {
            params.put("window", Integer.valueOf(days.group(1)));
        } else if (variant.contains("daily")) {
            params.put("window", 1);
        } else if (!variant.contains("weekly")
                && document.get("method").equals("rt_cori")
                && document.get("rows") instanceof Number rows) {
            params.put("window", SeriesFile.read(series).size() - rows.intValue());
        }
    }

    /**
     * In-control means from the column of that name in the table beside the case, if there is one.
     */
    private static void addExpected(Map<String, Object> params, Path json) throws IOException {
        Path table = json.resolveSibling(json.getFileName().toString().replace(".json", ".csv"));
        if (!Files.isRegularFile(table)) {
            return;
        }
        SeriesData beside = SeriesFile.read(table);
        if (beside.has("expected")) {
            List<String> means = beside.texts("expected");
            params.put("mu0", means);
        }
    }
}
