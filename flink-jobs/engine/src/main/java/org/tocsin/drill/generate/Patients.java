package org.tocsin.drill.generate;

import java.util.List;
import org.tocsin.place.Directory;

/** Draws patients: who they are, where they live, how ill they are and when they come. */
final class Patients {
    private static final String[] BELONGS = {"本市其他县区", "本省其他地市", "其他省"};
    private static final double[] BELONGS_WEIGHTS = Draws.cumulative(0.55, 0.25, 0.20);
    private static final String[] ADULT_WORK = {
        "farmer",
        "worker",
        "catering",
        "medical_staff",
        "teacher",
        "migrant_worker",
        "household",
        "cadre",
        "other"
    };
    private static final double[] ADULT_WEIGHTS = Draws.cumulative(40, 18, 6, 2, 3, 10, 12, 4, 5);
    private static final int MAX_TENTHS = 412;

    private final Plan plan;
    private final World world;
    private final DayKinds days;
    private final Homes homes;
    private final double[] onsetDays;
    private final double[] openHours;
    private final double[] dayHours;

    Patients(Plan plan, World world, DayKinds days) {
        this.plan = plan;
        this.world = world;
        this.days = days;
        this.homes = new Homes(plan, world);
        this.onsetDays = cumulative(plan.delays().onsetDays());
        this.openHours = cumulative(plan.hours().get("open_24h"));
        this.dayHours = cumulative(plan.hours().get("daytime"));
    }

    private static double[] cumulative(List<Double> weights) {
        return Draws.cumulative(weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** A patient with a picture who comes to a facility on a day. */
    Encounter draw(Draws draws, Picture picture, World.Facility facility, int day, boolean open) {
        Encounter e = new Encounter();
        e.facility = facility;
        e.day = day;
        e.patient = draws.next();
        e.serial = draws.next();
        e.picture = picture;
        e.ageMonths = picture.ageMonths(draws);
        e.female = draws.chance(0.49);
        home(e, draws);
        e.visit = hour(draws, day, open);
        e.daysIll = draws.pick(onsetDays);
        e.onset = onset(e.visit, e.daysIll, draws);
        illness(e, draws);
        return e;
    }

    /** The same patient again, some days later, cooler and with the first onset. */
    Encounter again(Encounter first, int later, Draws draws) {
        Encounter e = draw(draws, first.picture, first.facility, first.day + later, false);
        e.department = first.department;
        e.patient = first.patient;
        e.ageMonths = first.ageMonths;
        e.ageZero = first.ageZero;
        e.female = first.female;
        e.residence = first.residence;
        e.lat = first.lat;
        e.lon = first.lon;
        e.belongsTo = first.belongsTo;
        e.occupation = first.occupation;
        e.org = first.org;
        e.onset = first.onset;
        e.daysIll = first.daysIll + later;
        e.diagnosis = first.diagnosis;
        e.caseClass = first.caseClass;
        e.temperatureTenths = Math.max(365, e.temperatureTenths - 10);
        return e;
    }

    private long hour(Draws draws, int day, boolean open) {
        int hour = draws.pick(open ? openHours : dayHours);
        return (long) day * Times.DAY + hour * Times.HOUR + draws.below(Times.HOUR);
    }

    private static long onset(long visit, int daysIll, Draws draws) {
        long back = (long) daysIll * Times.DAY + Times.HOUR * (1 + draws.below(9));
        return Math.floorDiv(visit - back, (long) Times.HOUR) * Times.HOUR;
    }

    /** Sets symptoms, temperature, diagnosis, severity and where the patient goes. */
    void illness(Encounter e, Draws draws) {
        Picture picture = e.picture;
        e.symptoms = picture.symptoms(draws);
        double celsius = picture.meanTemperature + picture.sdTemperature * draws.normal();
        boolean fever = Symptom.FEVER.in(e.symptoms);
        int tenths = (int) Math.round(celsius * 10);
        boolean high = picture == Picture.ILI || picture == Picture.INFLUENZA;
        if (high) {
            tenths = Math.max(tenths, 380);
            e.symptoms |= Symptom.SORE_THROAT.in(e.symptoms) ? 0 : Symptom.COUGH.bit;
        }
        e.temperatureTenths =
                Math.min(MAX_TENTHS, fever ? Math.max(tenths, 373) : Math.min(tenths, 372));
        e.diagnosis = picture.diagnosis(draws);
        e.wordingVariant = draws.below(8);
        outcome(e, draws, high ? 1.5 : 1);
    }

    private static void outcome(Encounter e, Draws draws, double risk) {
        double u = draws.uniform() / risk / (e.ageMonths > 65 * 12 ? 3 : 1);
        e.severity = u < 0.002 ? "severe" : "mild";
        e.disposition =
                u < 0.0006
                        ? "transferred"
                        : u < 0.006 ? "admitted" : u < 0.02 ? "observation" : "home";
    }

    private void home(Encounter e, Draws draws) {
        World.County county = e.facility.county;
        int t = draws.pick(e.facility.homes);
        boolean elsewhere = draws.chance(plan.volumes().nonResidentShare());
        int kind = draws.pick(BELONGS_WEIGHTS);
        double which = draws.uniform();
        settle(e, county, t, draws);
        if (elsewhere) {
            List<String> codes = plan.people().neighbours().get(kind);
            e.residence = codes.get((int) (which * codes.size())) + "001";
            e.belongsTo = BELONGS[kind];
            homes.forget(e);
            e.org = "";
        }
    }

    /** Gives the patient a home in a township, an occupation, and perhaps a school. */
    void settle(Encounter e, World.County county, int township, Draws draws) {
        e.residence = world.code(county.townships[township]);
        homes.house(e, county.townships[township]);
        e.belongsTo = "本县区";
        e.occupation = occupation(e.ageMonths / 12, draws);
        Plan.People people = plan.people();
        double share =
                days.isSchoolHoliday(e.day)
                        ? people.institutionShareHoliday()
                        : people.institutionShare();
        boolean written = draws.chance(share);
        boolean unknown = draws.chance(people.institutionUnknownShare());
        double which = draws.uniform();
        e.org = written ? org(e, county, township, unknown, which) : "";
    }

    /** Moves the patient to a village of a township, by its number from 1. */
    void houseIn(Encounter e, int township, int village) {
        homes.houseIn(e, township, village);
    }

    private String org(
            Encounter e, World.County county, int township, boolean unknown, double which) {
        boolean pupil = e.occupation.equals("student");
        if (!pupil && !e.occupation.equals("kindergarten_child")) {
            return "";
        }
        int[] known = (pupil ? county.schools : county.kindergartens)[township];
        if (unknown || known.length == 0) {
            return pupil ? "某小学（未注明）" : "某幼儿园（未注明）";
        }
        double position = which * known.length;
        return unit(known[(int) position], position % 1, pupil ? "三年级2班" : "中班");
    }

    /** An institution as it is written: half by code, else by name, some with the class. */
    String unit(int node, double which, String within) {
        Directory.Node unit = world.directory().node(node);
        return which < 0.5 ? unit.code() : unit.nameZh() + (which < 0.75 ? "" : within);
    }

    private static String occupation(int age, Draws draws) {
        int work = draws.pick(ADULT_WEIGHTS);
        boolean care = draws.chance(0.8);
        if (age < 3 || age < 6 && !care) {
            return "scattered_child";
        }
        if (age < 6) {
            return "kindergarten_child";
        }
        if (age < 18) {
            return "student";
        }
        return age < 60 ? ADULT_WORK[work] : work < 5 ? "farmer" : "retired";
    }
}
