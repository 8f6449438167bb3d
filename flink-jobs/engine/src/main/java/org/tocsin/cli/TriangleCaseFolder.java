package org.tocsin.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tocsin.epi.run.Literals;
import org.tocsin.epi.run.Table;
import org.tocsin.epi.run.TriangleRun;
import org.tocsin.epi.triangle.LabelState;
import org.tocsin.epi.triangle.ReportingTriangle;
import org.tocsin.epi.triangle.TriangleOptions;

/**
 * A case of the reporting triangle in a folder: {@code deltas.csv} (occurrenceDay, receiptDay,
 * delta), {@code days.csv} (day, dayType, valid, label) and the parameters T, D, K, Dz among the
 * rows of {@code expected.csv} (name, value); those not given have the defaults of the method, T is
 * the last day of {@code days.csv}. Receipts and days after T are not known yet and left out.
 */
final class TriangleCaseFolder {
    private static final String DELTAS = "deltas.csv";
    private static final String DAYS = "days.csv";
    private static final String VALUES = "expected.csv";
    private static final int MAX_DELAYS = 10_000;

    private final Path folder;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Integer> parameters = new LinkedHashMap<>();

    private TriangleCaseFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether a folder holds a case. */
    static boolean isCase(Path folder) {
        return Files.isRegularFile(folder.resolve(DELTAS))
                || Files.isRegularFile(folder.resolve(DAYS));
    }

    /** Everything the triangle says at label T, as tables by file name. */
    static Map<String, Table> tables(Path folder) {
        return new TriangleCaseFolder(folder).compute();
    }

    private Map<String, Table> compute() {
        if (Files.exists(folder.resolve(VALUES))) {
            readParameters();
        }
        TriangleOptions options = options();
        return TriangleRun.tables(triangle(options), options);
    }

    private void readParameters() {
        CsvTable table = CsvTable.read(folder.resolve(VALUES), problems, "name", "value");
        for (CsvTable.Row row : table.rows()) {
            String name = row.text("name");
            boolean parameter = List.of("T", "D", "K", "Dz").contains(name);
            if (parameter && !Literals.isMissing(row.text("value"))) {
                parameters.put(name, wholeIn(row, "value", 0, MAX_DELAYS));
            }
        }
        CsvTable.stopIfAny(problems);
    }

    /** The defaults are cut to the largest delay kept, which is cut to nothing. */
    private TriangleOptions options() {
        TriangleOptions defaults = TriangleOptions.withDefaults();
        int delays = parameters.getOrDefault("D", defaults.delays());
        int ages = parameters.getOrDefault("K", Math.min(delays, defaults.ages()));
        int drift = parameters.getOrDefault("Dz", Math.min(delays, defaults.driftDelays()));
        try {
            return defaults.withAges(0)
                    .withDriftDelays(0)
                    .withDelays(delays)
                    .withAges(ages)
                    .withDriftDelays(drift);
        } catch (IllegalArgumentException e) {
            problems.add(folder.resolve(VALUES) + ": " + e.getMessage());
            CsvTable.stopIfAny(problems);
            throw e;
        }
    }

    private ReportingTriangle triangle(TriangleOptions options) {
        CsvTable days =
                CsvTable.read(folder.resolve(DAYS), problems, "day", "dayType", "valid", "label");
        int today = parameters.getOrDefault("T", days.rows().size() - 1);
        ReportingTriangle triangle =
                ReportingTriangle.of(options.delays(), Math.max(today + 1, options.delays() + 1));
        for (CsvTable.Row row : days.rows()) {
            if (triangle.last() < today) {
                open(triangle, row);
            }
        }
        if (triangle.last() < today || today < 0) {
            problems.add(
                    folder.resolve(DAYS)
                            + ": days 0 to "
                            + Math.max(0, today)
                            + " (T) expected, got "
                            + days.rows().size()
                            + " days");
        }
        CsvTable.stopIfAny(problems);
        addDeltas(triangle);
        return triangle;
    }

    private void open(ReportingTriangle triangle, CsvTable.Row row) {
        int expected = triangle.last() + 1;
        int type = wholeIn(row, "dayType", 0, 6);
        int day = triangle.open(type);
        if (wholeIn(row, "day", 0, Integer.MAX_VALUE) != expected) {
            row.problem(
                    "day",
                    "'" + row.text("day") + "', expected " + expected + " (days 0, 1, 2, ...)");
        }
        if (wholeIn(row, "valid", 0, 1) == 0) {
            triangle.invalidate(day);
        }
        try {
            triangle.mark(day, LabelState.valueOf(row.text("label").toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            row.problem("label", "'" + row.text("label") + "', expected normal, down or backlog");
        }
    }

    private void addDeltas(ReportingTriangle triangle) {
        CsvTable deltas =
                CsvTable.read(
                        folder.resolve(DELTAS), problems, "occurrenceDay", "receiptDay", "delta");
        for (CsvTable.Row row : deltas.rows()) {
            int occurred = wholeIn(row, "occurrenceDay", Integer.MIN_VALUE / 2, MAX_DAY);
            int received = wholeIn(row, "receiptDay", 0, MAX_DAY);
            int delta = wholeIn(row, "delta", -MAX_DAY, MAX_DAY);
            if (received <= triangle.last()) {
                triangle.add(occurred, received, delta);
            }
        }
        CsvTable.stopIfAny(problems);
    }

    private static final int MAX_DAY = 1_000_000_000;

    private static int wholeIn(CsvTable.Row row, String column, int low, int high) {
        String text = row.text(column);
        double value = Literals.parse(text);
        if (value == Math.rint(value) && value >= low && value <= high) {
            return (int) value;
        }
        String range =
                high >= MAX_DAY ? low == 0 ? " of at least 0" : "" : " from " + low + " to " + high;
        row.problem(column, "'" + text + "', expected a whole number" + range);
        return Math.max(low, 0);
    }
}
