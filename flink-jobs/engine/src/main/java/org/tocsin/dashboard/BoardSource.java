package org.tocsin.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folder {@code dashboards/source}: common.yaml and one file a board. */
public final class BoardSource {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final JsonNode common;
    private final Map<String, JsonNode> boards = new LinkedHashMap<>();

    private BoardSource(JsonNode common) {
        this.common = common;
    }

    /**
     * Reads the source.
     *
     * @param folder folder with common.yaml
     * @throws SourceException if a file is missing or is not YAML
     */
    public static BoardSource load(Path folder) {
        BoardSource source = new BoardSource(read(folder.resolve("common.yaml")));
        for (JsonNode id : source.common.path("boards")) {
            source.boards.put(id.asText(), read(folder.resolve(id.asText() + ".yaml")));
        }
        return source;
    }

    private static JsonNode read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SourceException(file + ": not found");
        }
        try {
            return YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new SourceException(
                    file + ":" + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the boards, in the order in which the questions are asked. */
    public List<String> boards() {
        return List.copyOf(boards.keySet());
    }

    /** A board with everything expanded, in a language. */
    public JsonNode board(String id, Language language) {
        return new Resolver(common, language).resolve(boards.get(id));
    }

    /** What all boards share, in a language. */
    JsonNode common(Language language) {
        return new Resolver(common, language).resolve(common);
    }

    /** Panels of a board that are not headings of rows, in a language. */
    List<JsonNode> panels(String id, Language language) {
        List<JsonNode> panels = new ArrayList<>();
        board(id, language).path("panels").forEach(panels::add);
        return panels;
    }

    /** The fixed uid of a board. */
    public static String uid(String id, Language language) {
        return "tocsin-" + id + "-" + language.code();
    }
}
