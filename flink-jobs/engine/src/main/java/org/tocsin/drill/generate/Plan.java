package org.tocsin.drill.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * What to generate: one place, a span of days, volumes, seasons, delays, dirt and outbreaks. The
 * documented defaults are in {@code plan-defaults.yaml}; all dates and times are local.
 *
 * @param seed seed of every random stream
 * @param place code of a county or of anything above counties
 * @param reference reference folder, relative to the plan
 * @param from first day of visits, inclusive
 * @param until last day of visits, inclusive
 * @param receivedUntil nothing received at or after this local time is written
 * @param offset fixed offset of the local calendar
 * @param exercise exercise id written to every record, empty for none
 * @param volumes visits and reports per 100,000 residents
 * @param diseases notifiable diseases by id
 * @param seasons which curve drives which volume
 * @param curves twelve monthly figures by name
 * @param effects factors by kind of day, for {@code fever} and {@code routine} rooms
 * @param noise gamma shapes of the day-to-day noise
 * @param hours 24 weights for {@code open_24h} and {@code daytime} rooms
 * @param delays from onset to visit, report and receipt
 * @param schoolHolidays pairs of first and last day without school, inclusive
 * @param people who falls ill and what is written down
 * @param coordinates whether and where homes are written down
 * @param dirt rates of everything that is wrong in real files
 * @param injects outbreaks and feed failures
 */
