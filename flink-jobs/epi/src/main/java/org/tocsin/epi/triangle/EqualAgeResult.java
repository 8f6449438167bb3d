package org.tocsin.epi.triangle;

import java.util.List;

/**
 * What the equal-age detector says at one day close. Numbers that do not exist are NaN.
 *
 * @param label label of the evaluation
 * @param state whether it was judged, or why not
 * @param historyDays labels learnt from
 * @param blocks level blocks among them
 * @param ages one figure an age
 * @param windows one figure a window
 * @param inverseR day-to-day overdispersion, 1/r
 * @param inverseA error of the estimate and shared level, 1/A
 * @param bestWindow age of the window with the smallest tail; -1 where not judged
 * @param smallestTail that tail
 * @param p probability that any window is as unusual
 * @param midP the same with half of the ties: it ranks
 * @param z normal score of midP
 */
public record EqualAgeResult(
        int label,
        State state,
        int historyDays,
        int blocks,
        List<AgeFigure> ages,
        List<WindowFigure> windows,
        double inverseR,
        double inverseA,
        int bestWindow,
        double smallestTail,
        double p,
        double midP,
        double z) {

    /** Whether an evaluation took place, or why not. */
    public enum State {
        /** Judged. */
        JUDGED,
        /** Fewer labels of history than one level window. */
        TOO_SHORT,
        /** Nothing was received today although it should have been. */
        LINK_DOWN,
        /** The source reported for none of the newest days. */
        NOTHING_VALID
    }

    static EqualAgeResult notJudged(int label, State state, int historyDays) {
        double none = Double.NaN;
        return new EqualAgeResult(
                label,
                state,
                historyDays,
                0,
                List.of(),
                List.of(),
                none,
                none,
                -1,
                none,
                none,
                none,
                none);
    }

    /** Whether there was a judgement. */
    public boolean judged() {
        return state == State.JUDGED;
    }

    /** The best window; only where judged. */
    public WindowFigure best() {
        return windows.get(bestWindow);
    }
}
