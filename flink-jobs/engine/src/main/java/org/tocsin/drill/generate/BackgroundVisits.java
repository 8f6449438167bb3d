package org.tocsin.drill.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ordinary visits: fever, respiratory and intestinal rooms, and the notifiable diseases. */
final class BackgroundVisits {
    private static final double YEAR = 365.25;
    private static final int MOST_DAYS_LATER = 5;

    /** Diseases that fever clinics see; the others go to routine rooms. */
    private static final Set<Picture> FEVER_CLINIC_DISEASES =
            Set.of(Picture.INFLUENZA, Picture.TYPHOID);

    private final Plan plan;
    private final World world;
    private final DayKinds days;
    private final Patients patients;
    private final Desk desk;
    private final Draws draws = new Draws(0);
    private final Draws repeats = new Draws(0);
    private final Stream fever;
    private final Stream respiratory;
    private final Stream gastro;
    private final MonthlyCurve iliShare;
    private final double iliMean;
    private final List<DiseaseStream> diseases = new ArrayList<>();
    private final long noiseKey;
    private final long repeatKey;
    private final long foreignKey;

    /** A kind of visits: its random stream, volume and course of the year. */
    private record Stream(long key, double perDay, MonthlyCurve curve, Plan.Effects effects) {}

    private record DiseaseStream(Picture picture, Stream stream) {}

    BackgroundVisits(Plan plan, World world, DayKinds days, Patients patients, Desk desk) {
        this.plan = plan;
        this.world = world;
        this.days = days;
        this.patients = patients;
        this.desk = desk;
        Plan.Volumes v = plan.volumes();
        Plan.Seasons s = plan.seasons();
        double all = 1 + v.repeatShare(); // volumes are visits, diseases are persons
        fever = stream("fever", v.feverClinicPerDay() / all, s.fever(), "fever");
        respiratory =
                stream("respiratory", v.respiratoryPerDay() / all, s.respiratory(), "routine");
        gastro = stream("gastro", v.gastroPerDay() / all, s.gastro(), "routine");
        iliShare = new MonthlyCurve(s.iliShare());
        iliMean = s.iliShare().stream().mapToDouble(Double::doubleValue).average().orElse(0);
        for (Map.Entry<String, Plan.Disease> entry : plan.diseases().entrySet()) {
            diseases.add(disease(entry.getKey(), entry.getValue()));
        }
        noiseKey = Draws.key(plan.seed(), "county-day noise");
        repeatKey = Draws.key(plan.seed(), "repeat visits");
        foreignKey = Draws.key(plan.seed(), "foreign drill");
    }

    private Stream stream(String name, double perDay, String curve, String effects) {
        long key = Draws.key(plan.seed(), name);
        return new Stream(key, perDay, plan.curve(curve), plan.effects().get(effects));
    }

    private DiseaseStream disease(String id, Plan.Disease disease) {
        Picture picture = picture(id);
        String effects = FEVER_CLINIC_DISEASES.contains(picture) ? "fever" : "routine";
        double perDay = disease.perYear() / YEAR;
        return new DiseaseStream(picture, stream(id, perDay, disease.curve(), effects));
    }

    /** The clinical picture of a disease id of the plan. */
    static Picture picture(String id) {
        return Picture.valueOf(id.toUpperCase(java.util.Locale.ROOT));
    }

    /** Files all visits of one day. */
    void day(int day) {
        for (World.County county : world.counties) {
            double people = county.population / 100_000.0;
            double feverMean = people * expected(fever, day, county);
            double respiratoryMean = people * expected(respiratory, day, county);
            double gastroMean = people * expected(gastro, day, county);
            for (World.Facility f : county.facilities) {
                feverVisits(f, day, feverMean * feverShare(f, day));
                respiratoryVisits(f, day, respiratoryMean * f.routineShare);
                gastroVisits(f, day, gastroMean * f.routineShare);
                foreignVisit(f, day);
            }
            for (DiseaseStream disease : diseases) {
                cases(county, day, disease, people * expected(disease.stream, day, county));
            }
        }
    }

    private double expected(Stream stream, int day, World.County county) {
        draws.restart(Draws.key(noiseKey ^ stream.key, county.index, day));
        double noise = draws.gammaOfMeanOne(plan.noise().countyDay());
        return stream.perDay * stream.curve.at(day) * days.factor(stream.effects, day) * noise;
    }

