package org.tocsin.drill.generate;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reporting desk of every facility: takes patients as they are, counts them for the daily
 * report, lets time pass until the report is filled in and received, and makes the mistakes of the
 * plan. Each record has its own random streams for delay and dirt, keyed by its id.
 */
final class Desk {
    /** Days for which counts are kept: a repeat visit is at most 5 days ahead. */
    private static final int RING = 16;

    private static final int YEAR = 365 * Times.DAY;

    private final Plan plan;
    private final World world;
    private final DayKinds days;
    private final Outages outages;
    private final Rows rows;
    private final ReceiptLog visits;
    private final ReceiptLog foodborne;
    private final Tally tally;
    private final Draws draws = new Draws(0);
    private final Bytes row = new Bytes(1024);
    private final int[][][] counts;
    private final Map<Long, Set<Truth.Entry>> outbreakDays = new HashMap<>();
    private final long delayKey;
    private final long dirtKey;
    private final long silentKey;
    private final long resentKey;

    Desk(
            Plan plan,
            World world,
            DayKinds days,
            Outages outages,
            Rows rows,
            ReceiptLog visits,
            ReceiptLog foodborne,
            Tally tally) {
        this.plan = plan;
        this.world = world;
        this.days = days;
        this.outages = outages;
        this.rows = rows;
        this.visits = visits;
        this.foodborne = foodborne;
        this.tally = tally;
        this.counts = new int[world.facilities.size()][RING][DailyReport.VALUES];
        this.delayKey = Draws.key(plan.seed(), "delay");
        this.dirtKey = Draws.key(plan.seed(), "dirt");
        this.silentKey = Draws.key(plan.seed(), "silent days");
        this.resentKey = Draws.key(plan.seed(), "resent days");
    }

    /** Files one patient's record. */
    void file(Encounter e) {
        if (e.outbreak != null) {
            e.outbreak.fellIll(e);
        }
        if (!e.foodborne) {
            count(e);
        }
        if (isSilentDay(e.facility, e.day)) {
            return;
        }
        report(e);
        soil(e);
    }

    /** Files a record that another exercise left in the file; it is counted nowhere. */
    void fileForeign(Encounter e) {
        e.exercise = plan.dirt().foreignExercise();
        report(e);
        emit(e);
        tally.add("foreign_drill");
    }

    /** Whether a facility sends nothing of a day, ever. */
    boolean isSilentDay(World.Facility facility, int day) {
        return draws.restart(Draws.key(silentKey, facility.index, day))
                .chance(plan.dirt().silentDay());
    }

    /** Counts of a facility and day for its daily report; the first is of case-level visits. */
    int[] takeCounts(int facility, int day) {
        int[] taken = counts[facility][day % RING];
        counts[facility][day % RING] = new int[DailyReport.VALUES];
        return taken;
    }

    /** Outbreaks with a patient at a facility on a day. */
    Set<Truth.Entry> outbreaksAt(int facility, int day) {
        return outbreakDays.getOrDefault(facilityDay(facility, day), Set.of());
    }

    private static long facilityDay(int facility, int day) {
        return (long) facility << 32 | day;
    }

    private void count(Encounter e) {
        int[] c = counts[e.facility.index][e.day % RING];
        c[0]++;
        c[1] += e.temperatureTenths >= 373 ? 1 : 0;
        c[2] += e.isIli() ? 1 : 0;
        c[3] += e.isGastro() ? 1 : 0;
        c[4] += e.severity.equals("severe") ? 1 : 0;
        c[5] += e.disposition.equals("observation") ? 1 : 0;
        c[6] += e.disposition.equals("admitted") ? 1 : 0;
        c[7] += e.disposition.equals("transferred") ? 1 : 0;
        if (e.outbreak != null) {
            outbreakDays
                    .computeIfAbsent(
                            facilityDay(e.facility.index, e.day), k -> new LinkedHashSet<>())
                    .add(e.outbreak);
        }
    }

    /** Sets diagnosis, report and receipt times. */
    private void report(Encounter e) {
        draws.restart(Draws.key(delayKey, e.serial, e.day));
        e.exercise = e.exercise.isEmpty() ? plan.exercise() : e.exercise;
        e.diagnosed = e.visit + 300 + draws.below(3300);
        Plan.DelayLaw law = e.foodborne ? plan.delays().foodborne() : plan.delays().visit();
        double hours = Math.min(draws.logNormal(law.medianHours(), law.sigma()), 240);
        boolean waits = draws.chance(law.weekendShare());
        double extra = draws.between(law.weekendHours().get(0), law.weekendHours().get(1));
        if (waits && !days.isWorkday(e.day)) {
            hours += extra;
        }
        e.reported = e.diagnosed + (long) (hours * Times.HOUR);
        e.received = e.reported + transfer();
        hold(e);
    }

