package org.tocsin.job.cep;

import java.util.List;
import java.util.Optional;
import org.tocsin.alert.Finding;
import org.tocsin.alert.Rule;
import org.tocsin.job.RunPlan;
import org.tocsin.job.quality.QualityEvent;
import org.tocsin.job.quality.QualityFunction;
import org.tocsin.model.Axis;
import org.tocsin.signal.DelayReading;

/** From steps of waiting to findings of the quality rules. */
public final class QualityFindings {
    /** Score of a change of the delay law from which on people are told. */
    private static final double DRIFT_LIMIT = 3;

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

    /** A source whose delay law changes, with its same-day shares in percent. */
    public static Finding delayChange(DelayReading r, int rule, RunPlan plan) {
        String method =
                "%s since %s: known after %d days %.0f %% -> %.0f %%, score %.1f, information %.0f"
                        .formatted(
                                r.slower() ? "slower" : "faster",
                                java.time.LocalDate.ofEpochDay(r.since()),
                                r.lag(),
                                100 * r.usual(),
                                100 * r.recent(),
                                r.drift(),
                                r.information());
        return new Finding(
                rule,
                r.at(),
                true,
                false,
                plan.rules().rule(rule).tier(),
                Axis.RESIDENCE,
                r.node(),
                r.indicator(),
                r.slower() ? "slower" : "faster",
                Math.rint(100 * r.recent()),
                DRIFT_LIMIT,
                Math.rint(100 * r.usual()),
                r.drift(),
                method,
                r.since(),
                r.label(),
                true,
                r.since(),
                r.label(),
                0,
                0,
                0,
                Double.NaN,
                List.of());
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
