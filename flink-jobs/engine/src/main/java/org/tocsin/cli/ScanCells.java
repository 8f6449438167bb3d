package org.tocsin.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.epi.scan.CaseTable;

/**
 * The cells of a scan: cases, and tests or a baseline, by location and time step. Cells of the
 * steps after the study are left out. What is wrong is told with the line of its cell.
 */
final class ScanCells {
    private static final int DAYS_OF_WEEK = 7;
    static final int MOST_STEPS = 100_000;
    private static final int MOST_CASES = 20_000_000;

    private final CsvTable table;
    private final Map<String, Integer> places;
    private final int steps;
    private final List<String> problems;

    private record Cell(int place, int step, String stratum) {}

    private interface Use {
        void take(int place, int step, CsvTable.Row row);
    }

    /**
     * Cells of a study.
     *
     * @param places index of every location by its id
     * @param steps steps of the study, 0 for those up to the last cell
     */
    ScanCells(CsvTable table, Map<String, Integer> places, int steps, List<String> problems) {
        this.table = table;
        this.places = places;
        this.problems = problems;
        this.steps = steps > 0 ? steps : last() + 1;
        check();
    }

    private int last() {
        int last = 0;
        for (CsvTable.Row row : table.rows()) {
            int step = row.count("t");
            if (step >= MOST_STEPS) {
                row.problem("t", "'" + step + "', expected a step below " + MOST_STEPS);
            }
            last = Math.max(last, step);
        }
        CsvTable.stopIfAny(problems);
        return last;
    }

    private void check() {
        for (CsvTable.Row row : table.rows()) {
            row.count("t");
            row.count("cases");
            if (!places.containsKey(row.text("location"))) {
                row.problem("location", "'" + row.text("location") + "' is not in the locations");
            }
        }
        CsvTable.stopIfAny(problems);
        Set<Cell> seen = new HashSet<>();
        for (CsvTable.Row row : table.rows()) {
            int place = places.get(row.text("location"));
            if (!seen.add(new Cell(place, row.count("t"), stratum(row)))) {
                row.problem("location, t", "this cell was given before, expected once");
            }
        }
        CsvTable.stopIfAny(problems);
    }

    private String stratum(CsvTable.Row row) {
        return table.has("stratum") ? row.text("stratum") : "";
    }

    private void each(Use use) {
        for (CsvTable.Row row : table.rows()) {
            if (row.count("t") < steps) {
                use.take(places.get(row.text("location")), row.count("t"), row);
            }
        }
        CsvTable.stopIfAny(problems);
    }

    int steps() {
        return steps;
    }

    boolean has(String column) {
        return table.has(column);
    }

    /** Cases in cells after the last step, which are not part of the study. */
    int casesAfterEnd() {
        return table.rows().stream()
                .filter(row -> row.count("t") >= steps)
                .mapToInt(row -> row.count("cases"))
                .sum();
    }

    /**
     * The cases.
     *
     * @param byDayOfWeek true for a stratum of each {@code t mod 7} in place of those in the cells
     */
    CaseTable cases(boolean byDayOfWeek) {
        CaseTable.Builder cases = CaseTable.builder(places.size(), steps);
        Map<String, Integer> strata = new HashMap<>();
        long[] total = new long[1];
        each(
                (place, step, row) -> {
                    total[0] += row.count("cases");
                    if (total[0] > MOST_CASES) {
                        row.problem("cases", "more than " + MOST_CASES + " in all up to here");
                        CsvTable.stopIfAny(problems);
                    }
                    int next = strata.size();
                    int stratum =
                            byDayOfWeek
                                    ? step % DAYS_OF_WEEK
                                    : strata.computeIfAbsent(stratum(row), s -> next);
                    cases.add(place, step, stratum, row.count("cases"));
                });
        return cases.build();
    }

    /** Cases of each location in the study. */
    long[] casesByPlace() {
        long[] sums = new long[places.size()];
        each((place, step, row) -> sums[place] += row.count("cases"));
        return sums;
    }

    /** The column {@code baseline}, which must be above 0 where there are cases. */
    double[][] baseline() {
        table.need("baseline");
        double[][] sums = new double[places.size()][steps];
        each(
                (place, step, row) -> {
                    double value = row.needed("baseline");
                    if (value < 0) {
                        row.problem("baseline", "'" + value + "', expected a number of at least 0");
                    }
                    sums[place][step] += value;
                });
        each(
                (place, step, row) -> {
                    if (sums[place][step] == 0 && row.count("cases") > 0) {
                        row.problem("baseline", "0, expected more where there are cases");
                    }
                });
        return sums;
    }

    /** The column {@code trials}, which must hold the cases. */
    int[][] trials() {
        table.need("trials");
        int[][] sums = new int[places.size()][steps];
        int[][] cases = new int[places.size()][steps];
        each(
                (place, step, row) -> {
                    sums[place][step] += row.count("trials");
                    cases[place][step] += row.count("cases");
                });
        each(
                (place, step, row) -> {
                    if (sums[place][step] < cases[place][step]) {
                        String given = "'" + row.text("trials") + "', expected at least the ";
                        row.problem("trials", given + cases[place][step] + " cases");
                    }
                });
        return sums;
    }
}
