package org.tocsin.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.epi.table.TwoByTwo;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Exposure;

/** Foods of a cluster against those of other reports of the period. */
class InvestigationTest {
    private static final long HOUR = 3_600_000L;
    private static final MealToOnset INCUBATION = MealToOnset.defaults();

    private static CaseReport report(String id, int onsetHour, String... foods) {
        CaseReport r = new CaseReport();
        r.id = id;
        r.person = id.hashCode();
        r.occurrenceAt = onsetHour * HOUR;
        r.symptomGroups = 2;
        r.exposures = new Exposure[foods.length];
        for (int i = 0; i < foods.length; i++) {
            r.exposures[i] = new Exposure(0, -1, "hall", foods[i], "", "banquet");
        }
        return r;
    }

    private static List<CaseReport> cluster() {
        List<CaseReport> cases = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            cases.add(report("c" + i, 10 + 2 * i, "duck", i < 2 ? "rice" : "tea"));
        }
        return cases;
    }

    private static List<CaseReport> others() {
        List<CaseReport> others = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            others.add(report("o" + i, 100, i == 0 ? "duck" : "rice"));
        }
        return others;
    }

    /** Duck: 6 of 6 cases, 1 of 8 others; rice: 2 of 6 and 7 of 8. */
    @Test
    void theFoodThatAllCasesAndFewOthersNameLeads() {
        Investigation found = Investigation.caseCase(cluster(), others(), INCUBATION);
        Suspect first = found.leading();
        assertEquals("duck", first.name());
        assertEquals(new TwoByTwo(6, 1, 0, 7), first.table());
        Suspect rice =
                found.suspects().stream().filter(s -> s.name().equals("rice")).findAny().get();
        assertEquals(new TwoByTwo(2, 7, 4, 1), rice.table());
        assertFalse(rice.standsOut());
        assertTrue(first.isNamedBy(cluster().get(0)));
    }

    /** Onsets 10, 12 ... 20 hours after the one meal: median 15. All within one range of 66 h. */
    @Test
    void timesFromMealToOnsetAreThoseOfTheSharedPlace() {
        Investigation found = Investigation.caseCase(cluster(), others(), INCUBATION);
        assertEquals(15, found.medianHours());
        assertEquals(0, found.mealFrom());
        assertTrue(found.onePeak());
        assertEquals((20 - 72) * HOUR, found.likelyFrom(), "last onset less 72 h");
        assertEquals((10 - 6) * HOUR, found.likelyTo(), "first onset less 6 h");
    }

    @Test
    void fewerThanFiveToCompareWithTestNothing() {
        Investigation found = Investigation.caseCase(cluster(), others().subList(0, 4), INCUBATION);
        assertNull(found.leading());
        assertEquals(6, found.cases());
    }

    /** A report that names no food says nothing about foods. */
    @Test
    void reportsWithoutAnAnswerAreLeftOutOfTheTable() {
        List<CaseReport> others = others();
        others.add(report("silent", 100));
        Investigation found = Investigation.caseCase(cluster(), others, INCUBATION);
        assertEquals(8, found.leading().table().b() + found.leading().table().d());
    }
}
