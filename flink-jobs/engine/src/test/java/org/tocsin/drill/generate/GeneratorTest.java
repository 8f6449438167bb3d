package org.tocsin.drill.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled plan of Shangdang, generated once, and its twin. */
class GeneratorTest {
    private static final Path PLAN = Path.of("../../data-samples/drills/shangdang-2024/plan.yaml");

    @TempDir static Path temp;
    private static Written drill;
    private static Written twin;
    private static JsonNode truth;
    private static Generator.Result result;

    static Generation.Options options(Path out, boolean twin) {
        return new Generation.Options(PLAN, out, null, null, null, twin, null, 0, 0, false, 0, 0);
    }

    @BeforeAll
    static void generate() throws IOException {
        Path out = temp.resolve("drill");
        result = new Generation(options(out, false)).run((day, rows) -> {});
        new Generation(options(temp.resolve("twin"), true)).run((day, rows) -> {});
        drill = new Written(out);
        twin = new Written(temp.resolve("twin"));
        truth = new ObjectMapper().readTree(out.resolve("truth.json").toFile());
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        Path again = temp.resolve("again");
        new Generation(options(again, false)).run((day, rows) -> {});
        List<Path> files = drill.files("");
        assertEquals(
                files.stream().map(Path::getFileName).toList(),
                new Written(again).files("").stream().map(Path::getFileName).toList());
        for (Path file : files) {
            assertArrayEquals(
                    Files.readAllBytes(file),
                    Files.readAllBytes(again.resolve(file.getFileName())),
                    file.toString());
        }
    }

    @Test
    void anotherSeedGivesOtherPatients() throws IOException {
        Generation.Options o =
                new Generation.Options(
                        PLAN, temp.resolve("seed"), 7L, null, null, true, null, 0, 0, false, 0, 0);
        new Generation(o).run((day, rows) -> {});
        Set<String> ids = identities(twin.visits);
        Set<String> others = identities(new Written(temp.resolve("seed")).visits);
        assertTrue(others.stream().noneMatch(ids::contains));
    }

    private static Set<String> identities(List<NamedCsvRecord> rows) {
        return rows.stream().map(Written::identity).collect(Collectors.toSet());
    }

    /** Lines that do not belong to the records named in the truth are the same, byte for byte. */
    @Test
    void withoutItsInjectsTheRunIsTheTwin() throws IOException {
        Set<String> named = truthRecords().keySet();
        for (Path file : drill.files("")) {
            if (file.toString().endsWith(".csv.gz")) {
                Path other = twin.folder.resolve(file.getFileName());
                assertEquals(without(other, named), without(file, named), file.toString());
            }
        }
        assertTrue(named.size() > 200, "injected or touched records: " + named.size());
        assertEquals(
                0,
                new ObjectMapper()
                        .readTree(twin.folder.resolve("truth.json").toFile())
                        .get("injects")
                        .size());
    }

