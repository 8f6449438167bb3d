package org.tocsin.job.alert;

import java.time.LocalDate;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;
import org.tocsin.alert.Finding;
import org.tocsin.alert.Rule;
import org.tocsin.alert.Target;
import org.tocsin.job.RunPlan;
import org.tocsin.job.count.YearToDate;
import org.tocsin.model.Axis;

/** Warns when the projection of a yearly target passes its warning shares; one subject a share. */
public final class TargetFunction implements FlatMapFunction<YearToDate, Finding> {
    private final RunPlan plan;
    private final int rule;

    /** Creates the function for a target rule of the plan. */
    public TargetFunction(RunPlan plan, int rule) {
        this.plan = plan;
        this.rule = rule;
    }

    @Override
    public void flatMap(YearToDate y, Collector<Finding> out) {
        if (!y.complete()) {
            return;
        }
        Rule r = plan.rules().rule(rule);
        Target standing = Target.of(y.count(), y.population(), y.label());
        int year = LocalDate.ofEpochDay(y.label()).getYear();
        int first = (int) LocalDate.of(year, 1, 1).toEpochDay();
        for (double share : r.warnShares()) {
            if (standing.projected() > share * r.target()) {
                out.collect(finding(y, r, standing, share, year, first));
            }
        }
    }

    private Finding finding(
            YearToDate y, Rule r, Target standing, double share, int year, int first) {
        return new Finding(
                rule,
                y.at(),
                true,
                false,
                r.tier(),
                Axis.RESIDENCE,
                y.node(),
                y.indicator(),
                "%d at %.0f %%".formatted(year, 100 * share),
                Math.rint(10 * standing.projected()) / 10,
                share * r.target(),
                Double.NaN,
                Double.NaN,
                "rate so far %.1f per 100,000 by receipt date, projected at the mean daily rate"
                        .formatted(standing.rate()),
                first,
                y.label(),
                true,
                first,
                y.label(),
                0,
                0,
                0,
                Double.NaN,
                List.of());
    }
}
