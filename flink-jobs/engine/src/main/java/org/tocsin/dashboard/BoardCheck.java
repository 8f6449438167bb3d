package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs every query of every board against an InfluxDB that a drill has filled, as Grafana would
 * send it, and holds the answers against what the source expects.
 */
public final class BoardCheck {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;
    private final BoardSource source;
    private final List<String> problems = new ArrayList<>();
    private final List<String> named = new ArrayList<>();
    private int boards;
    private int panels;
    private int queries;
    private int variables;
    private int annotations;

    /**
     * What was checked and found.
     *
     * @param boards boards, both languages
     * @param panels panels with queries
     * @param queries queries of panels that were run
     * @param variables queries of variables that were run
     * @param annotations queries of annotations that were run
     * @param named panels that cannot have data, with the reason
     * @param problems one line each
     */
    public record Outcome(
            int boards,
            int panels,
            int queries,
            int variables,
            int annotations,
            List<String> named,
            List<String> problems) {}

    /**
     * Prepares a check.
     *
     * @param folder folder with {@code json}
     * @param source source of the boards
     */
    public BoardCheck(Path folder, BoardSource source) {
        this.folder = folder;
        this.source = source;
    }

    /** Checks the layout alone, without a server. */
    public List<String> layout() throws IOException {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            for (String id : source.boards()) {
                all.put(language.code() + "/" + id + ".json", read(id, language));
            }
        }
        return new LayoutCheck(all).problems();
    }

    /** Checks the layout, then every query. */
    public Outcome run(InfluxReader influx, Period period) throws IOException {
        problems.addAll(layout());
        for (Language language : Language.values()) {
            for (String id : source.boards()) {
                board(id, language, influx, period);
            }
        }
        return new Outcome(
                boards, panels, queries, variables, annotations, named, List.copyOf(problems));
    }

    private JsonNode read(String id, Language language) throws IOException {
        Path file = folder.resolve("json/" + language.code() + "/" + id + ".json");
        return MAPPER.readTree(Files.readString(file));
    }

    private void board(String id, Language language, InfluxReader influx, Period period)
            throws IOException {
        JsonNode board = read(id, language);
        String file = language.code() + "/" + id;
        boards++;
        Scope scope =
                Scope.along(
                        board,
                        period.values(),
                        period.from(),
                        period.to(),
                        influx,
                        choice -> choice(file, choice));
        List<JsonNode> wanted = source.panels(id, language);
        PanelCheck check = new PanelCheck(scope, influx, period.exercise());
        for (int i = 0; i < board.path("panels").size(); i++) {
            JsonNode panel = board.path("panels").get(i);
            if (!panel.path("type").asText().equals("row")) {
                panel(file, panel, wanted.get(i), check, period);
            }
        }
        for (JsonNode annotation : board.path("annotations").path("list")) {
            annotation(file, annotation, scope, influx);
        }
    }

    private void choice(String file, Scope.Choice choice) {
        variables++;
        if (!choice.problem().isEmpty()) {
            problems.add(
                    "%s, variable %s: %s: %s"
                            .formatted(file, choice.name(), choice.problem(), choice.query()));
        }
    }

    private void panel(
            String file, JsonNode panel, JsonNode wanted, PanelCheck check, Period period) {
        panels++;
        queries += panel.path("targets").size();
        String where = file + ", panel " + panel.path("title");
        JsonNode reason = wanted.path("empty").path(period.exercise());
        if (reason.isTextual()) {
            named.add(where + ": " + reason.asText());
        }
        check.problems(panel, wanted).forEach(p -> problems.add(where + ", " + p));
    }

    /** Marks may be absent, but the server must take the query. */
    private void annotation(String file, JsonNode annotation, Scope scope, InfluxReader influx) {
        annotations++;
        try {
            influx.query(scope.text(annotation.path("query").asText()));
        } catch (InfluxReader.QueryException e) {
            problems.add(file + ", annotation " + annotation.path("name") + ": " + e.getMessage());
        }
    }
}