    private static List<String> without(Path file, Set<String> named) throws IOException {
        List<String> kept = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(Written.open(file))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",", -1);
                String id = cells[0] + ":" + cells[6];
                id += cells[0].equals("daily") ? ":" + cells[7] : "";
                if (!named.contains(id)) {
                    kept.add(line);
                }
            }
        }
        return kept;
    }

    private static Map<String, List<String>> truthRecords() throws IOException {
        Map<String, List<String>> byRecord = new HashMap<>();
        List<String> lines = Files.readAllLines(drill.folder.resolve("truth-records.csv"));
        assertEquals("record_id,inject_id", lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            byRecord.computeIfAbsent(cells[0], k -> new ArrayList<>()).add(cells[1]);
        }
        return byRecord;
    }

    @Test
    void rowsAreInOrderOfReceiptAndInTheFileOfTheirMonth() throws IOException {
        for (String kind : List.of("visits-", "foodborne-", "daily-")) {
            String last = "";
            for (Path file : drill.files(kind)) {
                String month =
                        file.getFileName().toString().replaceAll("[^0-9]*(\\d+-\\d+).*", "$1");
                try (BufferedReader in = new BufferedReader(Written.open(file))) {
                    in.readLine();
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        String received = line.split(",", 7)[5];
                        assertTrue(received.startsWith(month), received);
                        assertTrue(received.compareTo(last) >= 0, received + " after " + last);
                        last = received;
                    }
                }
            }
            assertTrue(last.compareTo("2024-03-03T06:30:00+08:00") < 0, last);
        }
    }

    @Test
    void countsItsRows() {
        assertEquals(drill.visits.size(), result.visits());
        assertEquals(drill.foodborne.size(), result.foodborne());
        assertEquals(drill.daily.size(), result.daily());
    }

    // ---- volumes: the handbook's figures for 317,000 people -----------------------------------

    /** About 25 fever-clinic visits a day in a quiet month and 50 in winter. */
    @Test
    void feverClinicsSee25ADayInSummerAnd50InWinter() {
        Map<String, Long> byMonth =
                firstVisitsByMonth(r -> r.getField("department").contains("发热"));
        assertEquals(25, byMonth.get("2023-07") / 31.0, 5);
        assertEquals(25, byMonth.get("2023-08") / 31.0, 5);
        assertEquals(50, byMonth.get("2024-01") / 31.0, 12);
        assertEquals(57, byMonth.get("2023-12") / 31.0, 12);
    }

    /** 453 reports a year in a coastal district, 979 in a prefecture; 42 % of children under 6. */
    @Test
    void foodborneCasesPeakInSummer() {
        Map<Integer, Long> byMonth = new TreeMap<>();
        for (NamedCsvRecord r : first(twin.foodborne)) {
            LocalDate visit = Written.date(r, "visit_at");
            if (visit.getYear() == 2023 && visit.getMonthValue() > 1) {
                byMonth.merge(visit.getMonthValue(), 1L, Long::sum);
            }
        }
        long year = byMonth.values().stream().mapToLong(n -> n).sum();
        assertTrue(year > 453 && year < 980, "cases a year: " + year);
        assertTrue(byMonth.get(7) + byMonth.get(8) > 3 * (byMonth.get(2) + byMonth.get(12)));
        long children =
                first(twin.foodborne).stream()
                        .filter(r -> Integer.parseInt(r.getField("age_years")) <= 5)
                        .count();
        assertEquals(0.42, children / (double) first(twin.foodborne).size(), 0.05);
    }

    /** ILI is 2 to 8 % of all visits of the same departments, highest in winter. */
    @Test
    void iliPercentFollowsTheSeason() {
        Map<String, long[]> months = new TreeMap<>();
        for (NamedCsvRecord r : twin.daily) {
            long[] sums =
                    months.computeIfAbsent(r.getField("date").substring(0, 7), m -> new long[2]);
            sums[0] += Long.parseLong(r.getField("ili_visits"));
            sums[1] += Long.parseLong(r.getField("total_outpatient_visits"));
        }
        for (Map.Entry<String, long[]> m : months.entrySet()) {
            double percent = 100.0 * m.getValue()[0] / m.getValue()[1];
            assertTrue(percent > 1.5 && percent < 9, m.getKey() + " " + percent);
        }
        double summer = percent(months.get("2023-07"));
        double winter = percent(months.get("2023-12"));
        assertEquals(2.3, summer, 0.7);
        assertEquals(7, winter, 1.2);
    }

    private static double percent(long[] sums) {
        return 100.0 * sums[0] / sums[1];
    }

    /** The plan's factors: Monday 1.18, Sunday 0.74 of an ordinary routine day. */
    @Test
    void routineRoomsAreFullOnMondayAndEmptyOnSunday() {
        Map<DayOfWeek, List<Long>> totals = new HashMap<>();
        outpatients()
                .forEach(
                        (day, n) -> {
                            boolean ordinary =
                                    day.getYear() == 2023 && day.getMonthValue() % 2 == 0;
                            if (ordinary && day.getMonthValue() < 9 && day.getMonthValue() != 4) {
                                totals.computeIfAbsent(day.getDayOfWeek(), d -> new ArrayList<>())
                                        .add(n);
                            }
                        });
        double monday = mean(totals.get(DayOfWeek.MONDAY));
        double sunday = mean(totals.get(DayOfWeek.SUNDAY));
        assertEquals(1.18 / 0.74, monday / sunday, 0.12);
    }

    /** The plan's factors: 0.15 and 0.20 in routine rooms, 0.70 and 0.75 in fever rooms. */
    @Test
    void springFestivalEmptiesRoutineRoomsButNotFeverRooms() {
        Map<LocalDate, Long> totals = outpatients();
        LocalDate festival = LocalDate.of(2024, 2, 10);
        double usual = 0;
        for (LocalDate d = LocalDate.of(2024, 1, 8); d.getDayOfMonth() < 22; d = d.plusDays(1)) {
            usual += totals.get(d) / 14.0;
        }
        double closed = (totals.get(festival) + totals.get(festival.plusDays(1))) / 2.0;
        // Routine rooms alone would give 0.175; the case-level visits of fever rooms add to it.
        assertEquals(0.21, closed / usual, 0.06);
        Predicate<NamedCsvRecord> fever = r -> r.getField("department").contains("发热");
        long first = visitsOn(festival, fever) + visitsOn(festival.plusDays(1), fever);
        long before =
                visitsOn(LocalDate.of(2024, 1, 17), fever)
                        + visitsOn(LocalDate.of(2024, 1, 24), fever);
        assertTrue(first > 0.35 * before && first < 0.95 * before, first + " of " + before);
    }

    private static Map<LocalDate, Long> outpatients() {
        Map<LocalDate, Long> totals = new TreeMap<>();
        for (NamedCsvRecord r : twin.daily) {
            totals.merge(
                    LocalDate.parse(r.getField("date")),
                    Long.parseLong(r.getField("total_outpatient_visits")),
                    Long::sum);
        }
        return totals;
    }

    private static double mean(List<Long> values) {
        return values.stream().mapToLong(v -> v).average().orElseThrow();
    }

    private static long visitsOn(LocalDate day, Predicate<NamedCsvRecord> which) {
        return first(twin.visits).stream()
                .filter(which)
                .filter(r -> Written.date(r, "visit_at").equals(day))
                .count();
    }

    private static Map<String, Long> firstVisitsByMonth(Predicate<NamedCsvRecord> which) {
        return first(twin.visits).stream()
                .filter(which)
                .collect(
                        Collectors.groupingBy(
                                r -> r.getField("visit_at").substring(0, 7),
                                Collectors.counting()));
    }

    /** The first version of each record, once, without records of another exercise. */
    private static List<NamedCsvRecord> first(List<NamedCsvRecord> rows) {
        Set<String> seen = new HashSet<>();
        return rows.stream()
                .filter(r -> r.getField("record_version").equals("1"))
                .filter(r -> r.getField("exercise_id").isEmpty())
                .filter(r -> seen.add(Written.identity(r)))
                .toList();
    }

    /** Evening bump 18 to 22, night 10 to 15 %, most reports within 24 hours. */
    @Test
    void hoursAndDelaysAreThoseOfTheHandbook() {
        int[] hours = new int[24];
        long within = 0;
        List<NamedCsvRecord> visits = first(twin.visits);
        for (NamedCsvRecord r : visits) {
            OffsetDateTime visit = Written.time(r, "visit_at");
            hours[visit.getHour()] += r.getField("department").equals("发热门诊") ? 1 : 0;
            within += Written.time(r, "reported_at").isBefore(visit.plusHours(24)) ? 1 : 0;
        }
        double all = Arrays.stream(hours).sum();
        double night = Arrays.stream(hours, 0, 7).sum() + hours[23];
        assertEquals(0.125, night / all, 0.025);
        assertTrue(hours[19] + hours[20] > 1.5 * (hours[12] + hours[13]));
        assertTrue(within > 0.93 * visits.size());
    }

    // ---- dirt: measured in the files, against the rates of the plan ---------------------------

    @Test
    void everyKindOfDirtIsThereAtAboutItsRate() {
        List<NamedCsvRecord> visits = first(twin.visits);
        int n = visits.size();
        rate(0.030, count(visits, r -> r.getField("onset_at").isEmpty()), n);
        rate(0.003, count(visits, r -> r.getField("residence_code").matches("1404049\\d\\d")), n);
        rate(0.0005, count(visits, r -> future(r, "visit_at") || future(r, "onset_at")), n);
        Predicate<NamedCsvRecord> adult =
                r -> r.getField("occupation").matches("farmer|worker|student|retired");
        rate(
                0.004,
                count(visits, r -> r.getField("age_years").equals("0") && adult.test(r)),
                count(visits, adult));
        Predicate<NamedCsvRecord> fever = r -> r.getField("symptoms").startsWith("fever|cough");
        rate(
                0.030,
                count(visits, r -> r.getField("temperature_c").equals("37.0") && fever.test(r)),
                count(visits, fever));
        rate(
                0.0005,
                count(twin.visits, r -> r.getField("exercise_id").startsWith("city-")),
                43 * 401);
        rate(0.002, count(twin.visits, r -> r.getField("withdrawn").equals("1")), n);
        rate(
                0.010,
                count(
                        twin.visits,
                        r ->
                                r.getField("record_version").equals("2")
                                        && r.getField("withdrawn").equals("0")),
                n);
    }

    private static boolean future(NamedCsvRecord r, String field) {
        String text = r.getField(field);
        return !text.isEmpty()
                && OffsetDateTime.parse(text).isAfter(Written.time(r, "received_at"));
    }

    private static int count(List<NamedCsvRecord> rows, Predicate<NamedCsvRecord> which) {
        return (int) rows.stream().filter(which).count();
    }

    /** Within 4 standard deviations of a Poisson count, and never nothing at all. */
    private static void rate(double rate, int found, int of) {
        double expected = rate * of;
        assertTrue(found > 0, "none of " + expected + " expected");
        assertEquals(expected, found, 4 * Math.sqrt(expected) + 1);
    }

    @Test
    void duplicatesRepeatIdAndVersionWithALaterReceipt() {
        Map<String, String> received = new HashMap<>();
        int again = 0;
        for (NamedCsvRecord r : twin.visits) {
            String key = Written.identity(r) + "#" + r.getField("record_version");
            String earlier = received.putIfAbsent(key, r.getField("received_at"));
            if (earlier != null) {
                again++;
                assertTrue(r.getField("received_at").compareTo(earlier) >= 0);
            }
        }
        // 0.5 % of the records and every record of 0.1 % of the facility-days.
        double expected = 0.006 * first(twin.visits).size();
        assertEquals(expected, again, 0.4 * expected);
    }

    /** 43 facilities, 400 judged days: 0.5 % missing, 2 % after the hour, 0.3 % sent twice. */
    @Test
    void dailyReportsAreMostlyOnTime() {
        Map<String, Integer> times = new HashMap<>();
        int late = 0;
        for (NamedCsvRecord r : twin.daily) {
            if (r.getField("record_version").equals("1")
                    && times.merge(Written.identity(r), 1, Integer::sum) == 1) {
                LocalDate due = LocalDate.parse(r.getField("date")).plusDays(1);
                OffsetDateTime at = Written.time(r, "reported_at");
                late += at.isAfter(due.atTime(6, 0).atOffset(at.getOffset())) ? 1 : 0;
            }
        }
        int scheduled = 43 * 399;
        assertEquals(0.005, 1 - times.size() / (double) scheduled, 0.004);
        rate(0.02, late, scheduled);
        rate(0.003, (int) times.values().stream().filter(n -> n > 1).count(), scheduled);
        assertTrue(twin.daily.stream().anyMatch(r -> r.getField("is_zero_report").equals("1")));
    }

    // ---- truth ------------------------------------------------------------------------------

    @Test
    void theTruthAgreesWithTheRecords() throws IOException {
        Map<String, List<String>> named = truthRecords();
        List<NamedCsvRecord> rows = new ArrayList<>(drill.visits);
        rows.addAll(drill.foodborne);
        Map<String, NamedCsvRecord> earliest = new HashMap<>();
        rows.stream()
                .filter(r -> r.getField("record_version").equals("1"))
                .forEach(r -> earliest.merge(Written.identity(r), r, GeneratorTest::earlier));
        for (JsonNode inject : truth.get("injects")) {
            if (inject.get("kind").asText().equals("feed")) {
                continue;
            }
            List<NamedCsvRecord> cases = new ArrayList<>();
            for (JsonNode id : inject.get("records")) {
                cases.add(earliest.get(id.asText()));
                assertTrue(named.get(id.asText()).contains(inject.get("id").asText()));
            }
            List<String> received =
                    cases.stream().map(r -> r.getField("received_at")).sorted().toList();
            assertEquals(received.get(0), inject.get("firstReport").asText());
            assertEquals(received.get(received.size() - 1), inject.get("lastReport").asText());
            long persons = cases.stream().map(r -> r.getField("patient_key")).distinct().count();
            assertEquals(persons, inject.get("reported").asLong());
            assertTrue(persons <= inject.get("size").asLong());
            String onset = inject.get("firstOnset").asText();
            assertTrue(onset.compareTo(inject.get("start").asText()) >= 0);
            assertTrue(onset.compareTo(inject.get("firstVisit").asText()) < 0);
        }
    }

    private static NamedCsvRecord earlier(NamedCsvRecord a, NamedCsvRecord b) {
        return a.getField("received_at").compareTo(b.getField("received_at")) <= 0 ? a : b;
    }

    private static JsonNode inject(String id) {
        for (JsonNode inject : truth.get("injects")) {
            if (inject.get("id").asText().equals(id)) {
                return inject;
            }
        }
        throw new AssertionError(id);
    }

    /** Rules need 10 and then 30 cases of one school within 7 days before the run ends. */
    @Test
    void theSchoolOutbreakPassesTenAndThirtyCases() {
        assertTrue(inject("sudian-school-ili").get("reported").asInt() >= 32);
        assertTrue(inject("first-middle-norovirus").get("reported").asInt() >= 22);
        assertEquals(1, inject("beicheng-cholera").get("reported").asInt());
    }

    @Test
    void casesOfAMealNameItAndFallIllWithinTwoDays() throws IOException {
        Map<String, List<String>> named = truthRecords();
        int found = 0;
        for (NamedCsvRecord r : drill.foodborne) {
            if (named.getOrDefault(Written.identity(r), List.of()).contains("xilaiyan-dinner")
                    && r.getField("record_version").equals("1")
                    && !r.getField("onset_at").isEmpty()) {
                assertTrue(
                        r.getField("exposures")
                                .startsWith("2024-02-16T18:30:00+08:00|restaurant|R140404-03|"));
                OffsetDateTime meal = OffsetDateTime.parse("2024-02-16T18:30:00+08:00");
                OffsetDateTime onset = Written.time(r, "onset_at");
                assertTrue(onset.isAfter(meal) && onset.isBefore(meal.plusHours(49)));
                found++;
            }
        }
        assertTrue(found >= 8);
    }

    @Test
    void aSilentClinicSendsNothingUntilTheEnd() throws IOException {
        String from = "2024-02-17T16:00:00+08:00";
        String to = "2024-02-18T09:00:00+08:00";
        Predicate<NamedCsvRecord> silent =
                r ->
                        r.getField("facility_id").equals("F140404-01")
                                && r.getField("record_version").equals("1")
                                && r.getField("received_at").compareTo(from) >= 0
                                && r.getField("received_at").compareTo(to) < 0;
        Set<String> again = new HashSet<>();
        long sent =
                drill.visits.stream()
                        .filter(r -> again.add(Written.identity(r)))
                        .filter(silent)
                        .count();
        assertEquals(0, sent);
        assertTrue(twin.visits.stream().filter(silent).count() >= 5);
        assertTrue(inject("hospital-silent").get("delayedRecords").asInt() >= 5);
        assertNotEquals(
                0,
                drill.daily.stream().filter(r -> r.getField("date").equals("2024-02-17")).count());
    }
}
