package org.tocsin.epi.ladder;

import java.util.ArrayList;
import java.util.List;

/**
 * Is an excess in progress now, how big, over which window, and how often would such a score occur
 * without one? The project's own detector for one series of weekly or daily counts.
 *
 * <p>In three steps. A seasonal baseline, fitted on the points before a guard, expects mu; a local
 * level f says how far the series runs off its season; the count is then negative binomial with
 * mean m = mu f and a variance that includes the errors of both. The score is the logarithm of the
 * weight of evidence for an excess that began 1, 2 or 3 points ago (days: up to 7) and is still on.
 *
 * <p>Assumes equally complete counts: the axis and the completeness rules come before. How much is
 * modelled follows from the history: {@link LadderRung}. Zero counts need no special case. A
 * missing point is never zero: it is in no baseline, moves nothing and has no score. Points of
 * known outbreaks are judged, yet kept out of the baseline; unknown past outbreaks lose weight.
 *
 * <p>Built from Farrington et al. 1996 and Noufaily et al. 2013 (baseline), Harvey and Fernandes
 * 1989 (level), Siegmund 1985 (mixture). The combination has no other implementation; checked
 * against the golden vectors of its specification to a relative 1e-8.
 */
public final class Ladder {
    private final LadderOptions options;

    private Ladder(LadderOptions options) {
        this.options = options;
    }

    /** The detector with these settings. */
    public static Ladder of(LadderOptions options) {
        return new Ladder(options);
    }

    /** Its live form, before the first point. */
    public LadderStream stream() {
        return LadderStream.start(options);
    }

    /**
     * Judges a stretch of a series, each point with what was known before it.
     *
     * @param series all points, oldest first
     * @param first 1-based position of the first judged point; level and windows start there
     * @param last 1-based position of the last judged point, inclusive
     */
    public List<LadderJudgement> judge(List<LadderPoint> series, int first, int last) {
        if (first < 1 || last < first || last > series.size()) {
            throw new IllegalArgumentException(
                    "judged points must be inside 1.."
                            + series.size()
                            + ", got "
                            + first
                            + ".."
                            + last);
        }
        LadderStream stream = stream();
        for (int i = 0; i < first - 1; i++) {
            stream.learn(series.get(i));
        }
        List<LadderJudgement> judgements = new ArrayList<>(last - first + 1);
        for (int i = first - 1; i < last; i++) {
            judgements.add(stream.judge(series.get(i)));
        }
        return judgements;
    }

    /**
     * Judges a stretch of a plain series of counts.
     *
     * @param counts counts, oldest first; NaN = not reported
     * @param first 1-based position of the first judged point
     * @param last 1-based position of the last judged point, inclusive
     */
    public List<LadderJudgement> judge(double[] counts, int first, int last) {
        List<LadderPoint> series = new ArrayList<>(counts.length);
        for (double count : counts) {
            series.add(LadderPoint.of(count));
        }
        return judge(series, first, last);
    }
}
