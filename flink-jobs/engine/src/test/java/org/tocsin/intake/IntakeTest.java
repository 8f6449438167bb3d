package org.tocsin.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Exposure;
import org.tocsin.model.Unresolved;

class IntakeTest {
    private static final String FOOD =
            "source_system,case_id,facility_id,patient_key,org,onset_at,visit_at,received_at,"
                    + "symptoms,disposition,died_at,exposures";

    @TempDir Path folder;

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    private static int ordinal(String id) {
        return Fixture.DEFINITIONS.indicator(id).ordinal();
    }

    private static List<String> reasons(Fixture taken) {
        return taken.letters.stream()
                .map(l -> l.line() + " " + l.field() + " " + l.reason())
                .toList();
    }

    @Test
    void aFoodborneCaseCarriesItsExposures() throws IOException {
        Path file =
                Fixture.write(
                        folder,
                        "food.csv",
                        FOOD,
                        "sentinel,1,F140404-02,p1,某公司,2024-02-13 20:00,2024-02-13 22:00,"
                                + "2024-02-14 08:00,腹泻|呕吐|发热,留观,,"
                                + "2024-02-13 12:00|餐馆|苏店大酒店|凉拌 黄瓜|老王|6|2;"
                                + "2024-02-13 07:00|家庭|苏店镇前街12号|粥;2024-02-12|外卖|某某快餐|汉堡");
        Fixture taken = Fixture.take(file);
        assertEquals(List.of(), taken.letters);
        CaseReport report = taken.cases.get(0);
        assertEquals("sentinel:1", report.id);
        assertEquals(SipHash.unkeyed().hash("sentinel:1"), report.idHash);
        assertEquals(day("2024-02-13"), report.occurrenceDay);
        assertTrue(report.has(CaseReport.ADMITTED) && !report.has(CaseReport.VISIT));
        assertTrue(Fixture.is(report, "FOOD") && Fixture.is(report, "FOODBORNE"));
        assertEquals(
                SymptomGroup.VOMITING.bit()
                        | SymptomGroup.DIARRHOEA.bit()
                        | SymptomGroup.FEVER.bit(),
                report.symptomGroups);
        Exposure first = report.exposures[0];
        assertEquals(
                new Exposure(
                        Fixture.at("2024-02-13T04:00:00Z"),
                        Fixture.DIRECTORY.indexOf("R140404-01"),
                        "苏店大酒店",
                        "凉拌黄瓜",
                        "老王",
                        "restaurant"),
                first);
        assertTrue(report.exposures[1].venueText().matches("home:[0-9a-f]{16}"));
        assertEquals(
                List.of(
                        new Unresolved("某某快餐", "exposures", report.receivedAt),
                        new Unresolved("某公司", "org", report.receivedAt)),
                taken.unresolved);
    }

    /** The laboratory before the diagnosis; words that mean no agent are listed. */
    @Test
    void whatTheLaboratoryFoundIsTheAgent() throws IOException {
        String columns =
                "case_id,facility_id,onset_at,received_at,diagnosis_codes,检出病原体,家庭编号,exposures";
        String meal = "2024-02-13 07:00|餐馆|a";
        String start = ",F140404-02,2024-02-13 20:00,2024-02-14 08:00,";
        Path file =
                Fixture.write(
                        folder,
                        "food.csv",
                        columns,
                        "1" + start + "K52.9,肠炎沙门氏菌（+）,户17," + meal,
                        "2" + start + "A05.3,沙门菌,户17," + meal,
                        "3" + start + "A02.0,,户18," + meal,
                        "4" + start + "K52.9,某菌,不详," + meal,
                        "5" + start + "A02.0,沙门氏菌,户17,");
        Fixture taken = Fixture.take(file);
        assertEquals(List.of(), taken.letters);
        List<CaseReport> cases = taken.cases;
        assertEquals(
                List.of("salmonella", "salmonella", "salmonella", "-", "-"),
                cases.stream()
                        .map(r -> r.agent)
                        .map(a -> a == 0 ? "-" : Fixture.DEFINITIONS.agents().get(a - 1).id())
                        .toList());
        assertEquals(
                List.of(new Unresolved("某菌", "organism", cases.get(3).receivedAt)),
                taken.unresolved.stream().filter(u -> u.field().equals("organism")).toList());
        assertTrue(cases.get(0).household != 0);
        assertEquals(cases.get(0).household, cases.get(1).household);
        assertNotEquals(cases.get(0).household, cases.get(2).household);
        assertEquals(0, cases.get(3).household);
    }

