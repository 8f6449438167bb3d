package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws boards without Grafana: a page for each board and language with the board's own JSON and
 * the answers to its own queries; a script applies the transformations and draws the panels.
 */
public final class Preview {
    private static final String ECHARTS =
            "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

    private final BoardSource source;
    private final InfluxReader influx;
    private final Period period;

    /** Prepares a preview of all boards for a period. */
    public Preview(BoardSource source, InfluxReader influx, Period period) {
        this.source = source;
        this.influx = influx;
        this.period = period;
    }

    /** Writes {@code <board>-<language>.html} for every board; returns the files. */
    public List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String shell = resource("preview.html");
        String script = resource("preview.js");
        Files.writeString(folder.resolve("echarts.min.js"), read(ECHARTS));
        List<Path> pages = new ArrayList<>();
        for (Language language : Language.values()) {
            BoardJson maker = new BoardJson(source, language);
            for (String id : source.boards()) {
                ObjectNode data = data(maker.of(id));
                data.put("language", language.code());
                Path page = folder.resolve(id + "-" + language.code() + ".html");
                Files.writeString(
                        page,
                        shell.replace("<!--title-->", data.at("/board/title").asText())
                                .replace("<!--lang-->", language.code())
                                .replace("/*script*/", script)
                                .replace("\"data\"", data.toString().replace("<", "\\u003c")));
                pages.add(page);
            }
        }
        return pages;
    }

    /** The board, the values of its variables and the answers to its queries. */
    private ObjectNode data(ObjectNode board) {
        Scope scope =
                Scope.along(board, period.values(), period.from(), period.to(), influx, c -> {});
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("board", board);
        data.put("from", scope.from()).put("to", scope.to());
        ObjectNode variables = data.putObject("variables");
        scope.values().forEach(variables::put);
        ObjectNode texts = data.putObject("texts");
        scope.texts().forEach(texts::put);
        ObjectNode answers = data.putObject("answers");
        for (JsonNode panel : board.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                String key = panel.path("id").asText() + target.path("refId").asText();
                answers.set(key, answer(scope.text(target.path("query").asText())));
            }
        }
        ArrayNode marks = data.putArray("annotations");
        for (JsonNode annotation : board.path("annotations").path("list")) {
            marks.add(answer(scope.text(annotation.path("query").asText())));
        }
        return data;
    }

    private ObjectNode answer(String query) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("query", query);
        ArrayNode frames = answer.putArray("frames");
        try {
            for (Frame frame : influx.query(query)) {
                ObjectNode f = frames.addObject().put("name", frame.name());
                ObjectNode tags = f.putObject("tags");
                frame.tags().forEach(tags::put);
                frame.columns().forEach(f.putArray("columns")::add);
                f.putArray("rows").addAll(frame.rows());
            }
        } catch (InfluxReader.QueryException e) {
            answer.put("error", e.getMessage());
        }
        return answer;
    }

    private static String resource(String name) throws IOException {
        return read("/org/tocsin/dashboard/" + name);
    }

    private static String read(String path) throws IOException {
        try (InputStream in = Preview.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("not in the program: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
