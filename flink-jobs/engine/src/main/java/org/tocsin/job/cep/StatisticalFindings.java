package org.tocsin.job.cep;

import java.util.List;
import org.tocsin.alert.Finding;
import org.tocsin.model.DateAxis;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;

/** From signals to findings. */
public final class StatisticalFindings {
    private StatisticalFindings() {}

    /** A finding on the series of a signal. */
    public static Finding of(int rule, Signal s, Tier tier, int windowFrom, String method) {
        return new Finding(
                rule,
                s.at(),
                true,
                false,
                tier,
                s.axis(),
                s.node(),
                s.indicator(),
                "",
                s.observed(),
                s.threshold(),
                s.expected(),
                s.score(),
                method,
                windowFrom,
                s.day(),
                s.dates() == DateAxis.RECEIPT,
                windowFrom,
                s.day(),
                s.baselineDays(),
                s.baselineFrom(),
                s.excludedDays(),
                s.completeness(),
                List.of(),
                s.reported());
    }
}
