package org.tocsin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.count.ContentDigest;
import org.tocsin.job.type.ReportSerializer;
import org.tocsin.model.CaseReport;
import org.tocsin.model.DeadLetter;
import org.tocsin.place.Grid;

/** Where persons live or fell ill: read, rounded at once, and never shown. */
class PositionTest {
    private static final Grid GRID = Grid.of(Grid.DEFAULT_STEP);
    private static final String VISIT =
            "visit_id,facility_id,patient_key,residence_code,latitude,longitude,visit_at,received_at";
    private static final String TIMES = ",2024-02-13 08:00,2024-02-13 09:00";

    @TempDir Path folder;

    private static String visit(String id, String lat, String lon) {
        return id + ",F140404-02,p" + id + ",140404102," + lat + "," + lon + TIMES;
    }

    private static List<String> unresolved(Fixture taken) {
        return taken.unresolved.stream().map(u -> u.field() + ": " + u.text()).toList();
    }

    @Test
    void everyKindOfCaseCarriesItsCell() throws IOException {
        Path visits = Fixture.write(folder, "v.csv", VISIT, visit("1", "36.0512", "113.0549"));
        Path cards =
                Fixture.write(
                        folder,
                        "c.csv",
                        "卡片编号,现住址编码,纬度,经度,发病日期,报告时间",
                        "k1,140404102,36.048,113.0461,2024-02-12,2024-02-13 09:00");
        Path food =
                Fixture.write(
                        folder,
                        "f.ndjson",
                        "{\"type\":\"foodborne\",\"case_id\":\"f1\",\"residence_code\":\"140404102\","
                                + "\"latitude\":36.05123456789012345,\"longitude\":113.05,"
                                + "\"onset_at\":\"2024-02-13 08:00\","
                                + "\"received_at\":\"2024-02-13 09:00\"}");
        for (Path file : List.of(visits, cards, food)) {
            Fixture taken = Fixture.take(file);
            assertEquals(List.of(), taken.letters, file::toString);
            assertEquals("36.05N113.05E", GRID.code(taken.cases.get(0).cell), file::toString);
        }
    }

    @Test
    void aCoarserGridIsTakenAtTheIntake() throws IOException {
        InputCatalog catalog =
                Fixture.open(
                        InputSpec.of(
                                Fixture.write(
                                        folder, "v.csv", VISIT, visit("1", "36.05", "113.05"))));
        Grid coarse = Grid.of(0.1);
        Fixture taken = Fixture.take(catalog, Fixture.settings().withGrid(coarse));
        assertEquals(36.1, coarse.lat(taken.cases.get(0).cell), 1e-9);
        assertEquals(113.1, coarse.lon(taken.cases.get(0).cell), 0.051);
    }

    @Test
    void aPositionThatCannotBeUsedCostsThePositionAndSaysWhy() throws IOException {
        Fixture taken =
                Fixture.take(
                        Fixture.write(
                                folder,
                                "v.csv",
                                VISIT,
                                visit("1", "", ""),
                                visit("2", "36.05", ""),
                                visit("3", "", "113.05"),
                                visit("4", "113.05", "36.05"),
                                visit("5", "36.05", "x113"),
                                visit("6", "0", "0.000"),
                                visit("7", "NaN", "113.05"),
                                visit("8", "36.05", "1e2")));
        assertEquals(List.of(), taken.letters);
        assertEquals(8, taken.cases.size(), "every case counts");
        assertTrue(taken.cases.stream().allMatch(r -> r.cell == CaseReport.NO_PLACE));
        assertEquals(
                List.of(
                        "latitude: no longitude",
                        "longitude: no latitude",
                        "latitude: not on the globe",
                        "longitude: no decimal degrees",
                        "latitude: both zero",
                        "latitude: no decimal degrees",
                        "longitude: no decimal degrees"),
                unresolved(taken));
    }

    @Test
    void noDeadLetterShowsAPosition() throws IOException {
        Fixture taken =
                Fixture.take(
                        Fixture.write(
                                folder,
                                "v.csv",
                                VISIT,
                                "1,F999,p1,140404102,36.0512,113.0549" + TIMES,
                                visit("2", "36.0512", "113.0549") + ",more"));
        assertEquals(2, taken.letters.size());
        for (DeadLetter letter : taken.letters) {
            assertFalse(letter.raw().contains("36.05"), letter::raw);
            assertFalse(letter.raw().contains("113.05"), letter::raw);
        }
    }

    /** The last four digits are lost at once: two houses 90 m apart are one and the same report. */
    @Test
    void housesOfOneCellAreTheSameContentAndAnotherCellIsARevision() throws IOException {
        Fixture taken =
                Fixture.take(
                        Fixture.write(
                                folder,
                                "v.csv",
                                VISIT,
                                visit("1", "36.0512", "113.0549"),
                                visit("1", "36.0504", "113.0549"),
                                visit("1", "36.0604", "113.0549"),
                                visit("1", "", "")));
        List<Long> digests = taken.cases.stream().map(ContentDigest::of).toList();
        assertEquals(digests.get(0), digests.get(1));
        assertNotEquals(digests.get(0), digests.get(2));
        assertNotEquals(digests.get(0), digests.get(3));
        assertTrue(taken.cases.get(0).sameContent(taken.cases.get(1)));
        assertFalse(taken.cases.get(0).sameContent(taken.cases.get(2)));
    }

    @Test
    void theCellTravelsWithAWholeReportAndIsGoneWhereOnlyCountsAreWanted() throws IOException {
        Fixture taken =
                Fixture.take(
                        Fixture.write(
                                folder,
                                "v.csv",
                                VISIT,
                                visit("1", "36.0512", "113.0549"),
                                visit("2", "", "")));
        CaseReport copy = copied(taken.cases.get(0));
        assertEquals(taken.cases.get(0), copy);
        assertEquals("36.05N113.05E", GRID.code(copy.cell));
        CaseReport plain = copied(ContentDigest.plain(taken.cases.get(0)));
        CaseReport without = copied(ContentDigest.plain(taken.cases.get(1)));
        assertEquals(CaseReport.NO_PLACE, plain.cell);
        assertNotEquals(plain.digest, without.digest, "but a change of it is a revision");
    }

    private static CaseReport copied(CaseReport r) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        ReportSerializer.write(r, out);
        return ReportSerializer.read(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
