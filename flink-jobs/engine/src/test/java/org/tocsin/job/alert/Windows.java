package org.tocsin.job.alert;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.tocsin.alert.Finding;
import org.tocsin.alert.ScopedCase;
import org.tocsin.alert.Scoping;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.job.RunPlan;
import org.tocsin.model.CaseReport;

/** Episodes through scoping and the window function on an operator harness. */
final class Windows implements AutoCloseable {
    final KeyedOneInputStreamOperatorTestHarness<String, ScopedCase, Finding> harness;
    private final RunPlan plan;
    private final Scoping scoping;

    Windows(RunPlan plan) throws Exception {
        this.plan = plan;
        this.scoping = new Scoping(plan.directory(), plan.rules(), plan.indicators());
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new WindowFunction(
                                        plan.rules(),
                                        plan.indicators(),
                                        plan.clock(),
                                        Long.MAX_VALUE)),
                        ScopedCase::key,
                        Types.STRING);
        harness.open();
    }

    void episode(int sign, CaseReport lead, long at) throws Exception {
        List<ScopedCase> cases = new ArrayList<>();
        scoping.route(new EpisodeEvent(at, sign, lead.indicators, lead), cases::add);
        for (ScopedCase c : cases) {
            harness.processElement(new StreamRecord<>(c, at));
        }
    }

    /** Findings of one rule up to an instant, in order. */
    List<Finding> findings(String rule, long upTo) throws Exception {
        harness.processWatermark(upTo);
        List<Finding> found = new ArrayList<>(harness.extractOutputValues());
        found.removeIf(f -> !plan.rules().rule(f.rule()).id().equals(rule));
        harness.getOutput().clear();
        return found;
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
