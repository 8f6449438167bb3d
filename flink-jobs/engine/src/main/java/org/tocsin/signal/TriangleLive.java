package org.tocsin.signal;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.tocsin.count.OpenTriangle;
import org.tocsin.epi.triangle.CompletenessGate;
import org.tocsin.epi.triangle.DriftResult;
import org.tocsin.epi.triangle.EqualAgeResult;
import org.tocsin.epi.triangle.GateResult;
import org.tocsin.epi.triangle.HazardFigure;
import org.tocsin.epi.triangle.LabelState;
import org.tocsin.epi.triangle.LinkWatch;
import org.tocsin.epi.triangle.ReceiptResult;
import org.tocsin.epi.triangle.ReceiptScore;
import org.tocsin.epi.triangle.ReportingTriangle;
import org.tocsin.epi.triangle.TriangleDetector;
import org.tocsin.epi.triangle.TriangleJudgement;
import org.tocsin.epi.triangle.TriangleOptions;
import org.tocsin.model.Axis;
import org.tocsin.model.Level;

/**
 * The judge of slow feeds: equal-age triangle and receipt score together; in the first five weeks
 * of a run and below 200 dated cases in the 84 days learnt from the receipt score alone. A feed
 * that the gate has found complete at the cut-off is left to the detectors after this one.
 *
 * <p>Judged are counties and above, and townships; a series without a case in 84 days costs
 * nothing, and neither does one that has too few receipts for any window to reach the case floor.
 */
final class TriangleLive implements LiveDetector {
    private static final int YOUNG = 35;
    private static final int DATED_WINDOW = 84;
    private static final int DATED_CASES = 200;
    private static final int GAP = 7;
    private static final int LONGEST_SUM = 7;
    private static final int LEAST_CASES = 3;
    private static final int HORIZON = 14;
    private static final int SLOW_LAG = 3;
    private static final int LAST_LAG = 7;
    private static final double WORTH_TELLING = 0.2;

    private final TriangleSettings settings;

