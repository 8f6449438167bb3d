package org.tocsin.drill;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tocsin.cluster.Suspect;
import org.tocsin.epi.table.AttackRates;

/**
 * The answers of everybody at a meal, ill or well: one row a person with {@code id}, {@code ill}
 * and one column a food, each Y, N or empty for not known. Other columns (age, sex) are left out.
 *
 * @param ill identities of the ill, as in the source's record ids
 * @param well number of well people
 * @param tables one table a food
 */
record Cohort(Set<String> ill, int well, List<Suspect> tables) {
    private static final Set<String> ANSWERS = Set.of("Y", "N", "");

    /**
     * Reads a file.
     *
     * @throws IOException with file and line if it cannot be read or an answer is no answer
     */
    static Cohort read(Path file) throws IOException {
        List<NamedCsvRecord> rows;
        try (CsvReader<NamedCsvRecord> in = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows = in.stream().toList();
        }
        if (rows.isEmpty() || !rows.get(0).getHeader().containsAll(List.of("id", "ill"))) {
            throw new IOException(file + ":1: expected the columns id and ill and one a food");
        }
        Set<String> ill = new HashSet<>();
        int well = 0;
        AttackRates rates = new AttackRates();
        for (NamedCsvRecord row : rows) {
            Boolean sick = answer(row.getField("ill"));
            if (Boolean.TRUE.equals(sick)) {
                ill.add(row.getField("id"));
            } else if (sick != null) {
                well++;
            }
            for (String food : foods(rows)) {
                rates.add(food, answer(row.getField(food)), sick);
            }
        }
        List<Suspect> tables = new ArrayList<>();
        rates.rows().forEach(r -> tables.add(new Suspect("food", named(r.food()), r.table())));
        return new Cohort(ill, well, tables);
    }

    private static String named(String column) {
        return column.replace('.', ' ').replace('_', ' ');
    }

    private static List<String> foods(List<NamedCsvRecord> rows) {
        List<String> foods = new ArrayList<>(rows.get(0).getHeader());
        foods.removeAll(List.of("id", "ill"));
        foods.removeIf(f -> rows.stream().anyMatch(r -> !ANSWERS.contains(upper(r.getField(f)))));
        return foods;
    }

    private static String upper(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    private static Boolean answer(String text) {
        return switch (upper(text)) {
            case "Y" -> Boolean.TRUE;
            case "N" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** Whether most of the ill are among these reports; {@code source:id} counts as its id. */
    boolean explains(Set<String> reports) {
        long among =
                reports.stream()
                        .map(r -> r.substring(r.indexOf(':') + 1))
                        .filter(ill::contains)
                        .count();
        return !ill.isEmpty() && among * 2 >= ill.size();
    }
}
