package org.tocsin.epi.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which dish? One table for each food of a line list of a meal.
 *
 * <p>A person whose answer for a food, or whose illness, is not known is left out of that food's
 * table only. Foods rank by risk ratio, then by the share of cases that ate; where the attack rate
 * of those who did not eat is 0 the ratio is infinite and the food comes first.
 */
public final class AttackRates {
    private final Map<String, int[]> cells = new LinkedHashMap<>();

    /** A table of one food. */
    public record Row(String food, TwoByTwo table) {}

    /** Adds one person's answer; null for not known. */
    public AttackRates add(String food, Boolean ate, Boolean ill) {
        int[] counts = cells.computeIfAbsent(food, f -> new int[4]);
        if (ate != null && ill != null) {
            counts[(ate ? 0 : 2) + (ill ? 0 : 1)]++;
        }
        return this;
    }

    /** The tables in the order in which the foods were first named. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        cells.forEach((food, n) -> rows.add(new Row(food, new TwoByTwo(n[0], n[1], n[2], n[3]))));
        return rows;
    }

    /** The tables, the most suspect food first; those without a ratio last. */
    public List<Row> ranked() {
        List<Row> rows = rows();
        rows.sort(
                Comparator.comparingDouble((Row r) -> -finite(r.table().riskRatio()))
                        .thenComparingDouble(r -> -finite(r.table().casesExposed()))
                        .thenComparing(Row::food));
        return rows;
    }

    private static double finite(double ratio) {
        return Double.isNaN(ratio) ? -1 : ratio;
    }
}
