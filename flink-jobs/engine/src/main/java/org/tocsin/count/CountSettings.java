package org.tocsin.count;

import java.io.Serializable;
import java.util.Set;
import org.tocsin.model.Level;

/**
 * How counts are kept and which are stored.
 *
 * @param firstDay first judged local day of the run; days before it have no report of their own
 * @param horizonDays days of counts kept per series
 * @param retentionDays days a report id and a person without new reports are remembered
 * @param storedLevels levels whose series leave as points
 * @param quietDays a series without a case for this long is not stored until one comes
 * @param silentMean mean daily records from which a day without any is taken as missing
 */
public record CountSettings(
        int firstDay,
        int horizonDays,
        int retentionDays,
        Set<Level> storedLevels,
        int quietDays,
        double silentMean)
        implements Serializable {
    /** Six years of counts, 190 days of ids, every level stored. */
    public static CountSettings from(int firstDay) {
        return new CountSettings(firstDay, 2192, 190, Set.of(Level.values()), 60, 4.6);
    }

    /** The same settings storing only some levels. */
    public CountSettings storing(Set<Level> levels) {
        return new CountSettings(
                firstDay, horizonDays, retentionDays, Set.copyOf(levels), quietDays, silentMean);
    }
}
