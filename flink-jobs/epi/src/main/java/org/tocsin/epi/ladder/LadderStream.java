package org.tocsin.epi.ladder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The ladder on a live series: takes one point after the other and judges each with what was known
 * before it.
 *
 * <p>A new point costs the score of one point, and a refit of the baseline when one is due; nothing
 * else is computed anew. Points learnt before the first judged one only fill the baseline. With a
 * revision window the newest judgements can be restated after a correction: the points from the
 * corrected one on are judged again, and the result is the same as if the correction had been there
 * from the start.
 *
 * <p>State: history + guard + revision window points of 18 bytes, and about 1 kB a point of the
 * revision window. Not for several threads.
 */
public final class LadderStream {
    private final LadderOptions options;
    private final LadderHistory history;
    private final int revisionWindow;
    private final boolean[] calendar;
    private final Deque<Memory> memories = new ArrayDeque<>();

    private int firstJudged;
    private BaselineRows design;
    private BaselineFitter fitter;
    private Memory memory;

    /** What the next judgement depends on besides the history; immutable. */
    private record Memory(BaselineFit fit, LocalLevel level, Evidence evidence, Recent recent) {
        void write(StateWriter out) {
            out.put(fit == null ? 0 : 1);
            if (fit != null) {
                fit.write(out);
                level.write(out);
            }
            evidence.write(out);
            recent.write(out);
        }

        static LadderRung rung(StateReader in) {
            return in.nextInt() == 0 ? LadderRung.NONE : LadderRung.values()[in.nextInt()];
        }

        static Memory read(LadderOptions options, StateReader in) {
            BaselineFit fit = null;
            LocalLevel level = null;
            if (in.nextInt() != 0) {
                fit = BaselineFit.read(in);
                LadderHorizon horizon = fit.rung().seasonal() ? options.full() : options.young();
                level = LocalLevel.read(horizon, in);
            }
            Evidence evidence = Evidence.read(options.evidence(), in);
            return new Memory(fit, level, evidence, Recent.read(in));
        }
    }

    private LadderStream(LadderOptions options, int revisionWindow, boolean[] calendar) {
        this(options, revisionWindow, calendar, reach(options) + 1 + revisionWindow);
    }

    private LadderStream(
            LadderOptions options, int revisionWindow, boolean[] calendar, int capacity) {
        this.options = options;
        this.revisionWindow = revisionWindow;
        this.calendar = calendar;
        this.history = new LadderHistory(capacity);
        this.memory =
                new Memory(null, null, Evidence.none(options.evidence()), Recent.none(options));
    }

    /** How many points before the judged one a fit may look at: history and guard. */
    public static int reach(LadderOptions options) {
        int full = options.full().history() + options.full().guard();
        int young = options.young().history() + options.young().guard();
        return Math.max(full, young);
    }

    /** A stream that learns from the history on which day types its source is closed. */
    public static LadderStream start(LadderOptions options) {
        return new LadderStream(options, 0, null);
    }

    /**
     * The same stream before its first point, able to restate.
     *
     * @param points how many of the newest judgements can be restated, at least 0
     */
    public LadderStream withRevisionWindow(int points) {
        requireUnused();
        if (points < 0) {
            throw new IllegalArgumentException("revision window must be >= 0, got " + points);
        }
        return new LadderStream(options, points, calendar);
    }

    /**
     * The same stream before its first point, with an operator's calendar.
     *
     * @param openDayTypes for each of the seven day types whether the source is open
     */
    public LadderStream withCalendar(boolean[] openDayTypes) {
        requireUnused();
        if (openDayTypes.length != 7) {
            throw new IllegalArgumentException(
                    "calendar must have 7 day types, got " + openDayTypes.length);
        }
        return new LadderStream(options, revisionWindow, openDayTypes.clone());
    }

    private void requireUnused() {
        if (history.last() > 0) {
            throw new IllegalStateException(
                    "settings must come before the first point, got " + history.last());
        }
    }

