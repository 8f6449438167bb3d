package org.tocsin.job.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.alert.Crossing;
import org.tocsin.alert.Finding;
import org.tocsin.cluster.ExposureCase;
import org.tocsin.cluster.ExposureKeys;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.intake.Agent;
import org.tocsin.job.RunPlan;
import org.tocsin.job.Shangdang;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Exposure;
import org.tocsin.model.Tier;

/**
 * FB-04: two or more persons with a similar illness after a common food or eating place. Linked are
 * meals within 24 h (72 h in schools and canteens), onsets within 72 h, a shared symptom group.
 */
class ExposureRulesTest {
    private static final long HOUR = 3_600_000L;
    private static final long NOON = Shangdang.at("2024-02-10T12:00");
    private static final int VOMITING = 1;
    private static final int DIARRHOEA = 2;
    private static final int FEVER = 4;

    private final RunPlan plan = Shangdang.plan("2024-01-01", "2024-06-01T06:30");
    private KeyedOneInputStreamOperatorTestHarness<String, ExposureCase, Crossing> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new ExposureFunction(plan)),
                        ExposureCase::key,
                        Types.STRING);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static CaseReport eater(String id, Exposure eaten, int onsetHours, int groups, int at) {
        CaseReport r = Shangdang.report("fb:" + id, id.hashCode(), 0, NOON + at * HOUR);
        r.indicators = Shangdang.bit("FOOD");
        r.occurrenceAt = NOON + onsetHours * HOUR;
        r.occurrenceDay = Shangdang.CLOCK.dayOf(r.occurrenceAt);
        r.symptomGroups = groups;
        r.exposures = new Exposure[] {eaten};
        return r;
    }

    private static Exposure at(String venue, int hours) {
        return new Exposure(NOON + hours * HOUR, Shangdang.node(venue), "", "", "", "restaurant");
    }

    private static Exposure banquet(int hours) {
        return new Exposure(NOON + hours * HOUR, -1, "老王家酒席", "", "", "banquet");
    }

    private void episode(int sign, CaseReport r) throws Exception {
        List<ExposureCase> cases = new ArrayList<>();
        new ExposureKeys(Shangdang.bit("FOOD"), plan.links())
                .of(new EpisodeEvent(r.receivedAt, sign, r.indicators, r), cases::add);
        for (ExposureCase c : cases) {
            harness.processElement(new StreamRecord<>(c, c.at()));
        }
    }

    private List<Finding> findings(String rule, int upTo) throws Exception {
        harness.processWatermark(NOON + upTo * HOUR);
        List<Finding> found = new ArrayList<>();
        harness.extractOutputValues().forEach(c -> found.add(c.finding()));
        found.removeIf(f -> !plan.rules().rule(f.rule()).id().equals(rule));
        harness.getOutput().clear();
        return found;
    }

    private List<Integer> clustersOf(CaseReport... cases) throws Exception {
        for (CaseReport r : cases) {
            episode(1, r);
        }
        return findings("FB-04", 500).stream().map(f -> (int) f.observed()).toList();
    }

    @Test
    void twoWhoAteAtOneRestaurantWithinADayAreACluster() throws Exception {
        assertEquals(
                List.of(2),
                clustersOf(
                        eater("a", at("R140404-04", 0), 8, DIARRHOEA, 20),
                        eater("b", at("R140404-04", 24), 80, DIARRHOEA | FEVER, 100)));
    }

    @Test
    void mealsMoreThanADayApartAreNotLinked() throws Exception {
        assertEquals(
                List.of(),
                clustersOf(
                        eater("a", at("R140404-04", 0), 30, DIARRHOEA, 40),
                        eater("b", at("R140404-04", 25), 40, DIARRHOEA, 50)));
    }

    @Test
    void inACanteenMealsOfThreeDaysAreLinked() throws Exception {
        assertEquals(
                List.of(2),
                clustersOf(
                        eater("a", at("C140404-06", 0), 60, DIARRHOEA, 80),
                        eater("b", at("C140404-06", 72), 80, DIARRHOEA, 90)));
        assertEquals(
                List.of(),
                clustersOf(
                        eater("c", at("C140404-07", 0), 60, DIARRHOEA, 510),
                        eater("d", at("C140404-07", 73), 80, DIARRHOEA, 520)));
    }

    @Test
    void onsetsMoreThanThreeDaysApartAreNotLinked() throws Exception {
        assertEquals(
                List.of(),
                clustersOf(
                        eater("a", at("R140404-04", 0), 4, DIARRHOEA, 20),
                        eater("b", at("R140404-04", 0), 77, DIARRHOEA, 90)));
    }

    @Test
    void withoutASharedSymptomGroupThereIsNoLink() throws Exception {
        assertEquals(
                List.of(),
                clustersOf(
                        eater("a", at("R140404-04", 0), 8, DIARRHOEA, 20),
                        eater("b", at("R140404-04", 0), 8, FEVER, 21)));
    }

    /** a - b and b - c are linked by their meals, a - c are 40 hours apart: one chain of three. */
    @Test
    void linksMakeChains() throws Exception {
        assertEquals(
                List.of(3),
                clustersOf(
                        eater("a", at("R140404-04", 0), 45, DIARRHOEA, 50),
                        eater("c", at("R140404-04", 40), 46, DIARRHOEA, 51),
                        eater("b", at("R140404-04", 20), 47, DIARRHOEA, 52)));
    }

    @Test
    void homeMealsAndUnknownPlacesLinkNobody() throws Exception {
        Exposure home = new Exposure(NOON, -1, "home:1", "豆角", "", "home");
        Exposure unknown = new Exposure(NOON, -1, "", "豆角", "", "stall");
        assertEquals(
                List.of(),
                clustersOf(
                        eater("a", home, 8, DIARRHOEA, 20),
                        eater("b", home, 8, DIARRHOEA, 21),
                        eater("c", unknown, 8, DIARRHOEA, 22),
                        eater("d", unknown, 8, DIARRHOEA, 23)));
    }

    @Test
    void theSameFoodOfTheSameSellerLinks() throws Exception {
        Exposure ham = new Exposure(NOON, -1, "", "火腿", "东街熟食", "shop");
        assertEquals(
                List.of(2),
                clustersOf(eater("a", ham, 8, DIARRHOEA, 20), eater("b", ham, 9, DIARRHOEA, 21)));
    }

    @Test
    void fiveOfACanteenReachTheUpperLimitAndFiveOfARestaurantDoNot() throws Exception {
        for (int i = 0; i < 5; i++) {
            episode(1, eater("c" + i, at("C140404-06", 0), 8, DIARRHOEA, 20 + i));
            episode(1, eater("r" + i, at("R140404-04", 0), 8, DIARRHOEA, 20 + i));
        }
        List<Finding> found = findings("FB-02", 100);
        assertEquals(1, found.size());
        assertEquals(5, found.get(0).observed());
        assertEquals(Shangdang.node("C140404-06"), found.get(0).node());
    }

    private TreeSet<String> subjects(List<Finding> found) {
        TreeSet<String> keys = new TreeSet<>();
        found.forEach(f -> keys.add(AlertFunction.identity(plan).subject(f)));
        return keys;
    }

    /** The report that names the cluster is corrected: another onset, a new version. */
    @Test
    void aCorrectionOfTheFirstCaseKeepsTheClusterItsName() throws Exception {
        CaseReport first = eater("a", at("R140404-04", 0), 8, DIARRHOEA, 20);
        episode(1, first);
        episode(1, eater("b", at("R140404-04", 0), 8, DIARRHOEA, 21));
        CaseReport gone = eater("a", at("R140404-04", 0), 8, DIARRHOEA, 30);
        CaseReport corrected = eater("a", at("R140404-04", 1), 6, DIARRHOEA, 30);
        episode(-1, gone);
        episode(1, corrected);
        List<Finding> found = findings("FB-04", 100);
        assertEquals(1, subjects(found).size(), found::toString);
        assertTrue(found.stream().allMatch(Finding::crossed), found::toString);
    }

    /** A guest from elsewhere whose meal was the earliest joins a cluster without a venue. */
    @Test
    void anEarlierMealOfAGuestFromElsewhereGivesNoSecondAlert() throws Exception {
        episode(1, eater("a", banquet(2), 8, DIARRHOEA, 20));
        episode(1, eater("b", banquet(2), 8, DIARRHOEA, 21));
        CaseReport guest = eater("c", banquet(0), 8, DIARRHOEA, 22);
        guest.residence = Shangdang.node("140400");
        episode(1, guest);
        List<Finding> found = findings("FB-04", 100);
        assertEquals(1, subjects(found).size(), found::toString);
        assertEquals(Shangdang.node("140404"), found.get(0).node());
        assertEquals(3, found.get(found.size() - 1).observed());
    }

    @Test
    void aWithdrawalThatLeavesOneEndsTheCluster() throws Exception {
        episode(1, eater("a", at("R140404-04", 0), 8, DIARRHOEA, 20));
        CaseReport second = eater("b", at("R140404-04", 0), 8, DIARRHOEA, 21);
        episode(1, second);
        second.receivedAt = NOON + 30 * HOUR;
        episode(-1, second);
        List<Finding> found = findings("FB-04", 100);
        assertEquals(List.of(true, false), found.stream().map(Finding::crossed).toList());
        assertEquals(1, subjects(found).size());
    }

    @Test
    void aWithdrawalOfTheOnlyOtherEndsWhatTheFirstNamed() throws Exception {
        CaseReport first = eater("a", banquet(0), 8, DIARRHOEA, 20);
        episode(1, first);
        episode(1, eater("b", banquet(0), 8, DIARRHOEA, 21));
        CaseReport gone = eater("a", banquet(0), 8, DIARRHOEA, 30);
        gone.residence = first.residence;
        episode(-1, gone);
        List<Finding> found = findings("FB-04", 100);
        assertEquals(List.of(true, false), found.stream().map(Finding::crossed).toList());
        assertEquals(1, subjects(found).size());
    }

    /** An earlier report of the first person takes its place: the alert keeps its name. */
    @Test
    void anotherReportOfTheFirstPersonKeepsTheClusterItsName() throws Exception {
        CaseReport first = eater("a", at("R140404-04", 0), 8, DIARRHOEA, 20);
        episode(1, first);
        episode(1, eater("b", at("R140404-04", 0), 8, DIARRHOEA, 21));
        CaseReport gone = eater("a", at("R140404-04", 0), 8, DIARRHOEA, 30);
        CaseReport earlier = eater("z", at("R140404-04", 0), 5, DIARRHOEA, 30);
        earlier.person = first.person;
        episode(-1, gone);
        episode(1, earlier);
        List<Finding> found = findings("FB-04", 100);
        assertEquals(1, subjects(found).size(), found::toString);
        assertTrue(found.stream().allMatch(Finding::crossed), found::toString);
    }

    private static CaseReport ofHousehold(long household, CaseReport r) {
        r.household = household;
        return r;
    }

    /** One family at its table: listed. A guest of another household makes it a message. */
    @Test
    void aClusterOfOneHouseholdIsListedUntilAnotherJoins() throws Exception {
        episode(1, ofHousehold(7, eater("a", at("R140404-04", 0), 8, DIARRHOEA, 20)));
        episode(1, ofHousehold(7, eater("b", at("R140404-04", 0), 8, DIARRHOEA, 21)));
        episode(1, ofHousehold(8, eater("c", at("R140404-04", 0), 8, DIARRHOEA, 22)));
        List<Finding> found = findings("FB-04", 100);
        assertEquals(
                List.of("2 LIST", "3 NOTIFY"),
                found.stream().map(f -> (int) f.observed() + " " + f.tier()).toList());
        assertTrue(found.get(0).method().contains("2 persons of 1 household;"), found::toString);
        assertTrue(found.get(1).method().endsWith("3 persons of 2 households"), found::toString);
        assertEquals(1, subjects(found).size());
    }

    @Test
    void whoseHouseholdIsNotKnownIsOneOfTheirOwn() throws Exception {
        episode(1, ofHousehold(7, eater("a", at("R140404-04", 0), 8, DIARRHOEA, 20)));
        episode(1, eater("b", at("R140404-04", 0), 8, DIARRHOEA, 21));
        List<Finding> found = findings("FB-04", 100);
        assertEquals(List.of(Tier.NOTIFY), found.stream().map(Finding::tier).toList());
    }

    @Test
    void aDeathInOneHouseholdIsTold() throws Exception {
        episode(1, ofHousehold(7, eater("a", at("R140404-04", 0), 8, DIARRHOEA, 20)));
        CaseReport died = ofHousehold(7, eater("b", at("R140404-04", 0), 8, DIARRHOEA, 21));
        died.flags |= CaseReport.DIED;
        episode(1, died);
        List<Finding> found = findings("FB-01", 100);
        assertEquals(List.of(Tier.NOTIFY), found.stream().map(Finding::tier).toList());
    }

    @Test
    void theFoodOfASellerLinksThoughEatenAtHomeAndElsewhere() throws Exception {
        Exposure home = new Exposure(NOON, -1, "home:1", "火腿", "东街熟食", "home");
        Exposure stall =
                new Exposure(NOON, Shangdang.node("R140404-04"), "", "火腿", "东街熟食", "restaurant");
        assertEquals(
                List.of(2),
                clustersOf(
                        eater("a", home, 8, DIARRHOEA, 20), eater("b", stall, 9, DIARRHOEA, 21)));
    }

    @Test
    void aSupermarketWithoutANameLinksNobody() throws Exception {
        Exposure bought = new Exposure(NOON, -1, "home:1", "火腿", "超市", "home");
        assertEquals(
                List.of(),
                clustersOf(
                        eater("a", bought, 8, DIARRHOEA, 20),
                        eater("b", bought, 9, DIARRHOEA, 21)));
    }

    /**
     * With vomiting up to 24 h (and 12 of slack) are usual, with a staphylococcal toxin up to 8.
     */
    @Test
    void aLaboratoryFindingReplacesTheHoursOfTheSymptoms() throws Exception {
        Exposure meal = at("R140404-04", 0);
        assertEquals(
                List.of(2),
                clustersOf(eater("a", meal, 30, VOMITING, 40), eater("b", meal, 30, VOMITING, 41)));
        Exposure other = at("R140404-05", 0);
        CaseReport first = eater("c", other, 30, VOMITING, 501);
        first.agent = agent("staphylococcus_aureus");
        assertEquals(List.of(), clustersOf(first, eater("d", other, 30, VOMITING, 502)));
    }

    /** Hepatitis A breaks out 15 to 50 days after the meal. */
    @Test
    void aMealWeeksAgoIsLinkedWhenTheAgentTakesWeeks() throws Exception {
        CaseReport first = eater("a", at("R140404-04", 0), 24 * 28, DIARRHOEA, 24 * 30);
        CaseReport second = eater("b", at("R140404-04", 3), 24 * 30, DIARRHOEA, 24 * 31);
        episode(1, first);
        episode(1, second);
        assertEquals(List.of(), findings("FB-04", 24 * 40));
        CaseReport third = eater("c", at("R140404-05", 0), 24 * 28, DIARRHOEA, 24 * 41);
        CaseReport fourth = eater("d", at("R140404-05", 3), 24 * 30, DIARRHOEA, 24 * 42);
        third.agent = agent("hepatitis_a");
        fourth.agent = third.agent;
        episode(1, third);
        episode(1, fourth);
        assertEquals(1, findings("FB-04", 24 * 60).size());
    }

    private int agent(String id) {
        List<Agent> agents = plan.links().incubation().agents();
        int i = 0;
        while (!agents.get(i).id().equals(id)) {
            i++;
        }
        return i + 1;
    }

    /** Neither residence nor facility is known: the cluster is told for the uppermost area. */
    @Test
    void casesWithoutAnyPlaceAreAClusterToo() throws Exception {
        for (String id : List.of("a", "b")) {
            CaseReport r = eater(id, banquet(0), 8, DIARRHOEA, id.equals("a") ? 20 : 21);
            r.residence = CaseReport.NO_PLACE;
            r.facility = CaseReport.NO_PLACE;
            episode(1, r);
        }
        List<Finding> found = findings("FB-04", 100);
        assertEquals(1, found.size());
        assertEquals(plan.directory().root(), found.get(0).node());
    }
}
