package org.tocsin.drill.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;

/**
 * Makes the patients of every outbreak before the run and files each on the day of the visit. Each
 * inject has a random stream of its own, keyed by its id.
 */
final class Injector {
    private static final double REPORTED_TWICE = 0.5;
    private static final double LOCAL_FACILITY = 0.55;

    private final Plan plan;
    private final World world;
    private final Patients patients;
    private final Meals meals;
    private final Map<Integer, List<Encounter>> byDay = new HashMap<>();

    Injector(Plan plan, World world, Patients patients, Meals meals, Truth truth, Outages outages) {
        this.plan = plan;
        this.world = world;
        this.patients = patients;
        this.meals = meals;
        for (Plan.Inject inject : plan.injects()) {
            Truth.Entry entry = truth.add(inject);
            if (entry.type.isFeedFailure()) {
                fail(entry, outages);
            } else {
                breakOut(entry);
            }
        }
    }

    /** Files the patients of one day. */
    void day(int day, Desk desk) {
        byDay.getOrDefault(day, List.of()).forEach(desk::file);
    }

    private void fail(Truth.Entry entry, Outages outages) {
        Plan.Inject inject = entry.inject;
        World.Facility facility = facility(inject.facility());
        long from = Times.of(inject.start());
        long to = from + (long) (inject.hours() * Times.HOUR);
        boolean silent = entry.type == InjectType.SILENT_CLINIC;
        outages.add(facility.index, new Outages.Outage(from, to, silent, entry));
    }

    private World.Facility facility(String code) {
        return world.facilities.stream().filter(f -> f.code.equals(code)).findFirst().orElseThrow();
    }

    private void breakOut(Truth.Entry entry) {
        Plan.Inject inject = entry.inject;
        Draws draws = new Draws(Draws.key(plan.seed(), "inject " + inject.id()));
        Scene scene = scene(inject);
        for (int i = 0; i < inject.size(); i++) {
            long onset = onset(entry, draws, i);
            List<Encounter> records = person(entry, scene, onset, draws);
            for (Encounter e : records) {
                if (e.day <= plan.lastDay()) {
                    byDay.computeIfAbsent(e.day, d -> new ArrayList<>()).add(e);
                }
            }
        }
    }

    /**
     * Where an outbreak happens, and the townships of one or more counties where the cases live.
     */
    private record Scene(World.County[] counties, int[] townships, int institution) {}

    private Scene scene(Plan.Inject inject) {
        Directory directory = world.directory();
        List<String> codes =
                inject.residences() == null ? List.of(inject.place()) : inject.residences();
        World.County[] counties =
                codes.stream().map(c -> county(directory.indexOf(c))).toArray(World.County[]::new);
        int[] townships = new int[counties.length];
        for (int i = 0; i < townships.length; i++) {
            townships[i] = position(counties[i], codes.get(i));
        }
        int institution =
                inject.institution() == null ? -1 : directory.indexOf(inject.institution());
        return new Scene(counties, townships, institution);
    }

    private World.County county(int place) {
        int node = world.directory().ancestorAt(place, Level.COUNTY);
        return world.counties.stream()
                .filter(c -> world.directory().indexOf(c.code) == node)
                .findFirst()
                .orElseThrow();
    }

    private int position(World.County county, String code) {
        int township =
                world.directory().ancestorAt(world.directory().indexOf(code), Level.TOWNSHIP);
        for (int t = 0; t < county.townships.length; t++) {
            if (county.townships[t] == township) {
                return t;
            }
        }
        throw new IllegalArgumentException("residences: " + code + " is not in " + county.code);
    }

    /** Local second of the onset of the i-th case, to the hour. */
    private static long onset(Truth.Entry entry, Draws draws, int i) {
        Plan.Inject inject = entry.inject;
        long start = Times.of(inject.start());
        double span = inject.days();
        double u = draws.uniform();
        double v = draws.uniform();
        double afterDays =
                switch (entry.type) {
                    case FOOD -> Math.min(48, Math.max(1, draws.logNormal(11, 0.55))) / 24;
                    case SCHOOL_NOROVIRUS -> generation(u, v, span, draws);
                    case TOWNSHIP_ILI -> span * Math.log1p(u * Math.expm1(2.3)) / 2.3;
                    case SCHOOL_ILI, KINDERGARTEN_HFMD, VILLAGE_GI ->
                            span * Math.min(0.999, (u + v) / 2);
                    default -> 0;
                };
        boolean index = i == 0 && entry.type != InjectType.FOOD;
        long onset = start + (long) (Times.DAY * (index ? 0 : afterDays));
        return Math.floorDiv(onset, (long) Times.HOUR) * Times.HOUR;
    }

    /** Half of the cases at the point start, the others in two later generations. */
    private static double generation(double u, double v, double span, Draws draws) {
        double spread = 0.35 * draws.normal();
        double centre = u < 0.5 ? 0.7 : u < 0.85 ? 0.7 + span * 0.35 : 0.7 + span * 0.7;
        return Math.max(v * 0.1, Math.min(span, centre + spread));
    }

