package org.tocsin.job.cep;

import java.util.List;
import java.util.Optional;
import org.tocsin.alert.Finding;
import org.tocsin.alert.Rule;
import org.tocsin.job.RunPlan;
import org.tocsin.job.quality.QualityEvent;
import org.tocsin.job.quality.QualityFunction;
import org.tocsin.model.Axis;

/** From steps of waiting to findings of the quality rules. */
public final class QualityFindings {
    private QualityFindings() {}

    /** A source that stayed silent, or a report that did not come. */
    static Optional<Finding> absent(QualityEvent awaited, QualityEvent deadline, RunPlan plan) {
        boolean gap = awaited.subject().startsWith(QualityFunction.GAP);
        String method =
                gap
                        ? "no record while "
                                + awaited.expected()
                                + " were expected by the facility's own hours, last record "
                                + plan.clock().text(lastRecord(awaited))
                        : "daily or zero report due, not received";
        return finding(awaited, deadline.at(), true, method, plan);
    }

    /** What was waited for has arrived. */
    public static Optional<Finding> arrived(QualityEvent event, RunPlan plan) {
        return finding(event, event.at(), false, "arrived", plan);
    }

    private static long lastRecord(QualityEvent event) {
        return Long.parseLong(event.subject().substring(QualityFunction.GAP.length() + 1));
    }

    private static Optional<Finding> finding(
            QualityEvent e, long at, boolean crossed, String method, RunPlan plan) {
        boolean gap = e.subject().startsWith(QualityFunction.GAP);
        int rule = plan.rules().first(gap ? Rule.Family.SILENCE : Rule.Family.MISSING_REPORT);
        if (rule < 0) {
            return Optional.empty();
        }
        Rule r = plan.rules().rule(rule);
        return Optional.of(
                new Finding(
                        rule,
                        at,
                        crossed,
                        !crossed,
                        r.tier(),
                        Axis.FACILITY,
                        e.facility(),
                        -1,
                        gap ? "" : "day " + java.time.LocalDate.ofEpochDay(e.day()),
                        0,
                        1,
                        gap ? e.expected() : Double.NaN,
                        Double.NaN,
                        method,
                        e.day(),
                        plan.clock().dayOf(at),
                        true,
                        e.day(),
                        e.day(),
                        0,
                        0,
                        0,
                        Double.NaN,
                        List.of()));
    }
}
