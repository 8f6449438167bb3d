package org.tocsin.signal;

import java.io.Serializable;
import org.tocsin.model.DateAxis;

/**
 * Which dates a series is judged by: receipt dates by default, occurrence (visit) dates at the
 * close for feeds that are at least 95 % complete by then.
 */
@FunctionalInterface
public interface DateGate extends Serializable {
    /** Receipt dates for every series. */
    DateGate RECEIPT = close -> DateAxis.RECEIPT;

    /** {@link DateAxis#RECEIPT} or {@link DateAxis#OCCURRENCE} for the series at this close. */
    DateAxis datesOf(SeriesClose close);
}
