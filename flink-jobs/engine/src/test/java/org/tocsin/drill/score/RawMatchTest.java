package org.tocsin.drill.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.job.Shangdang;

/**
 * A time line of ten weeks, days 0 to 70, so that shifts of 4 to 9 weeks are whole. One event in
 * Xichi (140404201): first report on day 10, last on day 18, so that its window is days 10 to 20.
 */
class RawMatchTest {
    private static final long DAY = 86_400_000L;

    private static Outbreak event(String id, int first, int last, int horizon) {
        return new Outbreak(
                id,
                "event",
                List.of("GI"),
                List.of("140404201"),
                "township",
                first * DAY,
                first * DAY,
                first * DAY,
                last * DAY,
                horizon,
                0,
                0,
                Set.of());
    }

    private static final Outbreak EVENT = event("e", 10, 18, 28);

    private static Episode alert(String rule, String place, int day, boolean sent) {
        return new Episode(
                rule + day,
                rule + "|" + place,
                rule,
                "statistical",
                place,
                "township",
                "GI",
                List.of(new Episode.Message(day * DAY, sent, Set.of())),
                (day + 7) * DAY);
    }

    private static JsonNode score(List<Outbreak> events, List<Episode> alerts) {
        return new RawMatch(events, alerts, 0, 70 * DAY, Shangdang.directory()).json();
    }

    /**
     * Alerts on days 12 and 50. By 4, 5, 6, 7, 8, 9 weeks the first comes to days 40, 47, 54, 61,
     * 68, 75 - 70 = 5: never in 10 to 20. The second comes to 78 - 70 = 8, 15, 22, 29, 36, 43:
     * once. Chance 1 of 6; at least four weeks apart both ways (4 to 6 weeks) 1 of 3. The delay is
     * 2 days.
     */
    @Test
    void alertsAreShiftedRoundByEveryWholeWeekFromFourOn() {
        JsonNode n =
                score(
                        List.of(EVENT),
                        List.of(
                                alert("ST-03", "140404201", 12, true),
                                alert("ST-03", "140404201", 50, true)));
        JsonNode all = n.at("/notify/all");
        assertEquals(1, all.path("matched").asInt());
        assertEquals(1, all.path("matchRate").asDouble());
        assertEquals(6, all.path("shifts").asInt());
        assertEquals(0.167, all.path("chance").asDouble());
        assertEquals(0.333, all.path("chanceApart").asDouble());
        assertEquals(2, n.at("/notify/events/0/fromReport").asDouble());
        assertEquals("ST-03", n.at("/notify/events/0/rule").asText());
        assertEquals(10, n.path("judgedWeeks").asDouble());
    }

    /**
     * Two events, days 10 to 20 and 40 to 42 + 2 = 44; one alert on day 12. By 4 weeks it comes to
     * day 40: one of two events. Raw 1 of 2; chance (1/2 + 0 + 0 + 0 + 0 + 0) / 6 = 0.083.
     */
    @Test
    void theChanceLevelIsTheMeanRateOverEvents() {
        JsonNode all =
                score(
                                List.of(EVENT, event("f", 40, 42, 28)),
                                List.of(alert("ST-03", "140404201", 12, true)))
                        .at("/list/all");
        assertEquals(0.5, all.path("matchRate").asDouble());
        assertEquals(0.083, all.path("chance").asDouble());
    }

    @Test
    void aListedAlertIsNoneThatWasSentAndAnotherTownIsNoMatch() {
        JsonNode n =
                score(
                        List.of(EVENT),
                        List.of(
                                alert("ST-03", "140404201", 12, false),
                                alert("ST-03", "140404101", 13, true)));
        assertEquals(0, n.at("/notify/all/matched").asInt());
        assertEquals(1, n.at("/list/all/matched").asInt());
        assertEquals(2, n.at("/list/byRule/ST-03/alerts").asInt());
    }

    /** The window ends 5 days after the first report if that is the horizon: day 16 is too late. */
    @Test
    void theHorizonEndsTheWindow() {
        Episode late = alert("ST-03", "140404201", 16, true);
        assertEquals(
                0,
                score(List.of(event("e", 10, 18, 5)), List.of(late))
                        .at("/list/all/matched")
                        .asInt());
        assertEquals(1, score(List.of(EVENT), List.of(late)).at("/list/all/matched").asInt());
    }

    /** Seven weeks hold shifts of 4, 5 and 6 weeks, and none that is four weeks from both ends. */
    @Test
    void aTimeLineTooShortForAShiftHasNoChanceLevel() {
        JsonNode seven =
                new RawMatch(List.of(EVENT), List.of(), 0, 49 * DAY, Shangdang.directory()).json();
        assertEquals(3, seven.at("/list/all/shifts").asInt());
        assertTrue(seven.at("/list/all/chanceApart").isMissingNode());
        JsonNode four =
                new RawMatch(List.of(EVENT), List.of(), 0, 28 * DAY, Shangdang.directory()).json();
        assertEquals(0, four.at("/list/all/shifts").asInt());
        assertTrue(four.at("/list/all/chance").isMissingNode());
    }
}
