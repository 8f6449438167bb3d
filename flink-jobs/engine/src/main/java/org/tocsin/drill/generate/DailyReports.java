package org.tocsin.drill.generate;

import java.util.Arrays;
import java.util.List;

/**
 * Daily and zero reports: due at the facility's hour of the next day, usually some minutes before;
 * a few are late, missing, corrected or sent twice. A silent day has none.
 */
final class DailyReports {
    private final Plan plan;
    private final World world;
    private final DayKinds days;
    private final Desk desk;
    private final Outages outages;
    private final Rows rows;
    private final ReceiptLog log;
    private final Tally tally;
    private final Draws draws = new Draws(0);
    private final Bytes row = new Bytes(256);
    private final long volumeKey;
    private final long deskKey;

    DailyReports(
            Plan plan,
            World world,
            DayKinds days,
            Desk desk,
            Outages outages,
            Rows rows,
            ReceiptLog log,
            Tally tally) {
        this.plan = plan;
        this.world = world;
        this.days = days;
        this.desk = desk;
        this.outages = outages;
        this.rows = rows;
        this.log = log;
        this.tally = tally;
        this.volumeKey = Draws.key(plan.seed(), "other outpatients");
        this.deskKey = Draws.key(plan.seed(), "daily reports");
    }

    /** Files the reports on one day, once all its visits are filed. */
    void day(int day) {
        for (World.Facility f : world.facilities) {
            int[] counts = desk.takeCounts(f.index, day);
            if (f.dailyDueMinute >= 0) {
                counts[0] += others(f, day);
                report(f, day, counts);
            }
        }
    }

    private int others(World.Facility f, int day) {
        double mean =
                plan.volumes().otherOutpatientsPerDay()
                        * f.county.population
                        / 100_000
                        * f.routineShare
                        * days.factor(plan.effects().get("routine"), day);
        draws.restart(Draws.key(volumeKey, f.index, day));
        return draws.poisson(mean * draws.gammaOfMeanOne(plan.noise().facilityDay()));
    }

    private void report(World.Facility f, int day, int[] counts) {
        draws.restart(Draws.key(deskKey, f.index, day));
        boolean missing = draws.chance(plan.delays().dailyMissingShare());
        boolean late = draws.chance(plan.delays().dailyLateShare());
        boolean twice = draws.chance(plan.dirt().dailyTwice());
        boolean corrected = draws.chance(plan.dirt().correction());
        double early = draws.uniform();
        long again = Times.HOUR + draws.below(6 * Times.HOUR);
        if (missing || desk.isSilentDay(f, day)) {
            tally.add(missing ? "daily_missing" : "silent_day");
            return;
        }
        long due = (day + 1L) * Times.DAY + f.dailyDueMinute * 60L;
        long at =
                late
                        ? due + 1800 + (long) (early * 10 * Times.HOUR)
                        : due - 120 - (long) (early * 90 * 60);
        if (late) {
            tally.add("daily_late");
        }
        DailyReport report = held(f, version(f, day, 1, at, counts));
        emit(f, report);
        if (twice) {
            tally.add("daily_twice");
            emit(f, resent(report, again));
        }
        if (corrected) {
            tally.add("correction");
            int[] more = counts.clone();
            more[0] += 3;
            emit(f, version(f, day, 2, report.reported() + 2 * again, more));
        }
    }

    private DailyReport version(World.Facility f, int day, int version, long at, int[] counts) {
        int[] values = Arrays.copyOf(counts, DailyReport.VALUES);
        return new DailyReport(f.code, day, version, plan.exercise(), at, at + 45, values);
    }

    private static DailyReport resent(DailyReport r, long later) {
        long received = r.received() + later;
        return new DailyReport(
                r.facility(), r.day(), 1, r.exercise(), r.reported(), received, r.values());
    }

    private DailyReport held(World.Facility f, DailyReport r) {
        Outages.Outage outage = outages.covering(f.index, r.received());
        if (outage == null) {
            return r;
        }
        if (outage.entry() != null) {
            outage.entry().touched.add(DailyReport.identity(r.facility(), r.day()));
        }
        long received = outage.to() + 900;
        long reported = outage.silent() ? received - 30 : r.reported();
        return new DailyReport(
                r.facility(), r.day(), r.version(), r.exercise(), reported, received, r.values());
    }

    private void emit(World.Facility f, DailyReport report) {
        row.clear();
        rows.daily(report, row);
        log.add(row, report.received());
        for (Truth.Entry entry : List.copyOf(desk.outbreaksAt(f.index, report.day()))) {
            entry.touched.add(DailyReport.identity(report.facility(), report.day()));
        }
    }
}
