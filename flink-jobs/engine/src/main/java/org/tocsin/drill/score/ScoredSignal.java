package org.tocsin.drill.score;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What a detector said of one subject at one day close, whatever its limit.
 *
 * @param key what it watches: axis, place and indicator of a series, or the name of a cluster;
 *     empty for a cluster that is known by its reports alone
 * @param family rule family
 * @param place code of its place
 * @param level lower-case level of its place
 * @param indicator id
 * @param at day close, epoch milliseconds UTC
 * @param p how often chance alone says as much; the limit that is swept
 * @param observed cases
 * @param records contributing reports, empty for a series
 */
public record ScoredSignal(
        String key,
        String family,
        String place,
        String level,
        String indicator,
        long at,
        double p,
        double observed,
        Set<String> records) {
    private static final Comparator<ScoredSignal> ORDER =
            Comparator.comparingLong(ScoredSignal::at)
                    .thenComparingDouble(ScoredSignal::p)
                    .thenComparing(ScoredSignal::key);

    /** In the order of time, the strongest of a day first. */
    static List<ScoredSignal> sorted(List<ScoredSignal> signals) {
        return signals.stream().sorted(ORDER).toList();
    }
}
