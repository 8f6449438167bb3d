package org.tocsin.signal;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.tocsin.model.Level;

/**
 * How the ladder runs live. The limits on the score are those of its specification for a false
 * positive in 5 of 100 judged points; which of them reach people is the triage's matter.
 *
 * @param enabled whether it runs
 * @param weekly indicators (ids) whose counts are a week's each, judged at the close of Sunday
 * @param minCases least cases in the best window by level; a level that is absent is only stored
 * @param revisionDays days back that a correction restates
 * @param holidaysInBaseline whether public holidays stand in baselines as Sundays; if not, they
 *     count like days of known events. They are judged as Sundays either way
 */
public record LadderSettings(
        boolean enabled,
        Set<String> weekly,
        Map<Level, Integer> minCases,
        int revisionDays,
        boolean holidaysInBaseline)
        implements Serializable {
    /** Scores above which a point is a signal, daily and weekly (ladder.md, section 1). */
    static final double DAILY_LIMIT = 1.53;

    static final double WEEKLY_LIMIT = 1.40;

    /** Daily, at least 3 (township) or 5 cases (above), 21 days restated. */
    public static LadderSettings defaults() {
        return new LadderSettings(true, Set.of(), EarsSettings.defaults().minCases(), 21, true);
    }

    /** The same judging the counts of these indicators as weeks. */
    public LadderSettings withWeekly(Set<String> indicators) {
        return new LadderSettings(
                enabled, Set.copyOf(indicators), minCases, revisionDays, holidaysInBaseline);
    }

    /** Least cases in the best window at a level; facilities and others 3. */
    int leastCases(Level level) {
        return minCases.getOrDefault(level, 3);
    }
}
