package org.tocsin.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import org.tocsin.place.InvalidDataException;

/**
 * A CSV file of a command: UTF-8, first line the column names. Problems are collected, so that all
 * of them are told at once.
 */
final class CsvTable {
    private static final int MOST_DIGITS = 9;

    private final Path file;
    private final List<String> problems;
    private final List<String> header = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private CsvTable(Path file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads a file that must have these columns. */
    static CsvTable read(Path file, List<String> problems, String... required) {
        CsvTable table = new CsvTable(file, problems);
        table.load();
        for (String column : required) {
            table.missing(column);
        }
        for (String column : new LinkedHashSet<>(table.header)) {
            if (!column.isEmpty() && Collections.frequency(table.header, column) > 1) {
                table.problem(1, column, "column given twice, expected once");
            }
        }
        stopIfAny(problems);
        return table;
    }

    static void stopIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidDataException(problems);
        }
    }

    private void load() {
        // A reader of this kind refuses malformed bytes; a stream would replace them silently.
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text)) {
            for (CsvRecord record : csv) {
                if (header.isEmpty()) {
                    record.getFields().forEach(f -> header.add(f.replace("\uFEFF", "").strip()));
                } else {
                    addRow(record);
                }
            }
        } catch (NoSuchFileException e) {
            problems.add(file + ": cannot be read, no such file");
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            boolean bytes =
                    e instanceof CharacterCodingException
                            || e.getCause() instanceof CharacterCodingException;
            String reason = bytes ? "other bytes than UTF-8 found" : e.getMessage();
            problems.add(file + ": cannot be read, expected UTF-8 CSV: " + reason);
        }
        stopIfAny(problems);
    }

    private void addRow(CsvRecord record) {
        if (record.getFieldCount() != header.size()) {
            problem(
                    record.getStartingLineNumber(),
                    "row",
                    "%d fields, expected %d as in line 1"
                            .formatted(record.getFieldCount(), header.size()));
            return;
        }
        rows.add(new Row(record));
    }

    /** Stops, if this column is not there. */
    void need(String column) {
        missing(column);
        stopIfAny(problems);
    }

    private void missing(String column) {
        if (!has(column)) {
            problem(1, column, "column missing, found " + header);
        }
    }

    /** Tells of a problem in a line, which counts from 1. */
    void problem(long line, String column, String what) {
        problems.add(file + ":" + line + ": " + column + ": " + what);
    }

    boolean has(String column) {
        return header.contains(column);
    }

    List<String> header() {
        return header;
    }

    List<Row> rows() {
        return rows;
    }

    /** One line; a value that is not as expected adds a problem and counts as missing. */
    final class Row {
        private final CsvRecord record;

        private Row(CsvRecord record) {
            this.record = record;
        }

        /** The field without outer blanks. */
        String text(String column) {
            return record.getField(header.indexOf(column)).strip();
        }

        /** A number, NaN if empty. */
        double number(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                return Double.NaN;
            }
            try {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // told below, as for infinity
            }
            problem(column, "'" + text + "', expected a number");
            return Double.NaN;
        }

        /** A number that must be given. */
        double needed(String column) {
            if (text(column).isEmpty()) {
                problem(column, "empty, expected a number");
            }
            return number(column);
        }

        /** A count of at least 0. */
        int count(String column) {
            String text = text(column);
            boolean digits = !text.isEmpty() && text.length() <= MOST_DIGITS;
            for (int i = 0; digits && i < text.length(); i++) {
                digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
            }
            if (digits) {
                return Integer.parseInt(text);
            }
            problem(column, "'" + text + "', expected a whole number from 0 to 999999999");
            return 0;
        }

        void problem(String column, String what) {
            CsvTable.this.problem(record.getStartingLineNumber(), column, what);
        }
    }
}
