package org.tocsin.job.alert;

import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;
import org.tocsin.alert.AlertFile;
import org.tocsin.alert.AlertSettings;
import org.tocsin.alert.Finding;
import org.tocsin.job.InOrder;
import org.tocsin.job.RunPlan;
import org.tocsin.model.AlertTransition;

/**
 * Turns findings into alerts with an identity. State: the open alert, one a rule and subject, until
 * it closes.
 */
public final class AlertFunction extends InOrder<String, Finding, AlertState, AlertTransition> {
    private static final Comparator<Finding> STRONGEST_FIRST =
            Comparator.comparingLong(Finding::at)
                    .thenComparing(Finding::crossed, Comparator.reverseOrder())
                    .thenComparing(Finding::tier)
                    .thenComparing(Finding::score, Comparator.reverseOrder())
                    .thenComparing(Finding::observed, Comparator.reverseOrder())
                    .thenComparing(Finding::method)
                    .thenComparing(f -> String.join(",", f.records()));

    private final RunPlan plan;
    private transient AlertFile file;

    /** Creates the function. */
    public AlertFunction(RunPlan plan) {
        super(AlertState.class);
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        file =
                new AlertFile(
                        plan.rules(),
                        plan.directory(),
                        plan.indicators(),
                        plan.clock(),
                        AlertSettings.defaults());
    }

    @Override
    protected Comparator<Finding> order() {
        return STRONGEST_FIRST;
    }

    @Override
    protected long timeOf(Finding f) {
        return f.at();
    }

    @Override
    protected boolean isEmpty(AlertState s) {
        return s.memory.current == null;
    }

    @Override
    protected void fold(
            List<Finding> findings, AlertState s, Context context, Collector<AlertTransition> out) {
        AlertTransition change = file.take(findings.get(0), s.memory);
        if (change != null) {
            out.collect(change);
        }
        if (s.memory.current != null && file.closesAt(s.memory) <= plan.until()) {
            context.timerService().registerEventTimeTimer(file.closesAt(s.memory));
        }
    }

    @Override
    protected void onOwnTimer(
            long at, AlertState s, Context context, Collector<AlertTransition> out) {
        if (s.memory.current != null && at >= file.closesAt(s.memory)) {
            AlertTransition end = file.close(at, s.memory);
            if (end != null) {
                out.collect(end);
            }
        }
    }
}
