package org.tocsin.place;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
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

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** All rows; an absent file has none. */
    List<CsvRow> rows(Problems problems) {
        if (!Files.exists(path)) {
            return List.of();
        }
        List<CsvRow> rows = new ArrayList<>();
        // A reader of this kind refuses malformed bytes; a stream would replace them silently.
        try (BufferedReader text = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text)) {
            List<String> header = null;
            for (CsvRecord record : csv) {
                if (header == null) {
                    header = record.getFields().stream().map(CsvFile::column).toList();
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

    private static String column(String name) {
        return (name.startsWith(BYTE_ORDER_MARK) ? name.substring(1) : name).strip();
    }

    private static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof CharacterCodingException) {
            return "other bytes than UTF-8 found";
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
