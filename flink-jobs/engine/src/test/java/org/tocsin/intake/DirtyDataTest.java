package org.tocsin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.model.CaseReport;
import org.tocsin.model.DeadLetter;

/** A thousand good lines with fifty bad ones between them: the bad cost themselves only. */
class DirtyDataTest {
    private static final String HEADER =
            "record_version,withdrawn,exercise_id,reported_at,received_at,visit_id,facility_id,"
                    + "department,patient_key,age_years,age_months,sex,residence_code,belongs_to,"
                    + "occupation,org,onset_at,visit_at,temperature_c,symptoms,chief_complaint,"
                    + "diagnosis_codes,severity,disposition,姓名,联系电话";

    @TempDir Path folder;

    private static String good(int i) {
        return "1,0,,2024-02-13 09:00,2024-02-13 09:05,V"
                + i
                + ",F140404-01,发热门诊,P"
                + i
                + ",35,,女,140404101,本县区,农民,,2024-02-12 08:00,2024-02-13 08:30,38.5,fever|cough,"
                + "\"发热、咳嗽1天, 无腹泻\",J11.1,轻症,home,张三,13800138000";
    }

    /** A good line in which the n-th value is another. */
    private static String with(String column, String value) {
        String[] columns = HEADER.split(",");
        String[] values = good(9_000).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].equals(column)) {
                values[i] = value;
            }
        }
        return String.join(",", values);
    }

    private record Bad(String line, String field, String reason) {}

    private static void add(List<Bad> bad, String reason, String column, String... wrongValues) {
        for (String value : wrongValues) {
            bad.add(new Bad(with(column, value), column, reason));
        }
    }

    private static List<Bad> fifty() {
        List<Bad> bad = new ArrayList<>();
        add(bad, "missing-id", "visit_id", "", "  ");
        add(bad, "bad-time", "received_at", "yesterday", "2024-02-30 08:00", "24:00");
        add(bad, "bad-time", "onset_at", "2024-13-01", "x");
        add(bad, "bad-time", "visit_at", "2024-02-13 25:10");
        add(bad, "future-receipt", "received_at", "2099-01-01 00:00", "2024-03-01 08:00:01");
        add(bad, "future-date", "onset_at", "2024-02-13 09:10:01", "2024-02-14", "2042-02-12");
        add(bad, "future-date", "visit_at", "2024-02-14 08:30");
        add(bad, "future-date", "reported_at", "2024-02-13 10:00");
        add(bad, "old-date", "onset_at", "2022-02-12", "1924-02-12 08:00", "2023-01-01");
        add(bad, "bad-temperature", "temperature_c", "385", "29.9", "45.1", "高热");
        add(bad, "bad-sex", "sex", "女士", "35");
        add(bad, "bad-age", "age_years", "-1", "121", "abc");
        add(bad, "missing-value", "facility_id", "");
        add(bad, "unknown-facility", "facility_id", "F140404-99", "上党医院", "140404101");
        add(bad, "unknown-place", "residence_code", "140404110", "140404199002");
        add(bad, "bad-place", "residence_code", "苏店", "1404", "14040410");
        add(bad, "bad-belongs-to", "belongs_to", "火星", "7");
        add(bad, "exercise-mismatch", "exercise_id", "drill-2023", "EX-1");
        add(bad, "bad-version", "record_version", "0", "1.5", "v2");
        add(bad, "bad-flag", "withdrawn", "maybe");
        add(bad, "bad-severity", "severity", "9");
        add(bad, "bad-disposition", "disposition", "月球");
        bad.add(new Bad(good(9_001) + ",14040419800101123X", "", "wrong-columns"));
        bad.add(new Bad("1,0,,2024-02-13 09:00", "", "wrong-columns"));
        bad.add(new Bad(with("department", "\"发热门诊"), "", "unbalanced-quote"));
        return bad;
    }

    private static byte[] undecodable() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        String[] halves = with("org", "@").split("@");
        line.write(halves[0].getBytes(StandardCharsets.UTF_8));
        line.write(new byte[] {(byte) 0xFF, (byte) 0xC0, 'x'});
        line.write(halves[1].getBytes(StandardCharsets.UTF_8));
        return line.toByteArray();
    }

    private final List<Long> badLines = new ArrayList<>();

    private Path dirtyFile(List<Bad> bad) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write((HEADER + "\n").getBytes(StandardCharsets.UTF_8));
        long line = 1;
        int next = 0;
        for (int i = 0; i < 1_000; i++) {
            file.write((good(i) + "\n").getBytes(StandardCharsets.UTF_8));
            line++;
            if (i % 20 == 7) {
                boolean last = next == bad.size();
                file.write(last ? undecodable() : bad.get(next).line.getBytes("UTF-8"));
                file.write('\n');
                badLines.add(++line);
                next++;
            }
        }
        return Files.write(folder.resolve("visits.csv"), file.toByteArray());
    }

    @Test
    void fiftyBadLinesGiveFiftyDeadLettersAndCostNothingElse() throws IOException {
        List<Bad> bad = fifty();
        assertEquals(49, bad.size(), "and one undecodable line");
        Fixture taken = Fixture.take(dirtyFile(bad));
        bad.add(new Bad("", "", "undecodable"));

        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            expected.add(badLines.get(i) + " " + bad.get(i).field + " " + bad.get(i).reason);
        }
        List<String> found = new ArrayList<>();
        for (DeadLetter letter : taken.letters) {
            found.add(letter.line() + " " + letter.field() + " " + letter.reason());
        }
        assertEquals(String.join("\n", expected), String.join("\n", found));

        assertEquals(1_000, taken.cases.size());
        for (int i = 0; i < 1_000; i++) {
            CaseReport report = taken.cases.get(i);
            assertEquals("local:V" + i, report.id);
            assertTrue(Fixture.is(report, "ILI") && !Fixture.is(report, "GI"));
        }
    }

    @Test
    void deadLettersHideWhoThePersonIs() throws IOException {
        Fixture taken = Fixture.take(dirtyFile(fifty()));
        for (DeadLetter letter : taken.letters) {
            String raw = letter.raw();
            assertFalse(raw.contains("张三") || raw.contains("13800138000"), raw);
            assertFalse(raw.contains("P9000") || raw.contains("14040419800101123X"), raw);
            assertFalse(letter.expected().isBlank());
        }
        assertTrue(taken.letters.get(20).raw().contains("F140404-01"));
    }

    @Test
    void unknownTownshipNamesTheNearestCodes() throws IOException {
        Path file = Fixture.write(folder, "v.csv", HEADER, with("residence_code", "140404103"));
        assertEquals(
                "a township of 140404, nearest 140404102 荫城镇, 140404101 苏店镇," + " 140404001 韩店街道",
                Fixture.take(file).letters.get(0).expected());
    }

    @Test
    void oddButValidValuesAreTaken() throws IOException {
        Path file =
                Fixture.write(
                        folder,
                        "v.csv",
                        HEADER,
                        with("temperature_c", "37.0"),
                        with("age_years", "0"),
                        with("residence_code", "140404102999"),
                        with("residence_code", "140403001"),
                        with("residence_code", ""),
                        with("onset_at", ""),
                        with("onset_at", "2024-02-13"),
                        with("onset_at", "2024-02-13 09:09"),
                        with("withdrawn", "1"),
                        with("sex", ""),
                        with("sex", "M"),
                        with("sex", "9"),
                        with("sex", "不详"));
        Fixture taken = Fixture.take(file);
        assertEquals(List.of(), taken.letters);
        List<CaseReport> cases = taken.cases;
        assertFalse(Fixture.is(cases.get(0), "ILI"), "37.0 is no fever, the complaint is");
        assertTrue(Fixture.is(cases.get(0), "FEVER"));
        assertEquals("荫城镇", Fixture.DIRECTORY.node(cases.get(2).residence).nameZh());
        assertEquals(CaseReport.NO_PLACE, cases.get(3).residence);
        assertFalse(cases.get(3).has(CaseReport.RESIDENT));
        assertFalse(cases.get(4).has(CaseReport.RESIDENT));
        assertTrue(cases.get(5).has(CaseReport.OCCURRENCE_FROM_VISIT));
        assertEquals(cases.get(5).visitAt, cases.get(5).occurrenceAt);
        assertTrue(cases.get(8).withdrawn);
        assertEquals(13, cases.size());
    }
}