    private long transfer() {
        List<Double> minutes = plan.delays().transferMinutes();
        return (long) (60 * draws.between(minutes.get(0), minutes.get(1)));
    }

    /** Holds a report back until an outage of its facility ends. */
    private void hold(Encounter e) {
        Outages.Outage outage = outages.covering(e.facility.index, e.received);
        if (outage == null) {
            return;
        }
        e.received = outage.to() + draws.below(1800);
        if (outage.silent()) {
            e.reported = e.received - 30;
        }
        if (outage.entry() != null) {
            outage.entry().touched.add(e.identity());
        } else {
            tally.add("late_batch");
        }
    }

    private void soil(Encounter e) {
        Plan.Dirt dirt = plan.dirt();
        draws.restart(Draws.key(dirtKey, e.serial, e.day));
        mistype(e, dirt);
        emit(e);
        long sent = e.received;
        if (draws.chance(dirt.duplicate())) {
            again(e, sent + 600 + draws.below(Times.DAY), "duplicate");
        }
        Encounter last = e;
        if (draws.chance(dirt.correction())) {
            last = corrected(e);
            emit(last);
            tally.add("correction");
        }
        if (draws.chance(dirt.withdrawal())) {
            emit(withdrawn(last));
            tally.add("withdrawal");
        }
        double minute = draws.uniform();
        draws.restart(Draws.key(resentKey, e.facility.index, e.day));
        if (draws.chance(dirt.resentDay())) {
            long next = Math.max(sent, (e.day + 1L) * Times.DAY + 10 * Times.HOUR);
            again(e, next + (long) (minute * 60), "resent_day");
        }
    }

    /** Wrong or missing entries; each rate is drawn whether or not the field is there. */
    private void mistype(Encounter e, Plan.Dirt dirt) {
        if (draws.chance(dirt.wrongTownship()) && !e.residence.isEmpty()) {
            e.residence = e.facility.county.code + (900 + draws.below(100));
            tally.add("wrong_township");
        }
        if (draws.chance(dirt.ageZero())) {
            e.ageZero = true;
            tally.add("age_zero");
        }
        if (draws.chance(dirt.missingOnset())) {
            e.onset = Encounter.NO_TIME;
            tally.add("missing_onset");
        }
        if (draws.chance(dirt.futureDate())) {
            futureDate(e);
        }
        if (draws.chance(dirt.defaultTemperature())
                && e.temperatureTenths != Encounter.NO_TEMPERATURE) {
            e.temperatureTenths = 370;
            tally.add("default_temperature");
        }
    }

    private void futureDate(Encounter e) {
        if (e.onset != Encounter.NO_TIME && draws.chance(0.5)) {
            e.onset += YEAR;
        } else {
            e.visit += YEAR;
        }
        tally.add("future_date");
    }

    private void again(Encounter e, long received, String kind) {
        Encounter copy = e.copy();
        copy.received = received;
        emit(copy);
        tally.add(kind);
    }

    private Encounter corrected(Encounter e) {
        Encounter next = later(e, 4 * Times.HOUR, 4 * Times.DAY);
        switch (draws.below(3)) {
            case 0 -> next.residence = otherTownship(e);
            case 1 -> next.onset = otherOnset(e);
            default -> next.diagnosis = e.picture.corrected(e.diagnosis);
        }
        return next;
    }

    /** A day earlier; a foodborne case stays after its meal. */
    private static long otherOnset(Encounter e) {
        if (e.onset == Encounter.NO_TIME) {
            return e.diagnosed - 2 * Times.HOUR;
        }
        return e.onset - (e.foodborne ? Times.HOUR : Times.DAY);
    }

    private String otherTownship(Encounter e) {
        World.County county = e.facility.county;
        return world.code(county.townships[draws.pick(county.townshipWeights)]);
    }

    private Encounter withdrawn(Encounter e) {
        Encounter next = later(e, 2 * Times.HOUR, 3 * Times.DAY);
        next.withdrawn = true;
        return next;
    }

    private Encounter later(Encounter e, int least, int most) {
        Encounter next = e.copy();
        next.version++;
        next.reported = e.received + least + draws.below(most - least);
        next.received = next.reported + transfer();
        return next;
    }

    private void emit(Encounter e) {
        row.clear();
        rows.write(e, row);
        boolean written = (e.foodborne ? foodborne : visits).add(row, e.received);
        if (written && e.outbreak != null && e.version == 1) {
            e.outbreak.received(e);
        }
    }
}
