package org.tocsin.cluster;

import java.io.Serializable;
import java.util.List;
import org.tocsin.intake.Agent;
import org.tocsin.model.CaseReport;

/**
 * Which time between a meal and the onset makes the meal eligible as the cause: by the agent that
 * was found, else by what the illness shows; a case that shows several symptom groups takes the
 * widest range, one that shows none of them any. Times are often dates only, hence the slack at
 * both ends. Defaults: specification of exposure clusters, section 3.
 *
 * @param ranges ranges by symptom group
 * @param agents what may be found, by {@link CaseReport#agent}
 * @param slackHours hours that dates without a time may be off
 * @param visitHours longest usual hours from onset to visit, added when the onset is unknown
 */
public record MealToOnset(List<Range> ranges, List<Agent> agents, int slackHours, int visitHours)
        implements Serializable {
    private static final double HOUR = 3_600_000;

    /**
     * Usual hours from meal to onset, both ends included.
     *
     * @param group bit of the symptom group
     * @param from shortest, hours
     * @param to longest, hours
     */
    public record Range(int group, double from, double to) implements Serializable {
        private Range or(Range that) {
            return new Range(group | that.group, Math.min(from, that.from), Math.max(to, that.to));
        }
    }

    /** Takes copies. */
    public MealToOnset {
        ranges = List.copyOf(ranges);
        agents = List.copyOf(agents);
    }

    /** Vomiting 0.5-24 h, diarrhoea 6-72, neurological 0.1-12; 12 h of slack, 48 to the visit. */
    public static MealToOnset defaults() {
        return new MealToOnset(
                List.of(new Range(1, 0.5, 24), new Range(2, 6, 72), new Range(16, 0.1, 12)),
                List.of(),
                12,
                48);
    }

    /** The same with the agents of case definitions. */
    public MealToOnset with(List<Agent> known) {
        return new MealToOnset(ranges, known, slackHours, visitHours);
    }

    /** Whether an exposure of a case may have caused it. */
    public boolean isEligible(CaseReport r, long mealAt) {
        Range usual = of(r);
        double most = usual.to() + slackHours;
        if (r.has(CaseReport.OCCURRENCE_FROM_VISIT) || r.has(CaseReport.OCCURRENCE_FROM_REPORT)) {
            most += visitHours;
        }
        double least = usual.from() - slackHours;
        double after = (r.occurrenceAt - mealAt) / HOUR;
        return after >= least && after <= most;
    }

    /** The widest range of cases: of those with an agent, else of all. */
    public Range of(List<CaseReport> cases) {
        List<CaseReport> found = cases.stream().filter(r -> r.agent > 0).toList();
        return (found.isEmpty() ? cases : found)
                .stream().map(this::of).reduce(Range::or).orElseThrow();
    }

    /** The range of the agent found, else the widest of the symptom groups shown, else of all. */
    private Range of(CaseReport r) {
        if (r.agent > 0) {
            Agent agent = agents.get(r.agent - 1);
            return new Range(0, agent.from(), agent.to());
        }
        List<Range> shown =
                ranges.stream().filter(x -> (x.group() & r.symptomGroups) != 0).toList();
        return (shown.isEmpty() ? ranges : shown).stream().reduce(Range::or).orElseThrow();
    }
}
