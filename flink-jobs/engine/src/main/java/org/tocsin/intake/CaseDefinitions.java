package org.tocsin.intake;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.tocsin.model.Indicator;

/** Case definitions as data: what makes a report a case of which indicator. */
public final class CaseDefinitions implements Serializable {
    private final List<Indicator> indicators;

    private CaseDefinitions(List<Indicator> indicators) {
        this.indicators = List.copyOf(indicators);
    }

    /**
     * Reads a definitions file.
     *
     * @throws InvalidInputException with every problem and its line
     */
    public static CaseDefinitions load(Path yaml) {
        throw new UnsupportedOperationException();
    }

    /** The enabled indicators in file order; the position is the ordinal. */
    public List<Indicator> indicators() {
        return indicators;
    }

    /** The indicator with an id, or null. */
    public Indicator indicator(String id) {
        return indicators.stream().filter(i -> i.id().equals(id)).findFirst().orElse(null);
    }
}
