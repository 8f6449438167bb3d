package org.tocsin.job.cep;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;
import org.tocsin.alert.Finding;
import org.tocsin.alert.Rule;
import org.tocsin.job.RunPlan;
import org.tocsin.job.type.WireType;
import org.tocsin.model.Signal;

/** Persistence: signals of one series on m different days within n days. */
public final class PersistencePattern {
    private static final Comparator<Signal> ORDER =
            Comparator.comparingLong(Signal::at)
                    .thenComparing(Signal::method)
                    .thenComparingDouble(Signal::score)
                    .thenComparingInt(Signal::day)
                    .thenComparingInt(Signal::windowDays)
                    .thenComparingDouble(Signal::observed)
                    .thenComparingDouble(Signal::threshold)
                    .thenComparingDouble(Signal::expected);

    private PersistencePattern() {}

    /** Finds persistent signals by the first persistence rule of the plan. */
    public static DataStream<Finding> detect(
            DataStream<Signal> signals, RunPlan plan, int ruleIndex) {
        Rule rule = plan.rules().rule(ruleIndex);
        Pattern<Signal, ?> pattern =
                Pattern.<Signal>begin("day1", AfterMatchSkipStrategy.skipPastLastEvent());
        for (int i = 2; i <= rule.of(); i++) {
            pattern = pattern.followedBy("day" + i).where(laterThan("day" + (i - 1)));
        }
        EventComparator<Signal> order = (a, b) -> ORDER.compare(a, b);
        return CEP.pattern(
                        signals.keyBy(s -> s.axis() + "|" + s.node() + "|" + s.indicator()),
                        pattern.within(Duration.ofDays(rule.within())),
                        order)
                .inEventTime()
                .process(new Matched(ruleIndex, rule))
                .returns(WireType.FINDING)
                .name("match persistence")
                .uid("cep-persistence");
    }

    private static IterativeCondition<Signal> laterThan(String step) {
        return new IterativeCondition<>() {
            @Override
            public boolean filter(Signal s, Context<Signal> context) throws Exception {
                for (Signal before : context.getEventsForPattern(step)) {
                    return s.day() > before.day();
                }
                return true;
            }
        };
    }

    private static final class Matched extends PatternProcessFunction<Signal, Finding> {
        private final int ruleIndex;
        private final Rule rule;

        Matched(int ruleIndex, Rule rule) {
            this.ruleIndex = ruleIndex;
            this.rule = rule;
        }

        @Override
        public void processMatch(
                Map<String, List<Signal>> match, Context context, Collector<Finding> out) {
            Signal first = match.get("day1").get(0);
            Signal last = match.get("day" + rule.of()).get(0);
            out.collect(
                    StatisticalFindings.of(
                            ruleIndex,
                            last,
                            rule.tier(),
                            first.day(),
                            rule.of()
                                    + " signals within "
                                    + rule.within()
                                    + " days, the last by "
                                    + last.method()));
        }
    }
}
