package org.tocsin.job.quality;

import java.util.Comparator;
import java.util.List;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.tocsin.alert.Rule;
import org.tocsin.count.SeriesPoints;
import org.tocsin.job.InOrder;
import org.tocsin.job.RunPlan;
import org.tocsin.job.type.WireType;
import org.tocsin.model.Point;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;
import org.tocsin.store.Measurement;

/**
 * Watches whether a facility still reports. A gap in which too many records were expected by the
 * facility's own hours of the day, and a daily report that is due, are waited for until a deadline;
 * the absence pattern behind decides. Low-volume rooms are watched by their daily report only.
 * State: {@link QualityState}, one a facility.
 */
public final class QualityFunction extends InOrder<Integer, Arrival, QualityState, QualityEvent> {
    /** Reporting of the facility, by day. */
    public static final OutputTag<Point> POINTS =
            new OutputTag<>("reporting-points", WireType.POINT);

    /** Subject of gaps. */
    public static final String GAP = "gap";

    /** Subject of daily reports. */
    public static final String REPORT = "report";

    private static final long HOUR = 3_600_000L;
    private static final int LONGEST_GAP_HOURS = 48;
    private static final int LEAST_DAYS = 14;

    private final RunPlan plan;
    private final Rule silence;
    private final Rule missing;

    /** Creates the function from the silence rules of the plan; a rule may be absent. */
    public QualityFunction(RunPlan plan) {
        super(QualityState.class);
        this.plan = plan;
        this.silence = rule(plan, Rule.Family.SILENCE);
        this.missing = rule(plan, Rule.Family.MISSING_REPORT);
    }

    private static Rule rule(RunPlan plan, Rule.Family family) {
        int index = plan.rules().first(family);
        return index < 0 ? null : plan.rules().rule(index);
    }

    @Override
    protected Comparator<Arrival> order() {
        return Arrival.ORDER;
    }

    @Override
    protected long timeOf(Arrival a) {
        return a.first();
    }

    @Override
    protected void fold(
            List<Arrival> arrivals, QualityState s, Context context, Collector<QualityEvent> out) {
        for (Arrival a : arrivals) {
            if (s.firstDay == Integer.MAX_VALUE) {
                begin(a, s, context);
            }
            if (a.dailyDay() != Arrival.NONE) {
                daily(a, s, out);
            } else if (a.records() > 0) {
                records(a, s, context, out);
            }
        }
    }

    private void begin(Arrival a, QualityState s, Context context) {
        s.firstDay = plan.clock().dayOf(a.first());
        timer(plan.clock().closeOf(s.firstDay), context);
        Directory.Facility facility = plan.directory().node(a.facility()).facility();
        if (facility != null && facility.dailyReportDue() >= 0) {
            timer(due(facility, s.firstDay), context);
        }
    }

    private long due(Directory.Facility facility, int day) {
        return plan.clock().at(day + 1, facility.dailyReportDue());
    }

    private void timer(long at, Context context) {
        if (at <= plan.until()) {
            context.timerService().registerEventTimeTimer(at);
        }
    }

    private void daily(Arrival a, QualityState s, Collector<QualityEvent> out) {
        int kept = plan.clock().dayOf(a.first()) - QualityState.KEPT;
        s.reported.headSet(kept).clear();
        if (a.dailyDay() < kept || !s.reported.add(a.dailyDay())) {
            return;
        }
        s.restated.add(a.dailyDay());
        if (s.overdue.contains(a.dailyDay())) {
            out.collect(
                    event(
                            a.facility(),
                            subject(REPORT, a.dailyDay()),
                            a.first(),
                            QualityEvent.Kind.ARRIVED,
                            Double.NaN,
                            a.dailyDay()));
        }
    }

    private void records(Arrival a, QualityState s, Context context, Collector<QualityEvent> out) {
        DayClock clock = plan.clock();
        int row = s.row(clock.dayOf(a.first()));
        s.hourly[row * 24 + clock.minuteOf(a.first()) / 60] += a.records();
        for (int i = 0; i < a.delays().length; i++) {
            s.delays[row * DelayClasses.COUNT + i] += a.delays()[i];
        }
        if (s.awaited) {
            out.collect(
                    event(
                            a.facility(),
                            subject(GAP, s.last),
                            a.first(),
                            QualityEvent.Kind.ARRIVED,
                            Double.NaN,
                            clock.dayOf(s.last)));
            s.awaited = false;
            s.silent = false;
            s.graceEnd = Long.MAX_VALUE;
        }
        s.last = Math.max(s.last, a.last());
        s.gapDeadline = gapDeadline(a.facility(), s);
        if (s.gapDeadline != Long.MAX_VALUE) {
            timer(s.gapDeadline, context);
        }
    }

    /** First full minute of a gap by which too many records were expected. */
    private long gapDeadline(int facility, QualityState s) {
        Directory.Facility f = plan.directory().node(facility).facility();
        if (silence == null || f == null || !f.open24h()) {
            return Long.MAX_VALUE;
        }
        int today = plan.clock().dayOf(s.last);
        double[] rate = hourlyRate(s, today);
        if (rate == null) {
            return Long.MAX_VALUE;
        }
        double expected = 0;
        long at = s.last;
        for (int h = 0; h <= LONGEST_GAP_HOURS; h++) {
            long hourEnd = at - Math.floorMod(at, HOUR) + HOUR;
            double perMs = rate[plan.clock().minuteOf(at) / 60] / HOUR;
            double more = perMs * (hourEnd - at);
            if (expected + more >= silence.expectedVisits()) {
                double left = (silence.expectedVisits() - expected) / perMs;
                long reached = at + (long) Math.ceil(left - 1e-3); // rounding is no minute
                long minute = (reached + 59_999) / 60_000 * 60_000;
                return Math.max(minute, s.last + HOUR);
            }
            expected += more;
            at = hourEnd;
        }
        return Long.MAX_VALUE;
    }

