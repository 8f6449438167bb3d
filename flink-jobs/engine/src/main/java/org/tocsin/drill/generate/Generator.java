package org.tocsin.drill.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tocsin.place.ReferenceData;

/**
 * Writes the reports of a plan: visits, foodborne cases and daily reports in order of receipt, one
 * file a month of receipt each, and the truth about what was injected. The same plan gives the same
 * bytes; without the injects it gives the exact twin.
 */
public final class Generator {
    private final Plan plan;
    private final ReferenceData reference;
    private final boolean plain;

    /** Called after each day of the plan. */
    public interface Progress {
        /** Says how far the run is. */
        void day(java.time.LocalDate day, long rows);
    }

    /**
     * What was written.
     *
     * @param visits visit rows
     * @param foodborne foodborne rows
     * @param daily daily-report rows
     * @param dirt how often each kind of dirt was applied
     */
    public record Result(long visits, long foodborne, long daily, Map<String, Long> dirt) {
        /** All rows. */
        public long rows() {
            return visits + foodborne + daily;
        }
    }

    /**
     * Creates a generator.
     *
     * @param plan a checked plan
     * @param reference the reference data that the plan names
     * @param plain whether to write plain CSV instead of gzip
     */
    Generator(Plan plan, ReferenceData reference, boolean plain) {
        this.plan = plan;
        this.reference = reference;
        this.plain = plain;
    }

    /** Writes everything into a folder, which is made if it is not there. */
    public Result write(Path folder, Progress progress) throws IOException {
        Files.createDirectories(folder);
        World world = new World(reference, plan.place());
        Truth truth = new Truth();
        try (ReceiptLog visits = cases(folder, "visits", Rows.VISIT_HEADER);
                ReceiptLog foodborne = cases(folder, "foodborne", Rows.FOODBORNE_HEADER);
                ReceiptLog daily = log(folder, "daily", Rows.DAILY_HEADER)) {
            Tally tally = run(world, truth, visits, foodborne, daily, progress);
            for (ReceiptLog log : new ReceiptLog[] {visits, foodborne, daily}) {
                log.close();
            }
            truth.write(folder, plan, world.directory());
            return new Result(visits.rows(), foodborne.rows(), daily.rows(), tally.counts());
        }
    }

    private ReceiptLog cases(Path folder, String prefix, String header) {
        return log(folder, prefix, Rows.header(header, plan));
    }

    private ReceiptLog log(Path folder, String prefix, String header) {
        return new ReceiptLog(folder, prefix, header, plain, plan.firstDay(), plan.receiptEnd());
    }

    private Tally run(
            World world,
            Truth truth,
            ReceiptLog visits,
            ReceiptLog foodborne,
            ReceiptLog daily,
            Progress progress)
            throws IOException {
        Tally tally = new Tally();
        DayKinds days = new DayKinds(reference, plan);
        Outages outages = new Outages(plan, world);
        Rows rows = new Rows(plan);
        Patients patients = new Patients(plan, world, days);
        Meals meals = new Meals(plan, world);
        Desk desk = new Desk(plan, world, days, outages, rows, visits, foodborne, tally);
        Injector injector = new Injector(plan, world, patients, meals, truth, outages);
        BackgroundVisits ordinary = new BackgroundVisits(plan, world, days, patients, desk);
        BackgroundFoodborne food =
                new BackgroundFoodborne(plan, world, days, patients, meals, desk);
        DailyReports reports =
                new DailyReports(plan, world, days, desk, outages, rows, daily, tally);
        for (int day = plan.firstDay(); day <= plan.lastDay(); day++) {
            ordinary.day(day);
            food.day(day);
            injector.day(day, desk);
            reports.day(day);
            for (ReceiptLog log : new ReceiptLog[] {visits, foodborne, daily}) {
                log.flushThrough(day);
            }
            progress.day(
                    java.time.LocalDate.ofEpochDay(day),
                    visits.rows() + foodborne.rows() + daily.rows());
        }
        return tally;
    }

    /** Factor by which visits and cases must be multiplied to write about so many rows. */
    static double scaleFor(Plan plan, ReferenceData reference, long rows) {
        World world = new World(reference, plan.place());
        double days = plan.lastDay() - plan.firstDay() + 1.0;
        return Math.max(0, rows / days - dailyPerDay(world)) / casesPerDay(plan, world);
    }

    private static double dailyPerDay(World world) {
        return world.facilities.stream().filter(f -> f.dailyDueMinute >= 0).count();
    }

    private static double casesPerDay(Plan plan, World world) {
        double people = world.counties.stream().mapToDouble(c -> c.population).sum() / 100_000;
        Plan.Volumes v = plan.volumes();
        double yearly = v.foodbornePerYear();
        for (Plan.Disease disease : plan.diseases().values()) {
            yearly += disease.perYear();
        }
        double extra = 1 + plan.dirt().duplicate() + plan.dirt().correction();
        return people
                * extra
                * (v.feverClinicPerDay()
                        + v.respiratoryPerDay()
                        + v.gastroPerDay()
                        + yearly / 365.25);
    }
}