    /** Takes a point of the past that is not judged; only before the first judged one. */
    public void learn(LadderPoint point) {
        if (firstJudged > 0) {
            throw new IllegalStateException(
                    "points cannot be learnt after judging began at position " + firstJudged);
        }
        history.add(point);
    }

    /** Takes the next point and judges it. */
    public LadderJudgement judge(LadderPoint point) {
        history.add(point);
        if (firstJudged == 0) {
            begin(history.last());
        }
        return judgeAt(history.last());
    }

    /**
     * Replaces a point that was judged within the revision window, and judges it and all later ones
     * again.
     *
     * @param position 1-based position of the corrected point
     * @return the judgements from that position on, oldest first
     */
    public List<LadderJudgement> restate(int position, LadderPoint corrected) {
        int oldest = history.last() - memories.size() + 1;
        if (position < oldest || position > history.last()) {
            throw new IllegalArgumentException(
                    "position must be in the revision window "
                            + oldest
                            + ".."
                            + history.last()
                            + ", got "
                            + position);
        }
        history.put(position, corrected);
        for (int t = history.last(); t >= position; t--) {
            memory = memories.removeLast();
        }
        List<LadderJudgement> restated = new ArrayList<>();
        for (int t = position; t <= history.last(); t++) {
            restated.add(judgeAt(t));
        }
        return restated;
    }

    /**
     * Everything but the history, for keeping between points: about 150 numbers weekly, 300 daily.
     * The revision window is not part of it.
     */
    public double[] state() {
        if (firstJudged == 0) {
            throw new IllegalStateException("nothing was judged yet: keep the history alone");
        }
        StateWriter out = new StateWriter();
        out.put(history.last());
        out.put(firstJudged);
        out.put(design.dayTypes().mask());
        memory.write(out);
        return out.toArray();
    }

    /** Whether the next point needs the history, because the baseline is refitted at it. */
    public static boolean needsHistory(LadderOptions options, double[] state) {
        return ((int) state[0] + 1 - (int) state[1]) % options.refitEvery() == 0;
    }

    /** Whether a kept state judges by a seasonal baseline: its p-values hold for messages. */
    public static boolean judgesBySeason(double[] state) {
        StateReader in = new StateReader(state);
        in.nextInt();
        in.nextInt();
        in.nextInt();
        return Memory.rung(in).mayNotify();
    }

    /**
     * Goes on from a kept state.
     *
     * @param state as {@link #state()} gave it, with the same options
     * @param newest the newest points of the history, oldest first, up to the last judged one:
     *     history and guard of the full rung; may be empty unless {@link #needsHistory}
     */
    public static LadderStream resume(
            LadderOptions options, double[] state, List<LadderPoint> newest) {
        return resume(options, state, newest, reach(options));
    }

    /**
     * Goes on from a kept state for a few points only, with no more memory than they need.
     *
     * @param room how many points are going to be judged, at least 1
     */
    public static LadderStream resume(
            LadderOptions options, double[] state, List<LadderPoint> newest, int room) {
        LadderStream stream = new LadderStream(options, 0, null, newest.size() + room);
        StateReader in = new StateReader(state);
        int position = in.nextInt();
        stream.firstJudged = in.nextInt();
        stream.history.startAfter(position - newest.size());
        newest.forEach(stream.history::add);
        stream.design = new BaselineRows(options, OpenDayTypes.ofMask(in.nextInt()));
        stream.fitter = new BaselineFitter(options, stream.design);
        stream.memory = Memory.read(options, in);
        return stream;
    }

