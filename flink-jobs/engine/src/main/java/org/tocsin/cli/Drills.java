package org.tocsin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tocsin.drill.Scenario;
import org.tocsin.drill.ScenarioReader;

/** The drills of the installation, by name. */
final class Drills {
    private final Map<String, Path> files;

    private Drills(Map<String, Path> files) {
        this.files = files;
    }

    /**
     * Drills below {@code data-samples} of the installation (TOCSIN_HOME or the working folder).
     */
    static Drills find() throws IOException {
        String home = System.getenv().getOrDefault("TOCSIN_HOME", ".");
        Map<String, Path> files = new TreeMap<>();
        for (String kind : new String[] {"drills", "real"}) {
            Path folder = Path.of(home, "data-samples", kind);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> each = Files.list(folder)) {
                    each.map(f -> f.resolve("scenario.yaml"))
                            .filter(Files::exists)
                            .forEach(f -> files.put(f.getParent().getFileName().toString(), f));
                }
            }
        }
        return new Drills(files);
    }

    /** The scenario file that a name, a folder or a path means. */
    Path file(String drill) {
        if (files.containsKey(drill)) {
            return files.get(drill);
        }
        Path path = Path.of(drill);
        if (Files.isDirectory(path) && Files.exists(path.resolve("scenario.yaml"))) {
            return path.resolve("scenario.yaml");
        }
        if (Files.isRegularFile(path)) {
            return path;
        }
        throw new UserProblem(
                "no drill, folder or file called "
                        + drill
                        + "; drills here: "
                        + (files.isEmpty() ? "none" : String.join(", ", files.keySet())));
    }

    void print(PrintWriter out) {
        for (Map.Entry<String, Path> e : files.entrySet()) {
            Scenario s = ScenarioReader.read(e.getValue());
            out.printf("%-26s %s%n", e.getKey(), s.titleEn());
        }
        out.flush();
    }
}
