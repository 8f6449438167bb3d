package org.tocsin.epi.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A result: named columns, and rows of texts, numbers and {@code null} for "not available". */
public final class Table {
    private final List<String> columns;
    private final List<Object[]> rows = new ArrayList<>();

    /** An empty table. */
    public Table(String... columns) {
        this.columns = List.of(columns);
    }

    /** A cell for a number that is not available when it is NaN. */
    public static Double available(double value) {
        return Double.isNaN(value) ? null : Double.valueOf(value);
    }

    /** Adds a row; texts, numbers and nulls, one per column. */
    public Table add(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "row must have "
                            + columns.size()
                            + " cells "
                            + columns
                            + ", got "
                            + Arrays.toString(cells));
        }
        rows.add(cells.clone());
        return this;
    }

    /** Column names in order. */
    public List<String> columns() {
        return columns;
    }

    /** Number of rows. */
    public int size() {
        return rows.size();
    }

    /** The cell of a row and column, both from 0. */
    public Object cell(int row, int column) {
        return rows.get(row)[column];
    }

    /** The number in a cell; NaN when it is not available or no number. */
    public double number(int row, String column) {
        Object cell = rows.get(row)[columns.indexOf(column)];
        return cell instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** The texts of a row as a file shows them. */
    public List<String> texts(int row) {
        List<String> texts = new ArrayList<>();
        for (Object cell : rows.get(row)) {
            texts.add(text(cell));
        }
        return Collections.unmodifiableList(texts);
    }

    private static String text(Object cell) {
        if (cell == null) {
            return "NA";
        }
        return cell instanceof Double number ? Literals.text(number) : cell.toString();
    }
}
