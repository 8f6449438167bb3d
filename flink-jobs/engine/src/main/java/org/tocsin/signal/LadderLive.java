package org.tocsin.signal;

import java.util.List;
import org.tocsin.epi.ladder.BaselineCoverage;
import org.tocsin.epi.ladder.LadderJudgement;
import org.tocsin.epi.ladder.LadderStream;
import org.tocsin.model.Axis;
import org.tocsin.model.DateAxis;
import org.tocsin.model.Indicator;
import org.tocsin.model.Level;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.place.WorkCalendar;

/**
 * The ladder on every series at the day close: the judge of a series as soon as its history carries
 * a seasonal baseline (about a year). On a shorter history its p-values are not calibrated: it goes
 * on the list at most and leaves the judgement to others.
 *
 * <p>A series without enough cases for a signal has no state. When it first has, the ladder starts
 * some weeks back, so that level and windows are known; the same after 8 weeks without a case.
 * Points are days, or weeks closed on Sunday for weekly indicators. A correction within the
 * revision window restates the days from the corrected one on.
 */
final class LadderLive implements LiveDetector {
    /** Method code. */
    static final String METHOD = "ladder";

    private static final int RUN_NUMBER = 128;
    private static final int SUNDAY = 6;
    private static final int LEAST_SIGNAL = 3;
    private static final int FORGOTTEN_AFTER = 56;

    private final LadderSettings settings;
    private final DateGate gate;
    private final DayTypes types;
    private final EventBook events;
    private final long weekly; // by ordinal

    LadderLive(
            LadderSettings settings,
            DateGate gate,
            WorkCalendar calendar,
            EventBook events,
            List<Indicator> indicators) {
        long bits = 0;
        for (Indicator indicator : indicators) {
            bits |= settings.weekly().contains(indicator.id()) ? 1L << indicator.ordinal() : 0;
        }
        this.weekly = bits;
        this.settings = settings;
        this.gate = gate;
        this.types = new DayTypes(calendar);
        this.events = events;
    }

    @Override
    public boolean judge(SeriesClose c, Judgements out) {
        if (c.axis() == Axis.FACILITY && c.level() != Level.FACILITY) {
            return false; // the same visits as of the facilities below, and of nobody's residence
        }
        Cadence cadence = (weekly >>> c.indicator() & 1) != 0 ? Cadence.WEEKLY : Cadence.DAILY;
        DateAxis dates = gate.datesOf(c);
        String key = dates == DateAxis.RECEIPT ? METHOD : METHOD + "-" + dates;
        LadderMemory memory = LadderMemory.of(c.memory(key));
        boolean closed = cadence == Cadence.DAILY || WorkCalendar.weekday(c.label()) == SUNDAY;
        if (!closed || memory == null && !isBusy(c)) {
            return memory != null && LadderStream.judgesBySeason(memory.newest());
        }
        LadderSeries series =
                new LadderSeries(
                        c,
                        dates,
                        cadence,
                        settings.holidaysInBaseline(),
                        types,
                        events.of(c.node()));
        LadderRun run = new LadderRun(series, memory, settings.revisionDays());
        if (isOutdated(run, c.label()) && !run.begin(c.label(), c.settings().firstDay())) {
            c.forget(key);
            return false;
        }
        int restateFrom = c.label();
        if (run.correct(series.firstChanged(), c.label())) {
            restateFrom = series.firstChanged();
        }
        int first = restateFrom;
        run.forward(
                c.label(),
                (day, stream, j) -> {
                    if (day >= first && j.state() == LadderJudgement.State.JUDGED) {
                        report(series, run, day, stream, j, out);
                    }
                });
        c.remember(key, run.memory().rows());
        return LadderStream.judgesBySeason(run.memory().newest());
    }

    private static boolean isOutdated(LadderRun run, int label) {
        return run.memory() == null || run.day(run.memory().position()) < label - FORGOTTEN_AFTER;
    }

    private boolean isBusy(SeriesClose c) {
        int label = c.label();
        return c.series().receipt.sum(label - 6, label) >= settings.leastCases(c.level());
    }

    private void report(
            LadderSeries series,
            LadderRun run,
            int day,
            LadderStream stream,
            LadderJudgement j,
            Judgements out) {
        SeriesClose c = series.close();
        double limit = series.cadence().limit;
        boolean exceeds = j.exceeds(limit);
        boolean enough = j.window().observed() >= LEAST_SIGNAL;
        boolean shown =
                c.axis() == Axis.RESIDENCE && (j.window().observed() > 0 || day < c.label());
        boolean stated = out.states() && (c.isWide() || shown);
        if (!stated && !(exceeds && enough)) {
            return;
        }
        long least = stream.leastExceeding(j, limit);
        double line = least < 0 ? Double.NaN : least - 1;
        Tier tier = exceeds && enough ? tier(c, j) : Tier.STORE;
        if (out.states()) {
            Signal alone = signal(series, run, day, j, tier, line, false);
            out.point(DetectorPoints.of(alone, j.rung().mayNotify()));
        }
        if (exceeds && enough) {
            Signal s = signal(series, run, day, j, tier, line, true);
            out.signal(day == c.label() ? c.started(s, RUN_NUMBER) : s.restated());
        }
    }

    /** How far a signal may go at most; the triage decides how far it goes. */
    private Tier tier(SeriesClose c, LadderJudgement j) {
        Integer least = settings.minCases().get(c.level());
        boolean people =
                c.axis() == Axis.RESIDENCE && least != null && j.window().observed() >= least;
        if (!people) {
            return Tier.STORE;
        }
        return j.rung().mayNotify() ? Tier.NOTIFY : Tier.LIST;
    }

    /** The judged point, or the window that its score points at. */
    private static Signal signal(
            LadderSeries series,
            LadderRun run,
            int day,
            LadderJudgement j,
            Tier tier,
            double line,
            boolean window) {
        SeriesClose c = series.close();
        BaselineCoverage used = j.coverage();
        double before = window ? j.window().observed() - j.observed() : 0;
        return new Signal(
                METHOD,
                series.dates(),
                j.rung().label(),
                series.cadence().days * (window ? j.window().length() : 1),
                c.axis(),
                c.node(),
                c.indicator(),
                day,
                c.at(),
                window ? j.window().observed() : j.observed(),
                window ? j.window().expected() : j.expected(),
                before + line,
                j.score(),
                j.exactP(),
                j.scoreP(series.cadence().calibration()),
                used.used(),
                run.day(used.from()) - series.cadence().days + 1,
                used.missing() + used.excluded(),
                tier,
                Double.NaN,
                false,
                0,
                false);
    }
}
