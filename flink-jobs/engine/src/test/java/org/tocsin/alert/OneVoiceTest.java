package org.tocsin.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tocsin.job.RunPlan;
import org.tocsin.job.Shangdang;
import org.tocsin.job.alert.AlertFunction;
import org.tocsin.model.Axis;
import org.tocsin.model.Tier;
import org.tocsin.signal.PatientGroups;

/** The scan and the series of one county: who sends the message. */
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
                            Shangdang.SAMPLES.resolve("rules/statistical.yaml"),
                            Shangdang.SAMPLES.resolve("rules/clusters.yaml")));
    private final int series = plan.rules().first(Rule.Family.STATISTICAL);
    private final int scan = plan.rules().first(Rule.Family.SPACE_TIME);
    private final OneVoice voice =
            new OneVoice(
                    plan.rules(),
                    AlertFunction.identity(plan),
                    new PatientGroups(
                            plan.detection().triage(), plan.directory(), plan.indicators()),
                    AlertSettings.defaults());
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
}
