package org.tocsin.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.job.RunPlan;
import org.tocsin.job.Shangdang;
import org.tocsin.job.alert.AlertFunction;
import org.tocsin.model.Axis;
import org.tocsin.model.Tier;
import org.tocsin.signal.PatientGroups;

/** Exposures, the scan and the series of one county: who sends the message. */
class OneVoiceTest {
    private static final int SUDIAN = Shangdang.node("140404101");
    private static final int YINCHENG = Shangdang.node("140404102");
    private static final int COUNTY = Shangdang.node("140404");
    private static final int FIRST = Shangdang.day("2024-02-01");

    private final RunPlan plan =
            Shangdang.plan(
                    "2024-01-01",
                    "2024-03-15T06:30",
                    List.of(
                            Shangdang.SAMPLES.resolve("rules/core.yaml"),
                            Shangdang.SAMPLES.resolve("rules/statistical.yaml"),
                            Shangdang.SAMPLES.resolve("rules/clusters.yaml")));
    private final int series = plan.rules().first(Rule.Family.STATISTICAL);
    private final int scan = plan.rules().first(Rule.Family.SPACE_TIME);
    private final OneVoice voice =
            new OneVoice(
                    AlertFunction.identity(plan),
                    new PatientGroups(
                            plan.detection().triage(), plan.directory(), plan.indicators()),
                    AlertSettings.defaults(),
                    30);
    private final TreeMap<String, OneVoice.Message> sent = new TreeMap<>();

    private Crossing crossing(int rule, int day, int length, int node, String of, Tier tier) {
        int last = FIRST + day;
        Finding f =
                new Finding(
                        rule,
                        plan.clock().closeOf(last),
                        true,
                        false,
                        tier,
                        Axis.RESIDENCE,
                        node,
                        plan.ordinal(of),
                        rule == scan ? "cluster" : "",
                        9,
                        5,
                        3,
                        4,
                        "method",
                        last - length + 1,
                        last,
                        true,
                        last - length + 1,
                        last,
                        28,
                        last - 40,
                        0,
                        Double.NaN,
                        List.of());
        return Crossing.of(f);
    }

    private String told(Crossing... crossings) {
        List<Crossing> sorted = new ArrayList<>(List.of(crossings));
        sorted.sort(Crossing.order(plan.rules()));
        List<String> told = new ArrayList<>();
        for (Finding f : voice.take(sorted, sent)) {
            told.add((f.rule() == scan ? "scan " : "series ") + f.tier());
        }
        return String.join(", ", told);
    }

    @Test
    void atOneCloseTheClusterSpeaksAndTheSeriesIsListed() {
        Crossing town = crossing(series, 0, 3, SUDIAN, "ILI", Tier.NOTIFY);
        Crossing cluster = crossing(scan, 0, 7, SUDIAN, "ILI", Tier.NOTIFY);
        assertEquals("scan NOTIFY, series LIST", told(town, cluster));
    }

    @Test
    void whoHasSpokenGoesOnToSpeak() {
        assertEquals("series NOTIFY", told(crossing(series, 0, 3, COUNTY, "FEVER", Tier.NOTIFY)));
        Crossing again = crossing(series, 1, 3, COUNTY, "FEVER", Tier.NOTIFY);
        Crossing cluster = crossing(scan, 1, 7, SUDIAN, "ILI", Tier.NOTIFY);
        assertEquals("scan LIST, series NOTIFY", told(again, cluster));
        List<Finding> next =
                voice.take(List.of(crossing(scan, 2, 8, SUDIAN, "ILI", Tier.NOTIFY)), sent);
        assertEquals("method; the message on these patients is by ST-03", next.get(0).method());
    }

    @Test
    void otherPlacesOtherPatientsAndOtherDaysSpeakForThemselves() {
        told(crossing(scan, 0, 7, SUDIAN, "ILI", Tier.NOTIFY));
        assertEquals("series NOTIFY", told(crossing(series, 1, 3, YINCHENG, "ILI", Tier.NOTIFY)));
        assertEquals("series NOTIFY", told(crossing(series, 1, 3, SUDIAN, "GI", Tier.NOTIFY)));
        assertEquals("series NOTIFY", told(crossing(series, 4, 3, SUDIAN, "FEVER", Tier.NOTIFY)));
    }

    @Test
    void aMessageQuietForAWeekSpeaksForNobody() {
        told(crossing(scan, 0, 30, SUDIAN, "ILI", Tier.NOTIFY));
        assertEquals("series LIST", told(crossing(series, 7, 10, SUDIAN, "ILI", Tier.NOTIFY)));
        assertEquals("series NOTIFY", told(crossing(series, 8, 10, SUDIAN, "ILI", Tier.NOTIFY)));
        assertTrue(sent.size() == 1, "the old message is forgotten");
    }

