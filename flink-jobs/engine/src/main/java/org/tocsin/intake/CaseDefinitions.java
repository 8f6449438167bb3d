package org.tocsin.intake;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.model.Indicator;

/**
 * Case definitions as data: what makes a report a case of which indicator, the symptoms and their
 * words, and which columns of a daily report are counts of which indicator. The file format is
 * described at its head in {@code data-samples/reference/case-definitions.yaml}.
 */
public final class CaseDefinitions implements Serializable {
    /** Indicators are bits of one long. */
    public static final int MOST_INDICATORS = 64;

    private final ArrayList<Indicator> indicators;
    private final ArrayList<Symptom> symptoms;
    private final ArrayList<Clause> clauses;
    private final EnumMap<Field, Integer> daily;
    private final TreeMap<Integer, SerialInterval> serialIntervals;
    private final ArrayList<Agent> agents;

    CaseDefinitions(
            List<Indicator> indicators,
            List<Symptom> symptoms,
            List<Clause> clauses,
            Map<Field, Integer> daily,
            Map<Integer, SerialInterval> serialIntervals,
            List<Agent> agents) {
        this.indicators = new ArrayList<>(indicators);
        this.symptoms = new ArrayList<>(symptoms);
        this.clauses = new ArrayList<>(clauses);
        this.daily = new EnumMap<>(Field.class);
        this.daily.putAll(daily);
        this.serialIntervals = new TreeMap<>(serialIntervals);
        this.agents = new ArrayList<>(agents);
    }

    /**
     * Reads a definitions file.
     *
     * @param yaml file to read
     * @throws InvalidInputException with every problem and its line
     */
    public static CaseDefinitions load(Path yaml) {
        return new DefinitionsReader(yaml).read();
    }

    /** The enabled indicators in file order; the position is the ordinal. */
    public List<Indicator> indicators() {
        return List.copyOf(indicators);
    }

    /** The indicator with an id, or null. */
    public Indicator indicator(String id) {
        return indicators.stream().filter(i -> i.id().equals(id)).findFirst().orElse(null);
    }

    /** Serial intervals by ordinal of the indicator; none for what does not pass on. */
    public Map<Integer, SerialInterval> serialIntervals() {
        return Map.copyOf(serialIntervals);
    }

    /** What may cause foodborne illness, in file order. */
    public List<Agent> agents() {
        return List.copyOf(agents);
    }

    /** The symptoms in bit order. */
    public List<Symptom> symptoms() {
        return List.copyOf(symptoms);
    }

    Clause[] clauses() {
        return clauses.toArray(Clause[]::new);
    }

    /** Ordinal of the indicator that a column of daily reports counts, or -1. */
    public int dailyIndicator(Field column) {
        return daily.getOrDefault(column, -1);
    }
}