    private List<Encounter> person(Truth.Entry entry, Scene scene, long onset, Draws draws) {
        Picture picture = picture(entry);
        int which = draws.below(scene.townships.length);
        int home = scene.townships[which];
        World.County county = scene.counties[which];
        double hours = hoursToVisit(entry.type, draws);
        long visit = onset + (long) (hours * Times.HOUR);
        World.Facility f = facility(entry, county, home, draws);
        Encounter e = patients.draw(draws, picture, f, Times.day(visit), f.open24h);
        e.outbreak = entry;
        if (visit > e.visit || entry.type == InjectType.SINGLE_CASE) {
            e.visit = visit;
        }
        e.onset = onset;
        e.daysIll = (int) ((e.visit - onset) / Times.DAY);
        age(entry, e, draws);
        patients.settle(e, county, home, draws);
        if (entry.inject.village() != null) {
            patients.houseIn(e, county.townships[home], entry.inject.village());
        }
        e.org = isCollective(entry.type) ? unit(entry, scene, draws) : "";
        e.department = department(entry.type, f);
        e.day = Times.day(e.visit);
        if (entry.type == InjectType.SINGLE_CASE) {
            e.caseClass = "suspected";
            e.severity = "severe";
            e.disposition = "admitted";
        }
        return entry.type == InjectType.FOOD ? food(entry, scene, e, draws) : List.of(e);
    }

    private static boolean isCollective(InjectType type) {
        return type == InjectType.SCHOOL_ILI
                || type == InjectType.SCHOOL_NOROVIRUS
                || type == InjectType.KINDERGARTEN_HFMD;
    }

    private String unit(Truth.Entry entry, Scene scene, Draws draws) {
        double which = draws.uniform();
        String within = entry.type == InjectType.KINDERGARTEN_HFMD ? "中班" : "三年级2班";
        return scene.institution < 0 ? "" : patients.unit(scene.institution, which, within);
    }

    private String inst(Scene scene) {
        return scene.institution < 0 ? "" : world.code(scene.institution);
    }

    private static Picture picture(Truth.Entry entry) {
        return switch (entry.type) {
            case SCHOOL_NOROVIRUS, VILLAGE_GI -> Picture.NOROVIRUS;
            case KINDERGARTEN_HFMD -> Picture.HFMD;
            case FOOD -> Picture.FOOD;
            case SINGLE_CASE ->
                    "plague".equals(entry.inject.diagnosis()) ? Picture.PLAGUE : Picture.CHOLERA;
            default -> Picture.ILI;
        };
    }

    private static double hoursToVisit(InjectType type, Draws draws) {
        return switch (type) {
            case FOOD, SCHOOL_NOROVIRUS -> draws.between(2, 20);
            case SINGLE_CASE -> draws.between(4, 10);
            default -> draws.between(4, 40);
        };
    }

    private static void age(Truth.Entry entry, Encounter e, Draws draws) {
        double years =
                switch (entry.type) {
                    case SCHOOL_ILI, SCHOOL_NOROVIRUS -> draws.between(7, 13);
                    case KINDERGARTEN_HFMD -> draws.between(3, 6);
                    case SINGLE_CASE -> draws.between(30, 60);
                    default -> e.ageMonths / 12.0;
                };
        e.ageMonths = (int) (years * 12);
    }

    /** The home township's own facility or a hospital; foodborne cases go to sentinels. */
    private World.Facility facility(Truth.Entry entry, World.County county, int home, Draws draws) {
        boolean near = draws.chance(LOCAL_FACILITY);
        int sentinel = draws.pick(county.sentinelWeights);
        int clinic = draws.pick(county.clinicWeights);
        if (entry.inject.facility() != null) {
            return facility(entry.inject.facility());
        }
        if (entry.type == InjectType.FOOD || entry.type == InjectType.SINGLE_CASE) {
            return county.sentinels.get(sentinel);
        }
        for (World.Facility f : county.facilities) {
            if (near && f.ownTownship == home && f.fever && !f.hospital) {
                return f;
            }
        }
        boolean hasClinic = county.clinicWeights[county.clinicWeights.length - 1] > 0;
        return hasClinic ? county.facilities.get(clinic) : county.sentinels.get(sentinel);
    }

    private static String department(InjectType type, World.Facility f) {
        return switch (type) {
            case FOOD, SCHOOL_NOROVIRUS, VILLAGE_GI, SINGLE_CASE -> f.hospital ? "肠道门诊" : "内科";
            case KINDERGARTEN_HFMD -> "儿内科";
            default -> f.clinic ? "发热门诊" : "发热诊室";
        };
    }

    /** A foodborne report with the common meal, and for half of the cases the visit as well. */
    private List<Encounter> food(Truth.Entry entry, Scene scene, Encounter visit, Draws draws) {
        Plan.Inject inject = entry.inject;
        boolean both = draws.chance(REPORTED_TWICE);
        Encounter report = visit.copy();
        report.foodborne = true;
        report.serial = draws.next();
        String type = scene.institution < 0 ? "banquet" : venueType(scene);
        String place = scene.institution < 0 ? banquet(inject) : inst(scene);
        String food = inject.food() == null ? "凉菜" : inject.food();
        int ill = 1 + draws.below(4);
        report.exposures = meals.entry(Times.of(inject.start()), type, place, food, ill + 4, ill);
        return both ? List.of(report, visit) : List.of(report);
    }

    /** A banquet at home has no code: its place is the same free text in every report. */
    private String banquet(Plan.Inject inject) {
        int place = world.directory().indexOf(inject.place());
        return world.directory().node(place).nameZh() + "流动宴席";
    }

    private String venueType(Scene scene) {
        String type = world.directory().node(scene.institution).type();
        return type.equals("kindergarten") ? "school" : type;
    }
}