record Plan(
        long seed,
        String place,
        String reference,
        LocalDate from,
        LocalDate until,
        LocalDateTime receivedUntil,
        String offset,
        String exercise,
        Volumes volumes,
        Map<String, Disease> diseases,
        Seasons seasons,
        Map<String, List<Double>> curves,
        Map<String, Effects> effects,
        Noise noise,
        Map<String, List<Double>> hours,
        Delays delays,
        List<List<LocalDate>> schoolHolidays,
        People people,
        Coordinates coordinates,
        Dirt dirt,
        List<Inject> injects) {

    /** Volumes per 100,000 residents, and shares of them. */
    record Volumes(
            double feverClinicPerDay,
            double respiratoryPerDay,
            double gastroPerDay,
            double otherOutpatientsPerDay,
            double foodbornePerYear,
            double roomShare,
            double roomShareHoliday,
            double repeatShare,
            double nonResidentShare) {

        /** The same shares at another size; the denominators grow with the visits. */
        Volumes scaled(double factor) {
            return new Volumes(
                    feverClinicPerDay * factor,
                    respiratoryPerDay * factor,
                    gastroPerDay * factor,
                    otherOutpatientsPerDay * factor,
                    foodbornePerYear * factor,
                    roomShare,
                    roomShareHoliday,
                    repeatShare,
                    nonResidentShare);
        }
    }

    /** Yearly cases per 100,000 and the name of the curve. */
    record Disease(double perYear, String curve) {}

    /** Names of curves, and the share of influenza-like illness by month. */
    record Seasons(
            String fever,
            String respiratory,
            String gastro,
            String foodborne,
            List<Double> iliShare) {}

    /** Factors by kind of day. */
    record Effects(
            List<Double> weekday, double dayOff, double makeupWorkday, List<Double> festival) {}

    /** Shapes of the gamma factors. */
    record Noise(double countyDay, double facilityDay) {}

    /** Delay laws. */
    record Delays(
            List<Double> onsetDays,
            DelayLaw visit,
            DelayLaw foodborne,
            List<Double> transferMinutes,
            double dailyLateShare,
            double dailyMissingShare) {}

    /** Log-normal hours from visit to report, with a tail after visits on days off. */
    record DelayLaw(
            double medianHours, double sigma, double weekendShare, List<Double> weekendHours) {}

    /** Who falls ill and what is written down. */
    record People(
            double institutionShare,
            double institutionShareHoliday,
            double institutionUnknownShare,
            double foodHomeShare,
            double foodVenueShare,
            List<List<String>> neighbours) {}

    /**
     * Positions of homes: every township has villages, and houses about the middle of each.
     *
     * @param share share of the patients whose records carry a position; 0 writes no columns
     * @param villages villages of a township
     * @param radiusKm how far villages lie from the point of their township, at most
     * @param scatterKm how far houses lie from the middle of their village, at most
     */
    record Coordinates(double share, int villages, double radiusKm, double scatterKm) {
        boolean areWritten() {
            return share > 0;
        }
    }

    /** Rates of dirt. */
    record Dirt(
            double duplicate,
            double correction,
            double withdrawal,
            double wrongTownship,
            double ageZero,
            double missingOnset,
            double futureDate,
            double defaultTemperature,
            double resentDay,
            double networkCut,
            List<Double> networkCutHours,
            double silentDay,
            double foreignDrill,
            double dailyTwice,
            String foreignExercise) {}

    /**
     * One outbreak, or one failure of a feed.
     *
     * @param id unique id
     * @param type one of {@link InjectType}'s ids
     * @param place township code; for an institution taken from the reference data if absent
     * @param institution code of the school, kindergarten or restaurant, if it happens in one
     * @param facility code of the facility, for feed failures
     * @param start local instant: the meal, the first infections, or the beginning of the failure
     * @param size persons who are reported, for outbreaks
     * @param days length of the outbreak
     * @param hours length of a feed failure
     * @param diagnosis disease of a single case: {@code cholera} or {@code plague}
     * @param food the suspect food, for meals
     * @param indicators indicators in which it may be found; default by type
     * @param residences township codes of the cases; default the place alone
     * @param village number from 1 of the village of each township in which all cases live
     */
    record Inject(
            String id,
            String type,
            String place,
            String institution,
            String facility,
            LocalDateTime start,
            Integer size,
            Integer days,
            Double hours,
            String diagnosis,
            String food,
            List<String> indicators,
            List<String> residences,
            Integer village) {}

    ZoneOffset zone() {
        return ZoneOffset.of(offset);
    }

    int firstDay() {
        return (int) from.toEpochDay();
    }

    int lastDay() {
        return (int) until.toEpochDay();
    }

    /** Local second at which receipts end, exclusive. */
    long receiptEnd() {
        LocalDateTime end = receivedUntil != null ? receivedUntil : until.plusDays(1).atTime(6, 30);
        return end.toEpochSecond(ZoneOffset.UTC);
    }

    MonthlyCurve curve(String name) {
        return new MonthlyCurve(curves.get(name));
    }

    Plan withInjects(List<Inject> others) {
        return copy(seed, exercise, volumes, diseases, others);
    }

    Plan withSeed(long other) {
        return copy(other, exercise, volumes, diseases, injects);
    }

    Plan withExercise(String other) {
        return copy(seed, other, volumes, diseases, injects);
    }

    /** The same plan with all visits and case reports multiplied. */
    Plan scaled(double factor) {
        Map<String, Disease> more = new java.util.TreeMap<>();
        diseases.forEach((id, d) -> more.put(id, new Disease(d.perYear * factor, d.curve)));
        return copy(seed, exercise, volumes.scaled(factor), more, injects);
    }

    /** The same plan for other days; injects outside them fall away with their patients. */
    Plan between(LocalDate first, LocalDate last) {
        return new Plan(
                seed,
                place,
                reference,
                first,
                last,
                null,
                offset,
                exercise,
                volumes,
                diseases,
                seasons,
                curves,
                effects,
                noise,
                hours,
                delays,
                schoolHolidays,
                people,
                coordinates,
                dirt,
                injects);
    }

    /** The same plan for another place, without injects. */
    Plan at(String otherPlace) {
        return new Plan(
                seed,
                otherPlace,
                reference,
                from,
                until,
                receivedUntil,
                offset,
                exercise,
                volumes,
                diseases,
                seasons,
                curves,
                effects,
                noise,
                hours,
                delays,
                schoolHolidays,
                people,
                coordinates,
                dirt,
                List.of());
    }

    private Plan copy(
            long otherSeed,
            String otherExercise,
            Volumes otherVolumes,
            Map<String, Disease> otherDiseases,
            List<Inject> otherInjects) {
        return new Plan(
                otherSeed,
                place,
                reference,
                from,
                until,
                receivedUntil,
                offset,
                otherExercise,
                otherVolumes,
                otherDiseases,
                seasons,
                curves,
                effects,
                noise,
                hours,
                delays,
                schoolHolidays,
                people,
                coordinates,
                dirt,
                otherInjects);
    }
}