    @Test
    void aMealAfterTheOnsetIsRefused() throws IOException {
        String start = ",F140404-02,p,,2024-02-13 08:00,2024-02-13 09:00,2024-02-14 08:00,腹泻,,,";
        Path file =
                Fixture.write(
                        folder,
                        "food.csv",
                        FOOD,
                        "s,1" + start + "2024-02-13 08:01|餐馆|a",
                        "s,2" + start + "2024-02-13|餐馆|a",
                        "s,3" + start + "lunch|餐馆|a",
                        "s,4" + start + "2024-02-13 07:00|餐馆|a|b|c|1|2|3",
                        "s,5" + start + "|餐馆|a");
        Fixture taken = Fixture.take(file);
        assertEquals(
                List.of(
                        "2 exposures negative-incubation",
                        "4 exposures bad-time",
                        "5 exposures bad-exposure"),
                reasons(taken));
        assertEquals(CaseReport.NO_TIME, taken.cases.get(1).exposures[0].mealAt());
    }

    @Test
    void patientsAreKeyedHashesThatDependOnTheSecret() throws IOException {
        String row = ",F140404-02,p1,,2024-02-13 08:00,,2024-02-14 08:00,,,,";
        Path file =
                Fixture.write(
                        folder,
                        "f.csv",
                        FOOD,
                        "s,1" + row,
                        "t,2" + row,
                        "s,3" + row.replace("p1", ""));
        byte[] key = new byte[16];
        Arrays.fill(key, (byte) 7);
        InputCatalog catalog = Fixture.open(InputSpec.of(file));
        List<CaseReport> one = Fixture.take(catalog).cases;
        List<CaseReport> other =
                Fixture.take(catalog, IntakeSettings.of(null, Fixture.UNTIL, key)).cases;
        assertEquals(one.get(0).person, one.get(1).person, "one person in two systems");
        assertNotEquals(one.get(0).person, one.get(2).person);
        assertNotEquals(one.get(0).person, other.get(0).person);
        assertEquals(one.get(0).idHash, other.get(0).idHash, "identities are not keyed");
    }

    @Test
    void dailyReportsKeepWhatTheyStateAndZeroReportsAreZeros() throws IOException {
        String header =
                "facility_id,date,total_outpatient_visits,ili_visits,is_zero_report,submitted_at,"
                        + "source_system";
        Path file =
                Fixture.write(
                        folder,
                        "daily.csv",
                        header,
                        "F140404-01,2024-02-12,200,7,,2024-02-13 05:30,a",
                        "F140404-01,2024-02-12,200,,0,2024-02-13 05:40,b",
                        "F140404-02,2024-02-12,,,1,2024-02-13 05:30,a",
                        "F140404-02,2024-02-12,,,0,2024-02-13 05:30,a",
                        "F140404-02,2024-02-12,-4,,0,2024-02-13 05:30,a",
                        "F140404-02,2024-02-12,4,5,0,2024-02-13 05:30,a",
                        "F140404-02,2024-02-30,4,1,0,2024-02-13 05:30,a",
                        "F140404-02,2024-02-14,4,1,0,2024-02-13 05:30,a",
                        ",2024-02-12,4,1,0,2024-02-13 05:30,a",
                        "F140404-02,2024-02-12,4,1,0,,a");
        Fixture taken = Fixture.take(file);
        assertEquals(
                List.of(
                        "5 is_zero_report missing-value",
                        "6 total_outpatient_visits bad-count",
                        "7 ili_visits bad-count",
                        "8 date bad-time",
                        "9 date future-date",
                        "10 facility_id missing-value"),
                reasons(taken));
        AggregateReport stated = taken.aggregates.get(0);
        assertEquals("daily:F140404-01:2024-02-12", stated.id);
        assertEquals(stated.id, taken.aggregates.get(1).id, "the source does not matter");
        assertArrayEquals(
                new int[] {ordinal("OUTPATIENT"), ordinal("ILI_DAILY")}, stated.indicators);
        assertArrayEquals(new long[] {200, 7}, stated.values);
        assertArrayEquals(new int[] {ordinal("OUTPATIENT")}, taken.aggregates.get(1).indicators);
        assertEquals(7, taken.aggregates.get(2).values.length);
        assertEquals(0, Arrays.stream(taken.aggregates.get(2).values).sum());
        assertEquals(
                Fixture.at("2024-02-12T16:00:00Z"),
                taken.aggregates.get(3).receivedAt,
                "without a time: when the day is over");
    }

