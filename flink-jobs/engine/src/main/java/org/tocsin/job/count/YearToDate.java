package org.tocsin.job.count;

import java.time.LocalDate;
import org.tocsin.count.CountSettings;
import org.tocsin.count.DaySeries;

/**
 * Receipts of an indicator in a calendar year so far.
 *
 * @param node directory index of the county
 * @param indicator ordinal
 * @param population residents
 * @param label last day counted
 * @param at instant of the day close, epoch milliseconds UTC
 * @param count persons received since 1 January
 * @param complete whether the run covers the year from its first day
 */
public record YearToDate(
        int node, int indicator, long population, int label, long at, int count, boolean complete) {
    static YearToDate of(
            DaySeries receipts,
            int node,
            int indicator,
            long population,
            int label,
            long at,
            CountSettings settings) {
        int first = (int) LocalDate.ofEpochDay(label).withDayOfYear(1).toEpochDay();
        return new YearToDate(
                node,
                indicator,
                population,
                label,
                at,
                receipts.sum(first, label),
                settings.firstDay() <= first);
    }
}