    TriangleLive(TriangleSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean judge(SeriesClose c, Judgements out) {
        boolean judged =
                c.axis() == Axis.RESIDENCE
                        && settings.isSlow(c.indicator())
                        && c.level().compareTo(Level.TOWNSHIP) <= 0
                        && c.series().triangle != null;
        int learnt = c.label() - GAP - 1;
        int first = learnt - DATED_WINDOW + 1;
        if (!judged || c.series().triangle.received(first, c.label()) <= 0) {
            return false;
        }
        int dated = c.series().triangle.received(first, learnt);
        boolean down = c.counts().isDown(c.label());
        boolean receiptsOnly = dated < DATED_CASES || c.label() - c.settings().firstDay() < YOUNG;
        int recent = c.series().triangle.received(c.label() - LONGEST_SUM + 1, c.label());
        if (receiptsOnly && recent < LEAST_CASES && !c.isWide() && !down) {
            return true;
        }
        OpenTriangle open = c.triangle();
        LabelState state = state(open, down, receiptsOnly);
        c.series().triangle.mark(c.label(), state);
        open.cells().mark(open.label(), state);
        TriangleScore score = receiptsOnly ? receipts(open) : both(c, open, state, out);
        if (score == null) {
            return false;
        }
        place(c, score);
        excluded(open, score);
        boolean judge = receiptsOnly || !TriangleMemory.of(c).gate.open();
        score.speaks = judge;
        score.reported = worthStating(score) ? reported(c, score) : null;
        out.score(score);
        return judge;
    }

    private static LabelState state(OpenTriangle open, boolean down, boolean receiptsOnly) {
        LinkWatch watch = LinkWatch.of(TriangleOptions.withDefaults());
        if (down) {
            return LabelState.DOWN;
        }
        return receiptsOnly
                ? watch.withoutUploads(open.cells(), open.label())
                : watch.state(open.cells(), open.label());
    }

    private static void place(SeriesClose c, TriangleScore score) {
        score.node = c.node();
        score.indicator = c.indicator();
        score.level = c.level().ordinal();
        score.label = c.label();
        score.at = c.at();
        score.stored = true;
    }

    /** Receipt sums of one, three and seven labels, and nothing else. */
    private static TriangleScore receipts(OpenTriangle open) {
        ReceiptScore test = ReceiptScore.of(TriangleOptions.withDefaults());
        TriangleScore score = new TriangleScore();
        score.receiptsOnly = true;
        return best(
                        score,
                        List.of(
                                test.judge(open.cells(), open.label(), 1),
                                test.judge(open.cells(), open.label(), 3),
                                test.judge(open.cells(), open.label(), LONGEST_SUM)))
                ? score
                : null;
    }

    /** Fills in the best receipt sum; false if none was judged. */
    private static boolean best(TriangleScore score, List<ReceiptResult> sums) {
        ReceiptResult best = null;
        for (ReceiptResult sum : sums) {
            boolean better =
                    best == null
                            || sum.counts() && !best.counts()
                            || sum.counts() == best.counts() && sum.z() > best.z();
            best = sum.judged() && better ? sum : best;
        }
        if (best == null) {
            return false;
        }
        score.receiptsCount = best.counts();
        score.receiptZ = best.counts() ? best.z() : Double.NaN;
        score.receiptObserved = best.observed();
        score.receiptExpected = best.expected();
        score.receiptInverseSize = best.inverseSize();
        score.receiptDays = best.width();
        return true;
    }

    private static TriangleScore both(
            SeriesClose c, OpenTriangle open, LabelState state, Judgements out) {
        ReportingTriangle cells = open.cells();
        GateResult atThree = CompletenessGate.of(HORIZON).assess(cells, open.label(), SLOW_LAG);
        TriangleOptions options =
                atThree.share() < 0.8
                        ? TriangleOptions.slowSource()
                        : TriangleOptions.withDefaults();
        TriangleMemory memory = TriangleMemory.of(c);
        TriangleJudgement judged =
                TriangleDetector.of(options).judge(cells, open.label(), memory.watch(), 1);
        GateResult atOnce = CompletenessGate.of(HORIZON).assess(cells, open.label(), 0);
        memory.add(judged.drift().drift());
        memory.gate.add(atOnce, judged.drift());
        memory.keep(c);
        out.delays(reading(c, judged.drift(), atOnce, memory, state));
        TriangleScore score = new TriangleScore();
        boolean receipts =
                best(score, List.of(judged.receipts1(), judged.receipts3(), judged.receipts7()));
        if (judged.triangle().judged()) {
            equalAge(judged, score);
        }
        return receipts || judged.triangle().judged() ? score : null;
    }

    private static void equalAge(TriangleJudgement judged, TriangleScore score) {
        EqualAgeResult t = judged.triangle();
        score.guarded = judged.guarded();
        score.z = t.z();
        score.p = t.p();
        score.observed = t.best().observed();
        score.expected = t.best().expected();
        score.inverseSize = t.best().inverseSize();
        score.windowDays = t.bestWindow() + 1;
    }

    private static DelayReading reading(
            SeriesClose c,
            DriftResult drift,
            GateResult gate,
            TriangleMemory memory,
            LabelState state) {
        int lag = 0;
        while (lag < LAST_LAG && share(drift, lag, HazardFigure::baseline) < WORTH_TELLING) {
            lag++;
        }
        return new DelayReading(
                c.node(),
                c.indicator(),
                c.label(),
                c.at(),
                drift.drift(),
                drift.information(),
                drift.signal() && state == LabelState.NORMAL,
                memory.since(),
                lag,
                share(drift, lag, HazardFigure::baseline),
                share(drift, lag, HazardFigure::corrected),
                gate.share(),
                gate.low(),
                memory.gate.open(),
                state.ordinal());
    }

    /** Share of the cases known at an age by a delay law; NaN where there is none. */
    private static double share(DriftResult drift, int lag, ToDoubleFunction<HazardFigure> hazard) {
        double share = drift.hazards().isEmpty() ? Double.NaN : 1;
        for (HazardFigure figure : drift.hazards()) {
            share *= figure.delay() > lag ? 1 - hazard.applyAsDouble(figure) : 1;
        }
        return share;
    }

    private static void excluded(OpenTriangle open, TriangleScore score) {
        ReportingTriangle cells = open.cells();
        TriangleOptions options = TriangleOptions.withDefaults();
        int to = open.label() - options.gap() - 1;
        int from = Math.max(cells.first(), to - options.patternWindow() + 1);
        for (int j = from; j <= to; j++) {
            boolean normal = cells.state(j) == LabelState.NORMAL;
            score.baselineDays += normal ? 1 : 0;
            score.excludedDays += normal ? 0 : 1;
        }
        score.baselineFrom = open.base() + from;
    }

    private boolean worthStating(TriangleScore s) {
        return s.z >= settings.limit() || s.receiptZ >= settings.limit();
    }

    private static org.tocsin.model.Reported reported(SeriesClose c, TriangleScore s) {
        boolean byAge = s.z >= s.receiptZ - RecalibratedScores.RECEIPT_HANDICAP;
        return c.reported(0, (byAge ? s.windowDays : LONGEST_SUM) - 1);
    }
}
