package org.tocsin.epi.triangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tocsin.epi.run.Table;
import org.tocsin.epi.run.TriangleRun;

/** The tables of a case have the files, columns and rows of the golden ones, in their order. */
class TriangleTablesTest {
    private static final Set<String> INPUT = Set.of("deltas.csv", "days.csv", "note.txt");

    @Test
    void writesEveryFileOfEveryGoldenCase() throws IOException {
        for (TriangleCase one : TriangleCase.all()) {
            Map<String, Table> tables = TriangleRun.tables(one.triangle(), one.options());
            Set<String> files = new TreeSet<>();
            try (var list = Files.list(one.folder())) {
                list.forEach(file -> files.add(file.getFileName().toString()));
            }
            files.removeAll(INPUT);
            assertEquals(files, new TreeSet<>(tables.keySet()), one.id());
            for (String file : files) {
                compare(
                        one.id() + " " + file,
                        Files.readAllLines(one.folder().resolve(file)),
                        tables.get(file));
            }
        }
    }

    private static void compare(String where, List<String> lines, Table table) {
        assertEquals(List.of(lines.get(0).split(",")), table.columns(), where);
        assertEquals(lines.size() - 1, table.size(), where);
        for (int row = 0; row < table.size(); row++) {
            String[] expected = lines.get(row + 1).split(",");
            List<String> got = table.texts(row);
            for (int c = 0; c < expected.length; c++) {
                same(where + " row " + row, expected[c], got.get(c));
            }
        }
    }

    private static void same(String where, String expected, String got) {
        if (expected.equals(got)) {
            return;
        }
        double x = Double.parseDouble(expected);
        double y = Double.parseDouble(got);
        assertTrue(Math.abs(x - y) <= Math.max(1e-8 * Math.abs(x), 1e-10), where + ": " + got);
    }
}