    @Test
    void whatIsListedSilencesNobody() {
        told(crossing(scan, 0, 7, SUDIAN, "ILI", Tier.LIST));
        assertEquals("series NOTIFY", told(crossing(series, 0, 3, SUDIAN, "ILI", Tier.NOTIFY)));
    }

    private Crossing cluster(String name, int day, int node) {
        Finding f = crossing(scan, day, 7, node, "ILI", Tier.NOTIFY).finding();
        return Crossing.of(
                new Finding(
                        f.rule(),
                        f.at(),
                        true,
                        false,
                        f.tier(),
                        f.axis(),
                        node,
                        f.indicator(),
                        name,
                        f.observed(),
                        f.threshold(),
                        f.expected(),
                        f.score(),
                        f.method(),
                        f.windowFrom(),
                        f.windowTo(),
                        true,
                        f.windowFrom(),
                        f.windowTo(),
                        f.baselineDays(),
                        f.baselineFrom(),
                        0,
                        Double.NaN,
                        List.of()));
    }

    /** Clusters of one scan share no patients by themselves; those of two scans may. */
    @Test
    void ofTwoScansSideBySideOneSpeaks() {
        assertEquals("scan NOTIFY", told(cluster("140404101@2024-02-01", 0, SUDIAN)));
        assertEquals("scan NOTIFY", told(cluster("140404101@2024-02-02", 1, SUDIAN)));
        assertEquals("scan LIST", told(cluster("homes:36.1N113.1E+1.6km@2024-02-02", 1, SUDIAN)));
        assertEquals("scan LIST", told(cluster("homes:36.1N113.1E+1.6km@2024-02-02", 1, COUNTY)));
        assertEquals(
                "scan NOTIFY", told(cluster("homes:35.9N113.1E+1.6km@2024-02-02", 1, YINCHENG)));
    }

    private Crossing linked(String rule, String subject, int node, boolean crossed, String... ids) {
        int index = indexOf(rule);
        Finding f =
                Finding.ofCases(
                        index,
                        plan.rules().rule(index),
                        plan.clock().closeOf(FIRST) - 1,
                        crossed,
                        Axis.INSTITUTION,
                        node,
                        plan.ordinal("FOOD"),
                        subject,
                        ids.length,
                        "linked",
                        FIRST - 2,
                        FIRST - 1,
                        FIRST - 2,
                        FIRST - 1,
                        List.of(ids));
        return new Crossing(f, Collections.nCopies(ids.length, SUDIAN));
    }

    private int indexOf(String rule) {
        int i = 0;
        while (!plan.rules().rule(i).id().equals(rule)) {
            i++;
        }
        return i;
    }

    private String exposures(Crossing... crossings) {
        List<Crossing> sorted = new ArrayList<>(List.of(crossings));
        sorted.sort(Crossing.order(plan.rules()));
        List<String> told = new ArrayList<>();
        for (Finding f : voice.take(sorted, sent)) {
            told.add(f.subject() + " " + (f.crossed() ? f.tier() : "over"));
        }
        return String.join(", ", told);
    }

    /** A cluster of 12 cases c1..c12 in space and time where 3 were expected. */
    private Crossing scanOfTwelve() {
        Finding f = crossing(scan, 0, 7, SUDIAN, "FOOD", Tier.NOTIFY).finding();
        return Crossing.of(
                new Finding(
                        f.rule(),
                        f.at(),
                        true,
                        false,
                        Tier.NOTIFY,
                        f.axis(),
                        f.node(),
                        f.indicator(),
                        f.subject(),
                        12,
                        Double.NaN,
                        3,
                        9,
                        "scan",
                        f.windowFrom(),
                        f.windowTo(),
                        true,
                        f.windowFrom(),
                        f.windowTo(),
                        28,
                        f.baselineFrom(),
                        0,
                        Double.NaN,
                        List.of(cases(12))));
    }

    private static String[] cases(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(i -> "c" + i).toArray(String[]::new);
    }

    /** Without 6 of the 12 cases 6 are left: P(X at least 6) = 0.084 for a mean of 3. */
    @Test
    void aScanOfPatientsWhomARestaurantExplainsIsListed() {
        exposures(linked("FB-04", "#a", SUDIAN, true, cases(6)));
        assertEquals("scan LIST", told(scanOfTwelve()));
    }

    /** Without 5 of the 12 cases 7 are left: P(X at least 7) = 0.034 for a mean of 3. */
    @Test
    void aScanWithMorePatientsThanARestaurantExplainsSpeaks() {
        exposures(linked("FB-04", "#a", SUDIAN, true, cases(5)));
        assertEquals("scan NOTIFY", told(scanOfTwelve()));
    }

