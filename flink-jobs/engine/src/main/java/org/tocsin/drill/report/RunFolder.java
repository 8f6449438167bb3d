package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tocsin.model.Indicator;
import org.tocsin.place.Directory;
import org.tocsin.place.ReferenceData;

/** Reads the output folder of a run. Only {@code summary.json} must be there. */
final class RunFolder {
    private static final int EXAMPLES = 3;

    /** A text that no line contains. */
    private static final String NOTHING = "\n";

    private static final Set<String> WHOLE_MEASUREMENTS = Set.of("reporting", "intake", "scanned");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    RunFolder(Path folder) {
        this.folder = folder;
    }

    /** Reads what the page needs. */
    Run read(ReferenceData reference, List<Indicator> indicators) throws IOException {
        Directory directory = reference.directory();
        Path summaryFile = folder.resolve("summary.json");
        if (!Files.exists(summaryFile)) {
            throw new IOException(summaryFile + ": not found, expected the summary of a run");
        }
        JsonNode summary = JSON.readTree(summaryFile.toFile());
        List<JsonNode> signals = lines("signals.ndjson", "\"tier\":\"store\"");
        ZoneId zone = ZoneId.of(summary.path("timezone").asText("Asia/Shanghai"));
        return new Run(
                folder,
                summary,
                Alert.of(lines("alerts.ndjson", NOTHING)),
                signals,
                deadLetters(),
                unresolved(),
                SeriesFile.read(
                        List.of(folder.resolve("series.lp"), folder.resolve("intake.lp")),
                        zone,
                        wanted(summary, signals, directory)),
                directory,
                new Almanac(reference.calendar(), reference.festivals()),
                indicators);
    }

    /** The curves' series of the focus and of the places below it, and those of new signals. */
    private static Predicate<SeriesKey> wanted(
            JsonNode summary, List<JsonNode> signals, Directory directory) {
        String focus = summary.path("focus").path("code").asText("");
        Set<String> places = new HashSet<>(Set.of(focus));
        Run.placesBelow(directory, focus).forEach(i -> places.add(directory.node(i).code()));
        Set<String> indicators = new HashSet<>(Set.of(""));
        summary.path("curves").forEach(id -> indicators.add(id.asText()));
        String lastDay = summary.path("lastJudgedDay").asText();
        for (JsonNode signal : signals) {
            if (signal.path("day").asText().equals(lastDay)) {
                places.add(signal.path("place").path("code").asText());
                indicators.add(signal.path("indicator").asText());
            }
        }
        return key ->
                WHOLE_MEASUREMENTS.contains(key.measurement())
                        || places.contains(key.place()) && indicators.contains(key.indicator());
    }

    private List<JsonNode> lines(String name, String unwanted) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        eachLine(name, unwanted, nodes::add);
        return nodes;
    }

    /** Passes on the JSON of every line that does not contain an unwanted text. */
    private void eachLine(String name, String unwanted, Consumer<JsonNode> sink)
            throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return;
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.contains(unwanted)) {
                    sink.accept(JSON.readTree(line));
                }
            }
        }
    }

    private Map<String, List<JsonNode>> deadLetters() throws IOException {
        Map<String, List<JsonNode>> byReason = new TreeMap<>();
        eachLine(
                "deadletters.ndjson",
                NOTHING,
                letter -> {
                    List<JsonNode> examples =
                            byReason.computeIfAbsent(
                                    letter.path("reason").asText(), reason -> new ArrayList<>());
                    if (examples.size() < EXAMPLES) {
                        examples.add(letter);
                    }
                });
        return byReason;
    }

    private List<List<String>> unresolved() throws IOException {
        List<List<String>> rows = csv("unresolved.csv");
        rows.sort(Comparator.comparingInt((List<String> row) -> -Integer.parseInt(row.get(2))));
        return rows;
    }

    /** Data rows of a CSV file of the folder without its heading; none if it is missing. */
    private List<List<String>> csv(String name) throws IOException {
        List<List<String>> rows = read(folder.resolve(name));
        return rows.isEmpty() ? rows : new ArrayList<>(rows.subList(1, rows.size()));
    }

    /** All rows of a CSV file, heading included; none if it is missing. */
    static List<List<String>> read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        if (Files.exists(file)) {
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
                reader.forEach(row -> rows.add(row.getFields()));
            }
        }
        return rows;
    }
}
