package org.tocsin.signal;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.model.Level;

/**
 * How EARS runs live. Defaults are the project's, calibrated by simulation.
 *
 * @param sums lengths of the receipt-date sums, in days
 * @param baselineDays valid days of the baseline
 * @param guard days between baseline and judged day for a sum of length 1; a longer sum adds its
 *     length minus 1
 * @param minSigma floor of the standard deviation, in persons
 * @param zList standard deviations above the mean for the list
 * @param zNotify the same for a message
 * @param minCases least cases by level; a level that is absent is judged but only stored
 * @param notifyLevels levels whose residence series may send a message
 * @param joinDays signals this close belong to one episode
 */
public record EarsSettings(
        List<Integer> sums,
        int baselineDays,
        int guard,
        double minSigma,
        double zList,
        double zNotify,
        Map<Level, Integer> minCases,
        Set<Level> notifyLevels,
        int joinDays)
        implements Serializable {
    /** Sums of 3 and 7 days, 28 days, z 4 and 5, at least 3 (township) or 5 cases (above). */
    public static EarsSettings defaults() {
        return new EarsSettings(
                List.of(3, 7),
                28,
                2,
                1.0,
                4.0,
                5.0,
                Map.of(
                        Level.TOWNSHIP, 3,
                        Level.COUNTY, 5,
                        Level.CITY, 5,
                        Level.PROVINCE, 5,
                        Level.NATION, 5),
                Set.of(Level.COUNTY),
                7);
    }
}
