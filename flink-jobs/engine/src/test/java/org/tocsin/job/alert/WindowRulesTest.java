package org.tocsin.job.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.alert.Finding;
import org.tocsin.job.Shangdang;
import org.tocsin.model.CaseReport;

/**
 * PC-01 is 10 persons with ILI of one school or village within 7 days of occurrence; CL-14 is 30
 * persons, or 5 admitted, or 1 dead, in the same window.
 */
class WindowRulesTest {
    private static final long T = Shangdang.at("2024-02-20T08:00");
    private static final long MINUTE = 60_000L;

    private Windows windows;
    private int n;

    @BeforeEach
    void open() throws Exception {
        windows = new Windows(Shangdang.plan("2024-01-01", "2024-06-01T06:30"));
    }

    @AfterEach
    void close() throws Exception {
        windows.close();
    }

    private CaseReport pupil(String day) throws Exception {
        return pupil(day, 0);
    }

    /** The next pupil of the school, received a minute after the one before. */
    private CaseReport pupil(String day, int flags) throws Exception {
        CaseReport r = Shangdang.report("his:" + n, 1000 + n, Shangdang.day(day), T + n * MINUTE);
        r.institution = Shangdang.node("S140404-06");
        r.flags |= flags;
        n++;
        windows.episode(1, r, r.receivedAt);
        return r;
    }

    private void pupils(int count, String day) throws Exception {
        for (int i = 0; i < count; i++) {
            pupil(day);
        }
    }

    private List<Finding> findings(String rule) throws Exception {
        return windows.findings(rule, T + n * MINUTE);
    }

    private static List<Integer> observed(List<Finding> findings) {
        return findings.stream().map(f -> (int) f.observed()).toList();
    }

    @Test
    void tenPersonsAreAClusterAndNineAreNot() throws Exception {
        pupils(9, "2024-02-14");
        assertEquals(List.of(), findings("PC-01"));
        pupil("2024-02-20");
        assertEquals(List.of(10), observed(findings("PC-01")));
    }

    @Test
    void theWindowHasSevenDaysAndNotEight() throws Exception {
        pupils(5, "2024-02-12");
        pupils(5, "2024-02-19");
        assertEquals(List.of(), findings("PC-01"), "12 to 19 February are eight days");
        pupil("2024-02-13");
        assertEquals(List.of(), findings("PC-01"), "6 from 12 and 6 from 13 February");
        pupils(4, "2024-02-13"); // 5 of 12 and 5 of 13 February; 5 of 13 and 5 of 19 February
        Finding found = findings("PC-01").get(0);
        assertEquals(10, found.observed());
        assertEquals(Shangdang.day("2024-02-13"), found.windowFrom());
        assertEquals(Shangdang.day("2024-02-19"), found.windowTo());
    }

    @Test
    void onePersonCountsOnceWhateverHerReports() throws Exception {
        for (int i = 0; i < 12; i++) {
            CaseReport r =
                    Shangdang.report(
                            "his:same" + i, 7, Shangdang.day("2024-02-19"), T + i * MINUTE);
            r.institution = Shangdang.node("S140404-06");
            windows.episode(1, r, r.receivedAt);
        }
        assertEquals(List.of(), windows.findings("PC-01", T + 100 * MINUTE));
    }

    @Test
    void villagersAreACollectiveAndTownspeopleAreNot() throws Exception {
        for (int i = 0; i < 12; i++) {
            CaseReport r =
                    Shangdang.report(
                            "his:t" + i, 50 + i, Shangdang.day("2024-02-19"), T + i * MINUTE);
            windows.episode(1, r, r.receivedAt);
        }
        assertEquals(List.of(), windows.findings("PC-01", T + 100 * MINUTE), "a township");
    }

    @Test
    void thirtyPersonsReachTheUpperLimit() throws Exception {
        pupils(29, "2024-02-19");
        assertEquals(List.of(), findings("CL-14"));
        pupil("2024-02-19");
        assertEquals(List.of(30), observed(findings("CL-14")));
    }

    @Test
    void fiveAdmittedReachTheUpperLimit() throws Exception {
        for (int i = 0; i < 4; i++) {
            pupil("2024-02-19", CaseReport.ADMITTED);
        }
        assertEquals(List.of(), findings("CL-14"));
        pupil("2024-02-18", CaseReport.ADMITTED);
        assertEquals(List.of(5), observed(findings("CL-14")));
    }

    @Test
    void oneDeathReachesTheUpperLimit() throws Exception {
        pupils(3, "2024-02-19");
        assertEquals(List.of(), findings("CL-14"));
        pupil("2024-02-19", CaseReport.DIED);
        assertEquals(List.of(4), observed(findings("CL-14")));
    }

