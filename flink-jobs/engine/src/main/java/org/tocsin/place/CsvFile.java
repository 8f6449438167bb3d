package org.tocsin.place;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A reference file: UTF-8, with or without byte-order mark, first line the column names. */
record CsvFile(Path path, List<String> required, List<String> optional) {

    /** All rows; an absent file has none. */
    List<CsvRow> rows(Problems problems) {
        if (!Files.exists(path)) {
            return List.of();
        }
        List<CsvRow> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder()
                        .detectBomHeader(true)
                        .ofCsvRecord(path, StandardCharsets.UTF_8)) {
            List<String> header = null;
            for (CsvRecord record : csv) {
                if (header == null) {
                    header = record.getFields().stream().map(String::strip).toList();
                    checkHeader(header, problems);
                } else {
                    rows.add(row(header, record, problems));
                }
            }
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            problems.add(path, "cannot be read, expected UTF-8 CSV: " + reason(e));
        }
        return rows;
    }

    private static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private void checkHeader(List<String> header, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!required.contains(column) && !optional.contains(column)) {
                problems.add(path, 1, column, "unknown column, expected " + allowed());
            } else if (!seen.add(column)) {
                problems.add(path, 1, column, "column given twice, expected once");
            }
        }
        for (String column : required) {
            if (!header.contains(column)) {
                problems.add(path, 1, column, "column missing, expected " + allowed());
            }
        }
    }

    private String allowed() {
        return "columns " + required + (optional.isEmpty() ? "" : " and optionally " + optional);
    }

    private CsvRow row(List<String> header, CsvRecord record, Problems problems) {
        long line = record.getStartingLineNumber();
        int fields = record.getFieldCount();
        if (fields != header.size()) {
            problems.add(
                    path,
                    line,
                    "row",
                    fields + " fields, expected " + header.size() + " as in line 1");
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < Math.min(fields, header.size()); i++) {
            values.put(header.get(i), record.getField(i));
        }
        return new CsvRow(path, line, values, problems);
    }
}
