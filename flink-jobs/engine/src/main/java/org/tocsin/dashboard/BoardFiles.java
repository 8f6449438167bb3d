package org.tocsin.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The JSON files of all boards: {@code json/<language>/<board>.json} below a folder. */
public final class BoardFiles {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BoardFiles() {}

    /** Contents by path relative to the folder of the boards. */
    public static Map<String, String> generate(BoardSource source) {
        Map<String, String> files = new TreeMap<>();
        for (Language language : Language.values()) {
            BoardJson maker = new BoardJson(source, language);
            for (String id : source.boards()) {
                files.put("json/" + language.code() + "/" + id + ".json", text(maker.of(id)));
            }
        }
        return files;
    }

    private static String text(ObjectNode json) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        try {
            return MAPPER.writer(printer).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes all files and removes those of boards that are no more. */
    public static List<String> write(BoardSource source, Path folder) throws IOException {
        Map<String, String> files = generate(source);
        for (Map.Entry<String, String> e : files.entrySet()) {
            Path file = folder.resolve(e.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, e.getValue());
        }
        for (String stray : stray(files, folder)) {
            Files.delete(folder.resolve(stray));
        }
        return List.copyOf(files.keySet());
    }

    /** Files that differ from what the source makes, are missing or should not be there. */
    public static List<String> stale(BoardSource source, Path folder) throws IOException {
        Map<String, String> files = generate(source);
        List<String> stale = new ArrayList<>(stray(files, folder));
        for (Map.Entry<String, String> e : files.entrySet()) {
            Path file = folder.resolve(e.getKey());
            if (!Files.exists(file) || !Files.readString(file).equals(e.getValue())) {
                stale.add(e.getKey());
            }
        }
        return stale;
    }

    private static List<String> stray(Map<String, String> files, Path folder) throws IOException {
        Path json = folder.resolve("json");
        if (!Files.isDirectory(json)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(json)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> !files.containsKey(f))
                    .sorted()
                    .toList();
        }
    }
}