    /** The fullest window holds 12 without a death; the death lies in another, ten days before. */
    @Test
    void aDeathCountsAlthoughAnotherWindowHoldsMorePersons() throws Exception {
        pupils(12, "2024-02-19");
        assertEquals(List.of(), findings("CL-14"));
        pupil("2024-02-09", CaseReport.DIED);
        List<Finding> found = findings("CL-14");
        assertEquals(List.of(1), observed(found));
        assertTrue(found.get(0).crossed());
        assertEquals(Shangdang.day("2024-02-09"), found.get(0).lastOnset());
    }

    @Test
    void aCorrectionThatTakesTheTenthAwayEndsTheCrossing() throws Exception {
        pupils(9, "2024-02-19");
        CaseReport tenth = pupil("2024-02-19");
        assertEquals(List.of(10), observed(findings("PC-01")));
        windows.episode(-1, tenth, T + 60 * MINUTE);
        List<Finding> found = windows.findings("PC-01", T + 61 * MINUTE);
        assertEquals(List.of(9), observed(found));
        assertEquals(false, found.get(0).crossed());
    }

    /** A correction arrives as the old episode's end and the new one's beginning at one instant. */
    @Test
    void aCorrectionThatKeepsTheTenthChangesNothingButItsDay() throws Exception {
        pupils(9, "2024-02-19");
        CaseReport tenth = pupil("2024-02-19");
        findings("PC-01");
        long at = T + 60 * MINUTE;
        windows.episode(-1, tenth, at);
        CaseReport corrected =
                Shangdang.report(tenth.id, tenth.person, Shangdang.day("2024-02-18"), at);
        corrected.institution = tenth.institution;
        windows.episode(1, corrected, at);
        List<Finding> found = windows.findings("PC-01", at);
        assertEquals(List.of(10), observed(found));
        assertTrue(found.get(0).crossed());
        assertEquals(Shangdang.day("2024-02-18"), found.get(0).firstOnset());
    }

    /** A window of 7 days, 60 days for late cases, and the day after: 29 April. */
    @Test
    void aScopeWithoutFurtherCasesIsForgotten() throws Exception {
        pupils(12, "2024-02-19");
        windows.harness.processWatermark(Shangdang.at("2024-04-28T23:59"));
        assertTrue(windows.harness.numKeyedStateEntries() > 0);
        windows.harness.processWatermark(Shangdang.at("2024-04-29T00:00"));
        assertEquals(0, windows.harness.numKeyedStateEntries());
        assertEquals(0, windows.harness.numEventTimeTimers());
    }

    /** SC-08 lists several diseases; the same person with two of them is two alerts. */
    @Test
    void aSingleCaseIsNamedByItsOwnDisease(@TempDir Path folder) throws Exception {
        String core = Files.readString(Path.of("../../data-samples/rules/core.yaml"));
        Path rules = folder.resolve("rules.yaml");
        Files.writeString(rules, core.replace("    enabled: false      # needs", "    # needs"));
        try (Windows enabled =
                new Windows(Shangdang.plan("2024-01-01", "2024-06-01T06:30", List.of(rules)))) {
            CaseReport measles = Shangdang.report("c:1", 7, Shangdang.day("2024-02-19"), T);
            measles.indicators = Shangdang.bit("MEASLES");
            CaseReport dengue = Shangdang.report("c:2", 7, Shangdang.day("2024-02-20"), T + MINUTE);
            dengue.indicators = Shangdang.bit("DENGUE");
            enabled.episode(1, measles, T);
            enabled.episode(1, dengue, T + MINUTE);
            enabled.episode(-1, measles, T + 2 * MINUTE);
            List<String> told = new ArrayList<>();
            for (Finding f : enabled.findings("SC-08", T + 3 * MINUTE)) {
                String name = Shangdang.definitions().indicators().get(f.indicator()).id();
                told.add(name + " " + (int) f.observed() + " " + f.records());
            }
            assertEquals(List.of("MEASLES 1 [c:1]", "DENGUE 1 [c:2]", "MEASLES 0 []"), told);
        }
    }

    @Test
    void everyOrderOfArrivalGivesTheSameFindings() throws Exception {
        List<CaseReport> pupils = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            CaseReport r =
                    Shangdang.report(
                            "his:o" + i,
                            90 + i,
                            Shangdang.day("2024-02-15") + i % 5,
                            T + i / 2 * MINUTE);
            r.institution = Shangdang.node("S140404-07");
            pupils.add(r);
        }
        List<Finding> expected = null;
        for (int seed = 0; seed < 20; seed++) {
            java.util.Collections.shuffle(pupils, new java.util.Random(seed));
            try (Windows each = new Windows(Shangdang.plan("2024-01-01", "2024-06-01T06:30"))) {
                for (CaseReport r : pupils) {
                    each.episode(1, r, r.receivedAt);
                }
                List<Finding> found = each.findings("PC-01", T + 100 * MINUTE);
                expected = expected == null ? found : expected;
                assertEquals(expected.toString(), found.toString());
            }
        }
        assertTrue(expected.size() >= 2);
    }
}