    /** The guests' visits are counted as other reports, so that no record is shared. */
    @Test
    void guestsCountedByAnotherReportAreFoundByTheirHomes() {
        Crossing elsewhere = linked("FB-04", "#a", SUDIAN, true, others(6));
        exposures(new Crossing(elsewhere.finding(), Collections.nCopies(6, YINCHENG)));
        assertEquals("scan NOTIFY", told(scanOfTwelve()));
        sent.clear();
        exposures(linked("FB-04", "#a", SUDIAN, true, others(6)));
        assertEquals("scan LIST", told(scanOfTwelve()));
    }

    private static String[] others(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(i -> "f" + i).toArray(String[]::new);
    }

    /** The scan looks 30 days back: so long the restaurant's patients stand in its windows. */
    @Test
    void aRestaurantIsRememberedForTheScansLongestWindow() {
        exposures(linked("FB-04", "#a", SUDIAN, true, cases(12)));
        assertEquals("scan LIST", told(at(scanOfTwelve(), 29)));
        assertEquals("scan NOTIFY", told(at(scanOfTwelve(), 30)));
    }

    private Crossing at(Crossing c, int day) {
        Finding f = c.finding();
        int last = FIRST + day;
        return Crossing.of(
                new Finding(
                        f.rule(),
                        plan.clock().closeOf(last),
                        true,
                        false,
                        f.tier(),
                        f.axis(),
                        f.node(),
                        f.indicator(),
                        f.subject(),
                        f.observed(),
                        f.threshold(),
                        f.expected(),
                        f.score(),
                        f.method(),
                        last - 29,
                        last,
                        true,
                        last - 29,
                        last,
                        28,
                        f.baselineFrom(),
                        0,
                        Double.NaN,
                        f.records()));
    }

    /** 5 of the one and 3 of the other leave 4 of 12; the second rule on the first adds nothing. */
    @Test
    void twoRestaurantsTogetherMayExplainAScan() {
        exposures(linked("FB-04", "#a", SUDIAN, true, cases(5)));
        exposures(linked("FB-09", "#a", SUDIAN, true, cases(5)));
        assertEquals("scan NOTIFY", told(scanOfTwelve()));
        sent.clear();
        exposures(linked("FB-04", "#a", SUDIAN, true, cases(5)));
        exposures(linked("FB-04", "#b", SUDIAN, true, "c7", "c8", "c9"));
        assertEquals("scan LIST", told(scanOfTwelve()));
    }

    @Test
    void aRuleThatCountsCasesIsNeverKeptBackByAScan() {
        assertEquals("scan NOTIFY", told(scanOfTwelve()));
        assertEquals("#a NOTIFY", exposures(linked("FB-04", "#a", SUDIAN, true, cases(12))));
    }

    /** Six residents ate there; without them 3 of 9 are left where 3 were expected. */
    @Test
    void aSeriesOfPatientsWhomARestaurantExplainsIsListed() {
        exposures(linked("FB-04", "#a", SUDIAN, true, cases(6)));
        assertEquals("series LIST", told(crossing(series, 0, 3, SUDIAN, "FOOD", Tier.NOTIFY)));
        assertEquals("series NOTIFY", told(crossing(series, 0, 3, YINCHENG, "FOOD", Tier.NOTIFY)));
    }

    @Test
    void aDishIsToldWithItsRestaurant() {
        Crossing venue = linked("FB-04", "#a", SUDIAN, true, "c1", "c2", "c3");
        Crossing dish = linked("FB-04", "food:duck|east #a", COUNTY, true, "c1", "c2", "c3");
        assertEquals("#a NOTIFY, food:duck|east #a LIST", exposures(dish, venue));
    }

    @Test
    void aDishThatOthersAteElsewhereSpeaks() {
        exposures(linked("FB-04", "#a", SUDIAN, true, "c1", "c2", "c3"));
        Crossing dish = linked("FB-04", "food:duck|east #a", COUNTY, true, "c1", "c2", "c9");
        assertEquals("food:duck|east #a NOTIFY", exposures(dish));
    }

    @Test
    void whenTheRestaurantIsTakenBackTheDishSpeaks() {
        exposures(linked("FB-04", "#a", SUDIAN, true, "c1", "c2", "c3"));
        Crossing back = linked("FB-04", "#a", SUDIAN, false);
        Crossing dish = linked("FB-04", "food:duck|east #a", COUNTY, true, "c1", "c2", "c3");
        assertEquals("#a over, food:duck|east #a NOTIFY", exposures(dish, back));
    }

    @Test
    void theCitysRuleSpeaksBesideTheCountys() {
        Crossing county = linked("FB-04", "#a", SUDIAN, true, "c1", "c2");
        Crossing city = linked("FB-09", "#a", SUDIAN, true, "c1", "c2");
        assertEquals("#a NOTIFY, #a NOTIFY", exposures(county, city));
    }
}
