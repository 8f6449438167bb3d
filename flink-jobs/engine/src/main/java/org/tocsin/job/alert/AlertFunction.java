package org.tocsin.job.alert;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;
import org.tocsin.alert.AlertEntry;
import org.tocsin.alert.AlertFile;
import org.tocsin.alert.AlertIdentity;
import org.tocsin.alert.AlertMemory;
import org.tocsin.alert.AlertSettings;
import org.tocsin.alert.Finding;
import org.tocsin.job.InOrder;
import org.tocsin.job.RunPlan;
import org.tocsin.model.AlertTransition;

/**
 * Turns findings and people's answers into alerts with an identity. State: the alert of each
 * subject, until it is over and a new crossing would be another. Bound: subjects with a crossing in
 * the last {@link AlertSettings#joinDays}, those that people have taken in the last {@link
 * AlertSettings#heldDays}, and silent sources.
 */
public final class AlertFunction extends InOrder<String, AlertEntry, AlertState, AlertTransition> {
    private final RunPlan plan;
    private transient AlertIdentity identity;
    private transient AlertFile file;

    /** Creates the function. */
    public AlertFunction(RunPlan plan) {
        super(AlertState.class);
        this.plan = plan;
    }

    /** Identities of the alerts of a plan. */
    public static AlertIdentity identity(RunPlan plan) {
        return new AlertIdentity(plan.rules(), plan.directory(), plan.indicators(), plan.clock());
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        identity = identity(plan);
        file = new AlertFile(identity, AlertSettings.defaults());
    }

    @Override
    protected Comparator<AlertEntry> order() {
        return AlertEntry.ORDER;
    }

    @Override
    protected long timeOf(AlertEntry e) {
        return e.at();
    }

    @Override
    protected boolean isEmpty(AlertState s) {
        return s.memories.isEmpty();
    }

    @Override
    protected void fold(
            List<AlertEntry> entries,
            AlertState s,
            Context context,
            Collector<AlertTransition> out) {
        strongest(entries)
                .forEach(
                        (subject, finding) -> {
                            AlertMemory m =
                                    s.memories.computeIfAbsent(subject, n -> new AlertMemory());
                            tell(file.take(finding, m), out);
                        });
        for (AlertEntry e : entries) {
            if (e.answer() != null) {
                for (AlertMemory m : s.memories.values()) {
                    if (!m.isEmpty() && m.alertId().equals(e.answer().alertId())) {
                        tell(file.answer(e.answer(), m), out);
                    }
                }
            }
        }
        s.memories.values().removeIf(AlertMemory::isEmpty);
        for (AlertMemory m : s.memories.values()) {
            long closes = Math.max(file.closesAt(m), entries.get(0).at() + 1);
            if (closes <= plan.until()) {
                context.timerService().registerEventTimeTimer(closes);
            }
        }
    }

    private Map<String, Finding> strongest(List<AlertEntry> entries) {
        Map<String, Finding> bySubject = new TreeMap<>();
        for (AlertEntry e : entries) {
            if (e.finding() != null) {
                bySubject.putIfAbsent(identity.subject(e.finding()), e.finding());
            }
        }
        return bySubject;
    }

    private static void tell(AlertTransition change, Collector<AlertTransition> out) {
        if (change != null) {
            out.collect(change);
        }
    }

    @Override
    protected void onOwnTimer(
            long at, AlertState s, Context context, Collector<AlertTransition> out) {
        for (AlertMemory m : s.memories.values()) {
            if (at >= file.closesAt(m)) {
                tell(file.close(at, m), out);
            }
        }
        s.memories.values().removeIf(AlertMemory::isEmpty);
    }
}