    private static double[] hourlyRate(QualityState s, int today) {
        double[] rate = new double[24];
        int days = 0;
        for (int day = Math.max(s.firstDay, today - QualityState.DAYS + 1); day < today; day++) {
            days++;
            if (s.holds(day)) {
                int row = Math.floorMod(day, QualityState.DAYS);
                for (int h = 0; h < 24; h++) {
                    rate[h] += s.hourly[row * 24 + h];
                }
            }
        }
        if (days < LEAST_DAYS) {
            return null;
        }
        for (int h = 0; h < 24; h++) {
            rate[h] /= days;
        }
        return rate;
    }

    @Override
    protected void onOwnTimer(
            long at, QualityState s, Context context, Collector<QualityEvent> out) {
        int facility = context.getCurrentKey();
        if (at == s.gapDeadline && !s.awaited) {
            s.awaited = true;
            s.graceEnd = at + silence.within() * 60_000L;
            out.collect(gap(facility, at, QualityEvent.Kind.AWAITED, s));
            timer(s.graceEnd, context);
        }
        if (at == s.graceEnd && s.awaited) {
            s.silent = true;
            s.graceEnd = Long.MAX_VALUE;
            out.collect(gap(facility, at, QualityEvent.Kind.DEADLINE, s));
        }
        reports(facility, at, s, context, out);
        int label = plan.clock().labelOf(at);
        if (plan.clock().closeOf(label) == at) {
            state(facility, label, at, s, context);
            timer(plan.clock().closeOf(label + 1), context);
        }
    }

    private QualityEvent gap(int facility, long at, QualityEvent.Kind kind, QualityState s) {
        return event(
                facility,
                subject(GAP, s.last),
                at,
                kind,
                silence.expectedVisits(),
                plan.clock().dayOf(s.last));
    }

    private void reports(
            int facility, long at, QualityState s, Context context, Collector<QualityEvent> out) {
        Directory.Facility f = plan.directory().node(facility).facility();
        if (f == null || f.dailyReportDue() < 0) {
            return;
        }
        int day = plan.clock().dayOf(at) - 1;
        long grace = missing == null ? 0 : missing.within() * 60_000L;
        if (at == due(f, day) && day >= s.firstDay) {
            timer(due(f, day + 1), context);
            if (!s.reported.contains(day) && missing != null) {
                s.overdue.add(day);
                out.collect(report(facility, day, at, QualityEvent.Kind.AWAITED));
                timer(at + grace, context);
            }
        }
        for (int late : List.copyOf(s.overdue)) {
            if (at == due(f, late) + grace) {
                out.collect(report(facility, late, at, QualityEvent.Kind.DEADLINE));
            }
            if (late < day - 31) {
                s.overdue.remove(late);
            }
        }
    }

    private static QualityEvent report(int facility, int day, long at, QualityEvent.Kind kind) {
        return event(facility, subject(REPORT, day), at, kind, Double.NaN, day);
    }

    private static QualityEvent event(
            int facility,
            String subject,
            long at,
            QualityEvent.Kind kind,
            double expected,
            int day) {
        return new QualityEvent(facility, subject, at, kind, expected, day);
    }

    private static String subject(String kind, long of) {
        return kind + ":" + of;
    }

    private void state(int facility, int label, long at, QualityState s, Context context) {
        s.stated.put(label, stated(label, s));
        s.stated.headMap(label - QualityState.KEPT).clear();
        s.restated.add(label);
        for (int day : s.restated.headSet(label, true)) {
            context.output(POINTS, point(facility, day, at, s));
        }
        s.restated.headSet(label, true).clear();
    }

    private static QualityState.Stated stated(int label, QualityState s) {
        long[] delays = new long[DelayClasses.COUNT];
        for (int d = label - QualityState.DAYS + 1; d <= label; d++) {
            if (s.holds(d)) {
                int from = Math.floorMod(d, QualityState.DAYS) * DelayClasses.COUNT;
                for (int i = 0; i < DelayClasses.COUNT; i++) {
                    delays[i] += s.delays[from + i];
                }
            }
        }
        int records = 0;
        if (s.holds(label)) {
            int row = Math.floorMod(label, QualityState.DAYS);
            for (int h = 0; h < 24; h++) {
                records += s.hourly[row * 24 + h];
            }
        }
        double median = DelayClasses.quantile(delays, 0.5);
        return new QualityState.Stated(
                s.silent, records, median, DelayClasses.quantile(delays, 0.9));
    }

    private Point point(int facility, int day, long at, QualityState s) {
        Directory.Facility f = plan.directory().node(facility).facility();
        boolean scheduled = f != null && f.dailyReportDue() >= 0;
        QualityState.Stated stated = s.stated.getOrDefault(day, QualityState.Stated.NOTHING);
        Point p = SeriesPoints.point(Measurement.REPORTING, null, facility, -1, day, at);
        p.values =
                new double[] {
                    scheduled ? 1 : 0,
                    s.reported.contains(day) ? 1 : 0,
                    stated.silent() ? 1 : 0,
                    stated.records(),
                    stated.median(),
                    stated.p90()
                };
        return p;
    }
}
