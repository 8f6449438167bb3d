package org.tocsin.store.influx;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The line protocol that a run left in its output folder. */
public final class RunFiles {
    /** Names of the files, in the order in which they are loaded. */
    public static final List<String> NAMES =
            List.of("directory.lp", "series.lp", "intake.lp", "alerts.lp", "scorecard.lp");

    private final List<Path> files = new ArrayList<>();

    /** Finds the files of a folder. */
    public RunFiles(Path folder) {
        this(folder, NAMES);
    }

    /** Finds some files of a folder. */
    public RunFiles(Path folder, List<String> names) {
        for (String name : names) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                files.add(file);
            }
        }
    }

    /** The files that there are. */
    public List<Path> files() {
        return List.copyOf(files);
    }

    /**
     * Writes all lines in order and waits until they are stored.
     *
     * @return number of lines
     * @throws DeliveryFailed if the server stays away or takes nothing
     * @throws IOException if a file cannot be read
     */
    public long write(InfluxWriter writer) throws IOException, InterruptedException {
        long lines = 0;
        for (Path file : files) {
            try (BufferedReader in = Files.newBufferedReader(file)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    writer.write(line);
                    lines++;
                }
            }
        }
        writer.flush();
        return lines;
    }
}
