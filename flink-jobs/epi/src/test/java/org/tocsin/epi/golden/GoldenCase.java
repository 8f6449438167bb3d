package org.tocsin.epi.golden;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tocsin.epi.run.SeriesData;

/** One reference case: parameters, input and expected table. See resources/golden/README.md. */
record GoldenCase(Path json, Map<String, Object> document) {
    static final Path ROOT = Path.of("src/test/resources/golden");

    static List<GoldenCase> of(String method) {
        try (Stream<Path> files = Files.list(ROOT.resolve(method))) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .map(f -> new GoldenCase(f, readJson(f)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String method() {
        return (String) document.get("method");
    }

    String id() {
        return json.getFileName().toString().replace(".json", "");
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> params() {
        return new LinkedHashMap<>((Map<String, Object>) document.get("params"));
    }

    /** The reference's files state the window of rt_cori only by their number of rows. */
    Map<String, Object> paramsWithWindow() {
        Map<String, Object> params = params();
        if (method().equals("rt_cori")) {
            params.put("window", series().size() - (Integer) document.get("rows"));
        }
        return params;
    }

    SeriesData series() {
        return series(json.resolveSibling((String) document.get("series")).normalize());
    }

    static SeriesData series(Path csv) {
        Path about = Path.of(csv.toString().replace(".csv", ".json"));
        Map<String, Object> calendar = Files.exists(about) ? readJson(about) : Map.of();
        return SeriesData.of(csv.getFileName().toString(), readCsv(csv), calendar);
    }

    Map<String, List<String>> expected() {
        return readCsv(json.resolveSibling(id() + ".csv"));
    }

    static Map<String, List<String>> readCsv(Path csv) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : reader) {
                row.getFieldsAsMap()
                        .forEach(
                                (name, text) ->
                                        columns.computeIfAbsent(name, n -> new ArrayList<>())
                                                .add(text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return columns;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> readJson(Path file) {
        try {
            return new ObjectMapper().readValue(file.toFile(), LinkedHashMap.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return id();
    }
}
