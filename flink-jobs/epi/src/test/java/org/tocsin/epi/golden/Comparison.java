package org.tocsin.epi.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tocsin.epi.run.Literals;
import org.tocsin.epi.run.Table;

/** Compares tables with reference tables, cell by cell, and remembers the largest difference. */
final class Comparison {
    /**
     * Differences of numbers of order 1 (a score near 0, 1 minus a distribution function) carry the
     * rounding of those numbers, in the reference as here; below this they have no digits left.
     */
    private static final double ROUNDING = 1e-14;

    private final String method;
    private final double tolerance;
    private final Map<String, Double> worst = new TreeMap<>();
    private final Map<String, Integer> skipped = new TreeMap<>();
    private int byRounding;
    private int cases;
    private long rows;
    private long cells;

    Comparison(String method, double tolerance) {
        this.method = method;
        this.tolerance = tolerance;
    }

    /** Differences of one case, at most a few; empty when it agrees. */
    List<String> compare(
            String id, Table got, Map<String, List<String>> expected, Set<String> not) {
        cases++;
        List<String> names = new ArrayList<>(expected.keySet());
        List<String> problems = new ArrayList<>();
        if (got.columns().size() < names.size()
                || !got.columns().subList(0, names.size()).equals(names)) {
            return List.of(id + ": columns " + got.columns() + ", expected " + names);
        }
        int length = expected.get(names.get(0)).size();
        if (got.size() != length) {
            return List.of(id + ": rows " + got.size() + ", expected " + length);
        }
        for (int row = 0; row < length; row++) {
            rows++;
            for (int c = 0; c < names.size(); c++) {
                String text = expected.get(names.get(c)).get(row);
                if (not.contains(names.get(c)) || not.contains(row + ":" + names.get(c))) {
                    skipped.merge(names.get(c), 1, Integer::sum);
                    continue;
                }
                cells++;
                if (!same(names.get(c), text, got.texts(row).get(c))) {
                    problems.add(
                            id
                                    + " row "
                                    + (row + 1)
                                    + " "
                                    + names.get(c)
                                    + ": got "
                                    + got.texts(row).get(c)
                                    + ", expected "
                                    + text);
                }
            }
        }
        return problems;
    }

    private boolean same(String column, String expected, String got) {
        if (expected.equals(got)) {
            worst.merge(column, 0.0, Math::max);
            return true;
        }
        double a = Literals.parse(expected);
        double b = Literals.parse(got);
        if (Double.isNaN(a) || Double.isNaN(b) || Double.isInfinite(a) || Double.isInfinite(b)) {
            return false;
        }
        if (a == b || column.equals("alarm")) {
            return a == b;
        }
        double error = Math.abs(a - b) / Math.abs(a);
        if (error > tolerance && Math.abs(a - b) <= ROUNDING) {
            byRounding++;
            return true;
        }
        worst.merge(column, error, Math::max);
        return error <= tolerance;
    }

    String summary() {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        "%-20s %4d cases %7d rows %8d cells; max relative error:",
                        method, cases, rows, cells));
        worst.forEach(
                (name, error) -> {
                    if (error > 0) {
                        text.append(String.format(" %s %.1e", name, error));
                    }
                });
        if (byRounding > 0) {
            text.append("; equal only up to 1e-14 absolute: ").append(byRounding).append(" cells");
        }
        if (!skipped.isEmpty()) {
            text.append("; not compared: ").append(skipped);
        }
        return text.toString();
    }
}
