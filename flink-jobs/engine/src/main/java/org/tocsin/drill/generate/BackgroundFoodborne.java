package org.tocsin.drill.generate;

/** Single foodborne case reports of the sentinel hospitals: no common meals but by chance. */
final class BackgroundFoodborne {
    private static final double YEAR = 365.25;

    private final Plan plan;
    private final World world;
    private final DayKinds days;
    private final Patients patients;
    private final Meals meals;
    private final Desk desk;
    private final MonthlyCurve curve;
    private final Draws draws = new Draws(0);
    private final long key;

    BackgroundFoodborne(
            Plan plan, World world, DayKinds days, Patients patients, Meals meals, Desk desk) {
        this.plan = plan;
        this.world = world;
        this.days = days;
        this.patients = patients;
        this.meals = meals;
        this.desk = desk;
        this.curve = plan.curve(plan.seasons().foodborne());
        this.key = Draws.key(plan.seed(), "foodborne");
    }

    /** Files all single cases of one day. */
    void day(int day) {
        double factor = curve.at(day) * days.factor(plan.effects().get("routine"), day);
        for (World.County county : world.counties) {
            double people = county.population / 100_000.0;
            double mean = plan.volumes().foodbornePerYear() / YEAR * people * factor;
            draws.restart(Draws.key(key, county.index, day));
            int n = draws.poisson(mean * draws.gammaOfMeanOne(plan.noise().facilityDay()));
            for (int i = 0; i < n; i++) {
                desk.file(single(county, day));
            }
        }
    }

    private Encounter single(World.County county, int day) {
        World.Facility f = county.sentinels.get(draws.pick(county.sentinelWeights));
        Encounter e = patients.draw(draws, Picture.FOOD, f, day, false);
        e.foodborne = true;
        long hours = 2 + draws.below(22);
        e.onset = Math.floorDiv(e.visit, (long) Times.HOUR) * Times.HOUR - hours * Times.HOUR;
        e.daysIll = hours > 18 ? 1 : 0;
        e.exposures = meals.ordinary(e, county, draws);
        return e;
    }
}
