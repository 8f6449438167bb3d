package org.tocsin.job.cep;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;
import org.tocsin.alert.Finding;
import org.tocsin.job.RunPlan;
import org.tocsin.job.quality.QualityEvent;
import org.tocsin.job.type.WireType;

/**
 * Absence: something was awaited, it did not arrive, and the deadline came. The deadline is an
 * event of its own, so that its time is exact; {@code within} is only the outer bound.
 */
public final class AbsencePattern {
    private static final Duration OUTER_BOUND = Duration.ofDays(4);

    private AbsencePattern() {}

    /** Finds what stayed away. */
    public static DataStream<Finding> detect(DataStream<QualityEvent> events, RunPlan plan) {
        Pattern<QualityEvent, QualityEvent> absent =
                Pattern.<QualityEvent>begin("awaited", AfterMatchSkipStrategy.skipPastLastEvent())
                        .where(is(QualityEvent.Kind.AWAITED))
                        .notFollowedBy("arrived")
                        .where(is(QualityEvent.Kind.ARRIVED))
                        .followedBy("deadline")
                        .where(is(QualityEvent.Kind.DEADLINE))
                        .within(OUTER_BOUND);
        EventComparator<QualityEvent> order = (a, b) -> QualityEvent.ORDER.compare(a, b);
        return CEP.pattern(events.keyBy(QualityEvent::key), absent, order)
                .inEventTime()
                .process(new Matched(plan))
                .returns(WireType.FINDING)
                .name("match absence")
                .uid("cep-absence");
    }

    private static SimpleCondition<QualityEvent> is(QualityEvent.Kind kind) {
        return SimpleCondition.of(e -> e.kind() == kind);
    }

    private static final class Matched extends PatternProcessFunction<QualityEvent, Finding> {
        private final RunPlan plan;

        Matched(RunPlan plan) {
            this.plan = plan;
        }

        @Override
        public void processMatch(
                Map<String, List<QualityEvent>> match, Context context, Collector<Finding> out) {
            QualityEvent awaited = match.get("awaited").get(0);
            QualityEvent deadline = match.get("deadline").get(0);
            QualityFindings.absent(awaited, deadline, plan).ifPresent(out::collect);
        }
    }
}
