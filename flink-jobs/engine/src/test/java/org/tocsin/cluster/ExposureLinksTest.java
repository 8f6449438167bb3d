package org.tocsin.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tocsin.model.CaseReport;

/** Links are the transitive closure of "close meals, close onsets, a shared symptom group". */
class ExposureLinksTest {
    private static final long HOUR = 3_600_000L;
    private static final ExposureLinks.Reach QUIET =
            new ExposureLinks.Reach(
                    24 * HOUR, 72 * HOUR, new BusyKey(56, Integer.MAX_VALUE, 0.001));
    private static final ExposureLinks.Reach LIVE =
            new ExposureLinks.Reach(24 * HOUR, 72 * HOUR, BusyKey.defaults());

    private static ExposureCase eater(int number, int sign, long mealHour, long onset, int groups) {
        return new ExposureCase(
                "venue:1",
                1,
                number,
                sign,
                "r" + number,
                number,
                0,
                mealHour * HOUR,
                onset * HOUR,
                0,
                groups,
                -1,
                false);
    }

    /** Every pair compared with every other, until nothing more joins. */
    private static TreeSet<String> closure(List<ExposureCase> all, String of) {
        TreeSet<String> in = new TreeSet<>(List.of(of));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (ExposureCase a : all) {
                for (ExposureCase b : all) {
                    boolean linked =
                            Math.abs(a.mealAt() - b.mealAt()) <= 24 * HOUR
                                    && Math.abs(a.onsetAt() - b.onsetAt()) <= 72 * HOUR
                                    && (a.symptomGroups() & b.symptomGroups()) != 0;
                    grew |= linked && in.contains(a.id()) && in.add(b.id());
                }
            }
        }
        return in;
    }

    @Test
    void comingAndGoingCasesLeaveTheClustersOfPairwiseLinking() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            ExposureLinks links = new ExposureLinks();
            List<ExposureCase> held = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                if (!held.isEmpty() && random.nextInt(3) == 0) {
                    ExposureCase gone = held.remove(random.nextInt(held.size()));
                    links.change(
                            eater(
                                    (int) gone.person(),
                                    -1,
                                    gone.mealAt() / HOUR,
                                    gone.onsetAt() / HOUR,
                                    gone.symptomGroups()));
                } else {
                    long meal = random.nextInt(400);
                    ExposureCase c =
                            eater(
                                    step,
                                    1,
                                    meal,
                                    meal + 1 + random.nextInt(70),
                                    1 + random.nextInt(3));
                    held.add(c);
                    links.change(c);
                }
            }
            for (ExposureCase c : held) {
                assertEquals(
                        closure(held, c.id()),
                        new TreeSet<>(links.clusterOf(c.id(), QUIET).ids()),
                        "seed " + seed);
            }
        }
    }

    @Test
    void aReportThatIsNotHeldHasNoCluster() {
        assertNull(new ExposureLinks().clusterOf("r1", QUIET));
        assertNull(new ExposureLinks().clusterOf(1L, QUIET));
    }

    /** One guest falls ill every 12 hours for ten weeks; then 12 within one evening. */
    @Test
    void aPopularPlaceChainsItsChanceCasesToNothingAndStillShowsAnOutbreak() {
        ExposureLinks links = new ExposureLinks();
        int n = 0;
        for (int hour = 0; hour < 70 * 24; hour += 12) {
            links.change(eater(n++, 1, hour, hour + 20, 2));
        }
        assertEquals(n, links.clusterOf("r100", QUIET).persons(), "one chain without the rule");
        assertEquals(1, links.clusterOf("r130", LIVE).persons());
        for (int i = 0; i < 12; i++) {
            links.change(eater(1000 + i, 1, 66 * 24, 66 * 24 + 10 + i, 2));
        }
        int persons = links.clusterOf("r1003", LIVE).persons();
        assertTrue(persons >= 12 && persons <= 12 + 9, "the evening and its next, " + persons);
    }

    /** P(Poisson(1.5) >= 5) = 0.018576 and >= 8 is 0.000170 (tables of the Poisson law). */
    @Test
    void aBusyKeyNeedsMoreThanItsHistoryExplains() {
        assertEquals(0.018576, BusyKey.upperTail(5, 1.5), 5e-7);
        assertEquals(0.000170, BusyKey.upperTail(8, 1.5), 5e-7);
        BusyKey rule = BusyKey.defaults();
        assertTrue(rule.exceeds(2, 2, 2.0 / 56), "two before: quiet");
        assertFalse(rule.exceeds(5, 28, 2.0 / 56), "28 in 56 days: 1 in 2 days, 1.5 with the half");
        assertTrue(rule.exceeds(8, 28, 2.0 / 56));
    }

    /** Vomiting leads: 0.5 to 24 hours; diarrhoea: 6 to 72; 12 hours of slack for dates. */
    @Test
    void aMealCountsOnlyIfItCanBeTheCause() {
        MealToOnset rule = MealToOnset.defaults();
        CaseReport r = new CaseReport();
        r.occurrenceAt = 100 * HOUR;
        r.symptomGroups = 1;
        assertTrue(rule.isEligible(r, 64 * HOUR));
        assertFalse(rule.isEligible(r, 63 * HOUR));
        assertTrue(rule.isEligible(r, 111 * HOUR));
        assertFalse(rule.isEligible(r, 112 * HOUR));
        r.symptomGroups = 2;
        assertTrue(rule.isEligible(r, 106 * HOUR));
        assertFalse(rule.isEligible(r, 107 * HOUR));
        r.symptomGroups = 3;
        assertTrue(rule.isEligible(r, 16 * HOUR));
        assertFalse(rule.isEligible(r, 15 * HOUR));
        r.symptomGroups = 16;
        assertFalse(rule.isEligible(r, 75 * HOUR));
        r.flags = CaseReport.OCCURRENCE_FROM_VISIT;
        assertTrue(rule.isEligible(r, 75 * HOUR));
    }

    /** Homes 10 and 11 lie in county 1, 20 in county 2, 30 in none. */
    @Test
    void aClusterKnowsHowManyCountiesItSpans() {
        List<ExposureCase> cases = new ArrayList<>();
        for (int home : new int[] {10, 11, 20, 30, -1}) {
            cases.add(
                    new ExposureCase("k", -1, 0, 1, "r" + home, home, 0, 0, 0, 0, 1, home, false));
        }
        ExposureCluster cluster = new ExposureCluster(cases.get(0), cases);
        assertEquals(2, cluster.counties(home -> home == 30 || home < 0 ? -1 : home / 10));
        assertEquals(5, cluster.persons());
    }
}
