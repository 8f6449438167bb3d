package org.tocsin.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Finds the indicators of a record. Records that agree in everything the clauses ask about (codes
 * by the clauses they satisfy, temperature and age by the limits they lie between) are judged once
 * and the answer is kept.
 */
final class Classifier {
    private static final int KEPT = 1 << 13;

    /** What {@link #codes} gives once more combinations than these were seen. */
    static final int UNNUMBERED = (1 << 16) - 1;

    private final Clause[] clauses;
    private final int[] kinds;
    private final int[] departments;
    private final int[] severities;
    private final int[] dispositions;
    private final int[] classes;
    private final int[] occupations;
    private final long asked;
    private final double[] temperatures;
    private final double[] agesFrom;
    private final double[] agesTo;
    private final Map<BitSet, Integer> numbers = new HashMap<>();
    private final List<BitSet> byNumber = new ArrayList<>();
    private final long[] symptoms = new long[KEPT];
    private final long[] others = new long[KEPT];
    private final long[] answers = new long[KEPT];

    Classifier(CaseDefinitions definitions) {
        this.clauses = definitions.clauses();
        this.kinds = groups(RecordKind.values(), c -> c.kinds);
        this.departments = groups(Department.values(), c -> c.departments);
        this.severities = groups(Severity.values(), c -> c.severities);
        this.dispositions = groups(Disposition.values(), c -> c.dispositions);
        this.classes = groups(CaseClass.values(), c -> c.classes);
        this.occupations = groups(Occupation.values(), c -> c.occupations);
        long any = 0;
        for (Clause clause : clauses) {
            any |= clause.symptoms | clause.terms;
        }
        this.asked = any;
        this.temperatures = limits(Arrays.stream(clauses).mapToDouble(c -> c.temperatureMin));
        this.agesFrom = limits(Arrays.stream(clauses).mapToDouble(c -> c.ageMin));
        this.agesTo = limits(Arrays.stream(clauses).mapToDouble(c -> c.ageMax));
    }

    /** For no value and then each value a number; equal where all clauses accept the same. */
    private <E extends Enum<E>> int[] groups(E[] values, Function<Clause, Set<E>> wanted) {
        Map<BitSet, Integer> seen = new HashMap<>();
        int[] groups = new int[values.length + 1];
        for (int i = 0; i <= values.length; i++) {
            BitSet accept = new BitSet();
            for (int c = 0; c < clauses.length; c++) {
                accept.set(c, Clause.in(wanted.apply(clauses[c]), i == 0 ? null : values[i - 1]));
            }
            groups[i] = seen.computeIfAbsent(accept, a -> seen.size());
        }
        return groups;
    }

    private static double[] limits(DoubleStream all) {
        return all.filter(Double::isFinite).sorted().distinct().toArray();
    }

    /** The codes of a text. */
    static String[] split(String text) {
        return text.split("[|,;、，；\\s]+");
    }

    /** A number for all texts of codes that satisfy the same clauses, or {@link #UNNUMBERED}. */
    int codes(String text) {
        BitSet satisfied = satisfied(text);
        Integer known = numbers.get(satisfied);
        if (known == null && numbers.size() < UNNUMBERED) {
            known = numbers.size();
            numbers.put(satisfied, known);
            byNumber.add(satisfied);
        }
        return known == null ? UNNUMBERED : known;
    }

    private BitSet satisfied(String text) {
        List<String> codes = Arrays.stream(split(text)).map(CodeSet::fold).toList();
        BitSet satisfied = new BitSet();
        for (int i = 0; i < clauses.length; i++) {
            CodeSet wanted = clauses[i].codes;
            satisfied.set(i, wanted == null || codes.stream().anyMatch(wanted::contains));
        }
        return satisfied;
    }

    /** Bit set of indicator ordinals. */
    long classify(Features f) {
        if (f.codes == UNNUMBERED) {
            return judge(f, satisfied(f.codesText));
        }
        long other = other(f);
        long symptom = f.symptoms & asked;
        int place = place(symptom, other);
        if (others[place] != other || symptoms[place] != symptom) {
            answers[place] = judge(f, byNumber.get(f.codes));
            others[place] = other;
            symptoms[place] = symptom;
        }
        return answers[place];
    }

    private long judge(Features f, BitSet satisfied) {
        long found = 0;
        for (int i = satisfied.nextSetBit(0); i >= 0; i = satisfied.nextSetBit(i + 1)) {
            Clause clause = clauses[i];
            boolean holds =
                    Clause.in(clause.kinds, f.kind)
                            && Clause.in(clause.departments, f.department)
                            && clause.holds(f, found);
            found |= holds ? 1L << clause.indicator : 0;
        }
        return found;
    }

    private static int place(long symptoms, long other) {
        long hash = (symptoms * 0x9E3779B97F4A7C15L ^ other) * 0xC2B2AE3D27D4EB4FL;
        return (int) (hash >>> 51);
    }

    /** Everything but the symptoms in one number; never 0. */
    private long other(Features f) {
        long key = 1L << 16 | f.codes;
        key = key << 4 | of(kinds, f.kind);
        key = key << 5 | of(departments, f.department);
        key = key << 4 | of(severities, f.severity);
        key = key << 4 | of(dispositions, f.disposition);
        key = key << 4 | of(classes, f.caseClass);
        key = key << 6 | of(occupations, f.occupation);
        key = key << 1 | (f.exposure ? 1 : 0);
        key = key << 8 | reached(temperatures, f.temperature);
        return key << 8 | reached(agesFrom, f.age) + passed(agesTo, f.age);
    }

    private static int of(int[] groups, Enum<?> value) {
        return groups[value == null ? 0 : value.ordinal() + 1];
    }

    private static int reached(double[] limits, double value) {
        int n = 0;
        while (n < limits.length && value >= limits[n]) {
            n++;
        }
        return n;
    }

    private static int passed(double[] limits, double value) {
        int n = 0;
        while (n < limits.length && value > limits[n]) {
            n++;
        }
        return n;
    }
}
