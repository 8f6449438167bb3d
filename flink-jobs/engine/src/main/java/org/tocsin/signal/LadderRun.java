package org.tocsin.signal;

import org.tocsin.epi.ladder.LadderJudgement;
import org.tocsin.epi.ladder.LadderPoint;
import org.tocsin.epi.ladder.LadderStream;

/** Moves the ladder of one series forward, point by point, and keeps its memory. */
final class LadderRun {
    private final LadderSeries series;
    private final Cadence cadence;
    private final int revisionDays;
    private LadderMemory memory;

    /** Takes judgements. */
    interface Sink {
        /**
         * A point was judged.
         *
         * @param day local day on which the point ends
         * @param stream the stream right after it
         */
        void judged(int day, LadderStream stream, LadderJudgement judgement);
    }

    /**
     * Goes on from a memory.
     *
     * @param memory or null for none
     */
    LadderRun(LadderSeries series, LadderMemory memory, int revisionDays) {
        this.series = series;
        this.cadence = series.cadence();
        this.memory = memory;
        this.revisionDays = revisionDays;
    }

    /** The memory now, or null. */
    LadderMemory memory() {
        return memory;
    }

    /**
     * Begins some weeks back, at least one point, so that level and windows are known; false if too
     * young.
     */
    boolean begin(int label, int firstDay) {
        int earliest = firstDay + (cadence.leastHistory() + 1) * cadence.days - 1;
        int first = label - (cadence.warmUp - 1) * cadence.days;
        while (first < earliest) {
            first += cadence.days;
        }
        if (first >= label) {
            return false;
        }
        int known = (first - firstDay - cadence.days + 1) / cadence.days;
        int learnt = Math.min(LadderStream.reach(cadence.options), known);
        memory = new LadderMemory(first - (learnt + 1) * cadence.days);
        LadderStream stream = LadderStream.start(cadence.options);
        for (LadderPoint point : series.before(first - cadence.days, learnt)) {
            stream.learn(point);
        }
        stream.judge(series.point(first));
        keep(stream);
        return true;
    }

    /** Forgets what was judged from a corrected day on, if that lies in the revision window. */
    boolean correct(int day, int label) {
        int position = Math.floorDiv(day - memory.origin() + cadence.days - 1, cadence.days);
        boolean within = day >= label - revisionDays && position <= memory.position();
        if (!within || !memory.reachesBefore(position)) {
            return false;
        }
        memory.rollBack(position);
        return true;
    }

    /** Judges all points up to the one that ends on {@code label}. */
    void forward(int label, Sink out) {
        int from = memory.position();
        int last = (label - memory.origin()) / cadence.days;
        if (last <= from) {
            return;
        }
        boolean history =
                last - from > 1 || LadderStream.needsHistory(cadence.options, memory.newest());
        int points = history ? Math.min(from, LadderStream.reach(cadence.options)) : 0;
        LadderStream stream =
                LadderStream.resume(
                        cadence.options,
                        memory.newest(),
                        series.before(day(from), points),
                        last - from);
        for (int position = from + 1; position <= last; position++) {
            LadderJudgement judgement = stream.judge(series.point(day(position)));
            out.judged(day(position), stream, judgement);
            keep(stream);
        }
    }

    /** Day on which a position ends. */
    int day(int position) {
        return memory.origin() + position * cadence.days;
    }

    private void keep(LadderStream stream) {
        memory.add(stream.state(), cadence.spacing, cadence.kept(revisionDays));
    }
}