    @Test
    void weeklyCountsCoverSevenDaysFromTheIsoMonday() throws IOException {
        Path file =
                Fixture.write(
                        folder,
                        "weekly.csv",
                        "year,week,district,cases",
                        "2001,5,140404,3",
                        "2001,53,140404,3",
                        "2001,5,nowhere,3",
                        "2001,5,140404,x");
        InputSpec spec =
                new InputSpec(
                        file,
                        RecordKind.COUNT,
                        "UTF-8",
                        Map.of("district", "place_code", "cases", "count"),
                        Map.of("indicator", "HEP_A"),
                        true);
        InputCatalog catalog = Fixture.open(spec);
        assertTrue(catalog.file(0).zerosImplied());
        Fixture taken = Fixture.take(catalog);
        AggregateReport report = taken.aggregates.get(0);
        assertEquals(day("2001-01-29"), report.day, "Monday of week 5 of 2001");
        assertEquals(7, report.days);
        assertEquals(3, report.values[0]);
        assertEquals("local:count:140404:HEP_A:2001-01-29:week", report.id);
        assertEquals(Fixture.at("2001-02-04T16:00:00Z"), report.receivedAt);
        assertEquals(
                List.of("3 week bad-time", "4 place_code unknown-place", "5 count bad-count"),
                reasons(taken));
    }

    @Test
    void unknownIndicatorsOfCountsAreRefused() throws IOException {
        Path file =
                Fixture.write(
                        folder,
                        "c.csv",
                        "place_code,indicator,date,count",
                        "140404,NOPE,2024-02-12,1");
        assertEquals(List.of("2 indicator unknown-indicator"), reasons(Fixture.take(file)));
    }

    @Test
    void mixedJsonLinesKeepTheirKinds() throws IOException {
        Path file =
                Fixture.write(
                        folder,
                        "a.jsonl",
                        "{\"type\":\"ack\",\"alert_id\":\"ab12\",\"action\":\"verifying\",\"by\":\"o7\","
                                + "\"received_at\":\"2024-02-13T08:00:00+08:00\"}",
                        "{\"type\":\"foodborne\",\"case_id\":7,\"onset_at\":\"2024-02-12 20:00\","
                                + "\"received_at\":\"2024-02-13 08:00\",\"exposures\":[{\"meal_at\":"
                                + "\"2024-02-12 12:00\",\"place_type\":\"canteen\",\"food\":\"豆角\"}]}",
                        "{\"type\":\"weather\"}",
                        "{\"type\":\"visit\",\"patient_key\":\"secret\",\"name\":\"张三\"",
                        "",
                        "[]");
        Fixture taken = Fixture.take(file);
        assertEquals(
                List.of(
                        new Acknowledgement(
                                "ab12", Fixture.at("2024-02-13T00:00:00Z"), "o7", "verifying", "")),
                taken.acknowledgements);
        assertEquals("豆角", taken.cases.get(0).exposures[0].food());
        assertEquals(List.of("3  unknown-type", "4  bad-json", "6  bad-json"), reasons(taken));
        String raw = taken.letters.get(1).raw();
        assertFalse(raw.contains("secret") || raw.contains("张三"), raw);
    }

    @Test
    void recordsOfTheRunsOwnExerciseAreTaken() throws IOException {
        Path file =
                Fixture.write(
                        folder,
                        "c.csv",
                        "record_id,reported_at,exercise_id",
                        "1,2024-02-12,EX-1",
                        "2,2024-02-12,",
                        "3,2024-02-12,EX-2");
        IntakeSettings drill = IntakeSettings.of("EX-1", Fixture.UNTIL, new byte[16]);
        Fixture taken = Fixture.take(Fixture.open(InputSpec.of(file)), drill);
        assertEquals(2, taken.cases.size());
        assertEquals(List.of("4 exercise_id exercise-mismatch"), reasons(taken));
    }

    @Test
    void historyListsMayBeOldAndTellLaterDeaths() throws IOException {
        Path file =
                Fixture.write(
                        folder,
                        "c.csv",
                        "record_id,onset_at,reported_at,died_at,diagnosis_codes",
                        "1,1861-11-21,1861-11-25,1861-12-02,B05",
                        "2,1859-11-21,1861-11-25,1861-11-25,B05");
        InputCatalog catalog = Fixture.open(InputSpec.of(file));
        Fixture taken = Fixture.take(catalog, Fixture.settings().withMaxDelayDays(0));
        assertEquals(List.of(), taken.letters);
        assertFalse(taken.cases.get(0).has(CaseReport.DIED));
        assertTrue(taken.cases.get(1).has(CaseReport.DIED));
        assertTrue(Fixture.is(taken.cases.get(0), "MEASLES"));
        assertEquals(
                List.of("2 died_at future-date", "3 onset_at old-date"),
                reasons(Fixture.take(catalog)));
    }
}
