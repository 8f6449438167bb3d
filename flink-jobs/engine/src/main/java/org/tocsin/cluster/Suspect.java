package org.tocsin.cluster;

import java.util.Comparator;
import org.tocsin.epi.table.ExactOddsRatio;
import org.tocsin.epi.table.TwoByTwo;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Exposure;
import org.tocsin.place.Directory;

/**
 * A food or place that may be the source, with its table: cases that named it and did not, and the
 * people they are compared with.
 *
 * @param kind food, place or seller
 * @param name food, seller or place as written, or the code of a place
 * @param table named it and ill, named it and compared, did not and ill, did not and compared
 */
public record Suspect(String kind, String name, TwoByTwo table) {
    private static final double MOST = 0.5;
    private static final double UNLIKELY = 0.05;

    /**
     * Suspects first, those that stand out by ratio, then by the cases they explain, then by name.
     *
     * @param cohort whether the compared are the well people of the same meal, so that risks and
     *     their ratio mean something; else the exact odds ratio ranks
     */
    static Comparator<Suspect> order(boolean cohort) {
        return Comparator.comparing((Suspect s) -> !s.standsOut())
                .thenComparingDouble(s -> -finite(s.ratio(cohort)))
                .thenComparingDouble(s -> -finite(s.table.casesExposed()))
                .thenComparing(Suspect::kind)
                .thenComparing(Suspect::name);
    }

    private static double finite(double ratio) {
        return Double.isNaN(ratio) ? -1 : ratio;
    }

    /** Risk ratio in a cohort, else the conditional maximum likelihood odds ratio. */
    public double ratio(boolean cohort) {
        return cohort ? table.riskRatio() : exact().oddsRatio();
    }

    /** Exact figures of the table. */
    public ExactOddsRatio exact() {
        return ExactOddsRatio.of(table);
    }

    /** Most cases named it, and more than chance explains (Fisher, one-sided, 0.05). */
    public boolean standsOut() {
        return table.casesExposed() >= MOST && exact().fisherGreater() <= UNLIKELY;
    }

    /** Whether a case names it, as written or normalised. */
    public boolean isNamedBy(CaseReport r) {
        String normalised = Directory.normalise(name);
        for (Exposure x : r.exposures) {
            String named = Investigation.name(x, kind);
            if (named.equals(name) || named.equals(normalised)) {
                return true;
            }
        }
        return false;
    }
}