    private double feverShare(World.Facility f, int day) {
        Plan.Volumes v = plan.volumes();
        double rooms = days.isWorkday(day) ? v.roomShare() : v.roomShareHoliday();
        boolean noRooms = f.county.roomWeights[f.county.roomWeights.length - 1] == 0;
        boolean noClinics = f.county.clinicWeights[f.county.clinicWeights.length - 1] == 0;
        double clinics = noRooms ? 1 : noClinics ? 0 : 1 - rooms;
        return f.clinicShare * clinics + f.roomShare * (1 - clinics);
    }

    private int number(Stream stream, World.Facility f, int day, double mean) {
        draws.restart(Draws.key(stream.key, f.index, day));
        return draws.poisson(mean * draws.gammaOfMeanOne(plan.noise().facilityDay()));
    }

    private void feverVisits(World.Facility f, int day, double mean) {
        if (mean <= 0) {
            return;
        }
        double ili = iliMean * iliShare.at(day);
        int n = number(fever, f, day, mean);
        for (int i = 0; i < n; i++) {
            Picture picture = draws.chance(ili) ? Picture.ILI : Picture.OTHER_FEVER;
            Encounter e = patients.draw(draws, picture, f, day, f.open24h);
            e.department = f.clinic ? "发热门诊" : "发热诊室";
            file(e);
        }
    }

    private void respiratoryVisits(World.Facility f, int day, double mean) {
        int n = number(respiratory, f, day, mean);
        for (int i = 0; i < n; i++) {
            Picture picture = draws.chance(0.5) ? Picture.ILI : Picture.COLD;
            boolean emergency = f.hospital && draws.chance(0.15);
            Encounter e = patients.draw(draws, picture, f, day, emergency);
            e.department = emergency ? "急诊" : respiratoryRoom(e);
            file(e);
        }
    }

    private static String respiratoryRoom(Encounter e) {
        if (!e.facility.hospital) {
            return "内科";
        }
        return e.ageMonths < 15 * 12 ? "儿内科" : "呼吸科";
    }

    private void gastroVisits(World.Facility f, int day, double mean) {
        int n = number(gastro, f, day, mean);
        for (int i = 0; i < n; i++) {
            Encounter e = patients.draw(draws, Picture.GASTRO, f, day, false);
            e.department = f.hospital ? "肠道门诊" : "内科";
            file(e);
        }
    }

    private void cases(World.County county, int day, DiseaseStream disease, double mean) {
        draws.restart(Draws.key(disease.stream.key, county.index, day));
        boolean feverClinic =
                FEVER_CLINIC_DISEASES.contains(disease.picture)
                        && county.clinicWeights[county.clinicWeights.length - 1] > 0;
        double[] weights = feverClinic ? county.clinicWeights : county.routineWeights;
        int n = draws.poisson(mean);
        for (int i = 0; i < n; i++) {
            World.Facility f = county.facilities.get(draws.pick(weights));
            boolean open = feverClinic && f.open24h;
            Encounter e = patients.draw(draws, disease.picture, f, day, open);
            e.department = feverClinic ? "发热门诊" : room(e);
            e.caseClass = draws.chance(0.7) ? "clinical" : "confirmed";
            file(e);
        }
    }

    private static String room(Encounter e) {
        if (e.picture.isGastro()) {
            return e.facility.hospital ? "肠道门诊" : "内科";
        }
        if (e.ageMonths < 15 * 12) {
            return "儿内科";
        }
        return e.facility.hospital ? "感染科" : "内科";
    }

    private void file(Encounter e) {
        Encounter again = repeat(e);
        desk.file(e);
        if (again != null) {
            desk.file(again);
        }
    }

    /** The same patient again, 1 to 5 days later and usually better, or null. */
    private Encounter repeat(Encounter first) {
        repeats.restart(Draws.key(repeatKey, first.serial, first.day));
        if (!repeats.chance(plan.volumes().repeatShare())) {
            return null;
        }
        int later = 1 + repeats.below(MOST_DAYS_LATER);
        return first.day + later > plan.lastDay() ? null : patients.again(first, later, repeats);
    }

    /** A record of another exercise that stayed in the file; it is nobody's patient. */
    private void foreignVisit(World.Facility f, int day) {
        draws.restart(Draws.key(foreignKey, f.index, day));
        if (draws.chance(plan.dirt().foreignDrill())) {
            Encounter e = patients.draw(draws, Picture.PLAGUE, f, day, true);
            e.department = "发热门诊";
            desk.fileForeign(e);
        }
    }
}