    /**
     * The least whole count of the newest point at which its score would have exceeded a limit,
     * everything before it being as it was.
     *
     * @param newest the judgement of the newest point, judged
     * @param limit score
     * @return the count; 0 when every count exceeds the limit, -1 when none does, as in the days
     *     after a great outbreak
     */
    public long leastExceeding(LadderJudgement newest, double limit) {
        if (newest.position() != history.last() || newest.state() != LadderJudgement.State.JUDGED) {
            throw new IllegalArgumentException(
                    "judgement must be that of the newest point " + history.last());
        }
        long below = -1;
        long above = Math.max(1, (long) Math.ceil(newest.expected()));
        double most = 1000 + 1000 * newest.expected() * newest.predictiveDispersion();
        while (scoreOf(newest, above) <= limit) {
            if (above > most) {
                return -1;
            }
            below = above;
            above *= 2;
        }
        while (above - below > 1) {
            long middle = (above + below) / 2;
            if (scoreOf(newest, middle) > limit) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return above;
    }

    private double scoreOf(LadderJudgement newest, long count) {
        double[] ratios =
                Evidence.logLikelihoodRatios(
                        options.evidence(),
                        count,
                        newest.expected(),
                        newest.predictiveDispersion());
        return memory.evidence().withNewest(ratios).score();
    }

    /** Position of the newest point; 0 before the first. */
    public int position() {
        return history.last();
    }

    private void begin(int t) {
        firstJudged = t;
        design = new BaselineRows(options, dayTypes(t));
        fitter = new BaselineFitter(options, design);
    }

    private OpenDayTypes dayTypes(int t) {
        if (options.dayTypes() == 0) {
            return OpenDayTypes.none();
        }
        return calendar != null
                ? OpenDayTypes.of(calendar)
                : OpenDayTypes.learn(history, t - options.full().history(), t - 1);
    }

    private LadderJudgement judgeAt(int t) {
        remember();
        BaselineFit fit = memory.fit();
        LocalLevel level = memory.level();
        if ((t - firstJudged) % options.refitEvery() == 0) {
            fit = fitter.fit(history, t, memory.fit());
            level = levelFor(fit, memory.fit(), level);
        }
        if (fit == null) {
            memory = new Memory(null, null, memory.evidence().after(null), memory.recent().skip());
            return unjudged(t);
        }
        return judgeWith(t, fit, level);
    }

    private void remember() {
        if (revisionWindow > 0) {
            memories.addLast(memory);
            if (memories.size() > revisionWindow) {
                memories.removeFirst();
            }
        }
    }

    /** The level starts anew at the first fit and between the young rung and the others. */
    private LocalLevel levelFor(BaselineFit fit, BaselineFit before, LocalLevel level) {
        if (fit == null) {
            return null;
        }
        boolean same = before != null && before.rung().seasonal() == fit.rung().seasonal();
        return same
                ? level
                : LocalLevel.start(fit.rung().seasonal() ? options.full() : options.young());
    }

    private LadderJudgement judgeWith(int t, BaselineFit fit, LocalLevel level) {
        double[] row = design.row(t, history.dayType(t), fit.fittedAt(), fit.rung());
        double seasonal = fit.mean(row, history.logDenominator(t));
        Prediction prediction =
                Prediction.of(
                        seasonal,
                        fit.standardError(row),
                        fit.dispersion(),
                        level,
                        options.dispersion().floor());
        LadderJudgement.State state = state(t);
        double observed = history.observed(t);
        boolean judged = state == LadderJudgement.State.JUDGED;
        double[] ratios =
                judged ? prediction.logLikelihoodRatios(options.evidence(), observed) : null;
        Evidence evidence = memory.evidence().after(ratios);
        Recent recent =
                judged
                        ? memory.recent().add(observed, prediction.expected())
                        : memory.recent().skip();
        double phi = fit.dispersion();
        LocalLevel next = level.after(observed / phi, seasonal / phi, design.usable(history, t));
        memory = new Memory(fit, next, evidence, recent);
        return prediction.judge(t, observed, state, fit, ratios, evidence, recent);
    }

    private LadderJudgement.State state(int t) {
        if (!design.isOpen(history, t)) {
            return LadderJudgement.State.CLOSED;
        }
        return history.reported(t) ? LadderJudgement.State.JUDGED : LadderJudgement.State.MISSING;
    }

    private LadderJudgement unjudged(int t) {
        double none = Double.NaN;
        return new LadderJudgement(
                t,
                history.observed(t),
                LadderJudgement.State.TOO_SHORT,
                LadderRung.NONE,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                List.of(),
                none,
                LadderJudgement.Window.NONE,
                null);
    }
}
