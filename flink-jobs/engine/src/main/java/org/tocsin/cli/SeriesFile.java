package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.epi.run.InvalidInputException;
import org.tocsin.epi.run.SeriesData;
import org.tocsin.intake.Field;

/**
 * A series on disk: a CSV file with a heading and, optionally beside it, a JSON file of the same
 * name that states its calendar (freq, epoch_as_date, start).
 */
final class SeriesFile {
    private SeriesFile() {}

    static SeriesData read(Path csv) throws IOException {
        if (!Files.isRegularFile(csv)) {
            throw new InvalidInputException(csv + ": no such file");
        }
        return SeriesData.of(csv.toString(), columns(csv), calendar(csv));
    }

    private static Map<String, List<String>> columns(Path csv) throws IOException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            for (CsvRecord row : reader) {
                if (names.isEmpty()) {
                    names.addAll(heading(row));
                    names.forEach(name -> columns.put(name, new ArrayList<>()));
                    continue;
                }
                if (row.getFieldCount() != names.size()) {
                    throw new InvalidInputException(
                            csv
                                    + ":"
                                    + row.getStartingLineNumber()
                                    + ": expected "
                                    + names.size()
                                    + " fields as in the heading, got "
                                    + row.getFieldCount());
                }
                for (int i = 0; i < names.size(); i++) {
                    columns.get(names.get(i)).add(row.getField(i).trim());
                }
            }
        } catch (CsvParseException e) {
            throw new InvalidInputException(csv + ": " + e.getMessage());
        }
        if (columns.size() < names.size()) {
            throw new InvalidInputException(csv + ":1: a column name is given twice");
        }
        if (names.isEmpty() || columns.get(names.get(0)).isEmpty()) {
            throw new InvalidInputException(csv + ": no rows");
        }
        return columns;
    }

    private static List<String> heading(CsvRecord row) {
        List<String> names = new ArrayList<>();
        for (String field : row.getFields()) {
            names.add(field.replace("\uFEFF", "").trim());
        }
        if (!names.contains("index")) {
            rename(names, "date", Set.of(Field.DATE, Field.WEEK));
            if (!names.contains("observed")) {
                rename(names, "count", Set.of(Field.COUNT));
            }
        }
        return names;
    }

    /** Gives the first column with one of these meanings its name, unless there is one already. */
    private static void rename(List<String> names, String name, Set<Field> meanings) {
        for (int i = 0; i < names.size() && !names.contains(name); i++) {
            Field meaning = Field.ofHeading(names.get(i));
            if (meaning != null && meanings.contains(meaning)) {
                names.set(i, name);
            }
        }
    }

    private static Map<String, Object> calendar(Path csv) throws IOException {
        Path about =
                csv.resolveSibling(csv.getFileName().toString().replaceAll("\\.csv$", ".json"));
        if (about.equals(csv) || !Files.isRegularFile(about)) {
            return Map.of();
        }
        try {
            return JsonObject.read(new ObjectMapper(), about);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(about + ": " + JsonObject.problem(e));
        }
    }
}
