package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.drill.TestDrill.Outcome;

/** A few reports whose counts can be worked out by hand, through the whole drill. */
@TestInstance(Lifecycle.PER_CLASS)
class CountsByHandTest {
    private static final String YINCHENG =
            "axis=residence,indicator=ILI,level=township,place=140404102";
    private static final String XIHUO =
            "axis=residence,indicator=ILI,level=township,place=140404103";
    private static final String COUNTY = "axis=residence,indicator=ILI,level=county,place=140404";
    private static final String COUNTY_SEEN =
            "axis=facility,indicator=ILI,level=county,place=140404";
    private static final String CENTRE =
            "axis=facility,indicator=ILI,level=facility,place=F140404-06";
    private static final String SCHOOL =
            "axis=institution,indicator=ILI,level=institution,place=S140404-06";

    private final List<Row> rows = new ArrayList<>();
    private Outcome run;

    @BeforeAll
    void runOnce(@TempDir Path folder) {
        episodes();
        axes();
        dailyReports();
        surge();
        run = new TestDrill(folder, "2024-01-01", "2024-03-15T06:30").run(rows);
    }

    private void ili(String id, String person, String home, String day) {
        rows.add(
                Row.ili(id, "F140404-06", home, day + " 09:00:00")
                        .with("patient_key", person)
                        .with("onset_at", day));
    }

    /**
     * Person A: 2, 10, 16 January are one episode (16 is 14 days after 2), 17 January begins the
     * second (15 days after 2), 31 January belongs to it (14 days after 17), 1 February begins the
     * third. Six visits, three episodes.
     */
    private void episodes() {
        String[] days = {
            "2024-01-02", "2024-01-10", "2024-01-16", "2024-01-17", "2024-01-31", "2024-02-01"
        };
        for (int i = 0; i < days.length; i++) {
            ili("a" + i, "A", "140404103", days[i]);
        }
    }

    /** Two pupils and one grown-up of Yincheng, and a traveller, all seen at the centre. */
    private void axes() {
        for (int i = 0; i < 2; i++) {
            rows.add(
                    Row.ili("p" + i, "F140404-06", "140404102", "2024-01-20 10:00:00")
                            .with("org", "荫城镇中心小学"));
        }
        rows.add(Row.ili("g", "F140404-06", "140404102", "2024-01-20 10:00:00"));
        rows.add(Row.ili("t", "F140404-06", "110101001", "2024-01-20 10:00:00"));
        rows.add(Row.ili("u", "F140404-06", "", "2024-01-20 10:00:00"));
    }

    /**
     * Three facilities on 5 January: 12 of 180, 3 of 120, and one that states visits but not ILI:
     * (12 + 3) / (180 + 120) = 5 %. On 6 January one facility alone, 4 of 90: too few for a rate.
     * Of 7 January the first version said 10 of 200, the second 20 of 200.
     */
    private void dailyReports() {
        rows.add(Row.daily("F140404-01", "2024-01-05", "180", "12", "2024-01-06 05:00:00"));
        rows.add(Row.daily("F140404-06", "2024-01-05", "120", "3", "2024-01-06 05:00:00"));
        rows.add(Row.daily("F140404-07", "2024-01-05", "400", "", "2024-01-06 05:00:00"));
        rows.add(Row.daily("F140404-01", "2024-01-06", "90", "4", "2024-01-07 05:00:00"));
        Row row = Row.daily("F140404-01", "2024-01-07", "200", "10", "2024-01-08 05:00:00");
        rows.add(row);
        rows.add(row.version(2, "2024-01-09 05:00:00").with("ili_visits", "20"));
    }

    /**
     * Diarrhoea in Sudian: one case on each of 40 days from 10 January, then 9 more after them, on
     * 19 February. All are received in the morning of their day, so the receipt day is the day of
     * the visit.
     */
    private void surge() {
        for (int day = 0; day < 40; day++) {
            String date = java.time.LocalDate.parse("2024-01-10").plusDays(day).toString();
            rows.add(Row.gi("s" + day, "F140404-05", "140404101", date + " 09:00:00"));
        }
        for (int i = 0; i < 9; i++) {
            rows.add(Row.gi("x" + i, "F140404-05", "140404101", "2024-02-19 09:0" + i + ":00"));
        }
    }

    @Test
    void aPersonIsOneEpisodeForFourteenDays() {
        for (String day : List.of("2024-01-02", "2024-01-17", "2024-02-01")) {
            assertEquals(1, run.field("cases," + XIHUO, day, "count"), day);
        }
        for (String day : List.of("2024-01-10", "2024-01-16", "2024-01-31")) {
            assertEquals(0, run.field("cases," + XIHUO, day, "count"), day);
            assertEquals(1, run.field("cases," + XIHUO, day, "visits"), day);
        }
        assertEquals(3, run.total("cases," + XIHUO, "count"));
        assertEquals(6, run.total("cases," + XIHUO, "visits"));
    }

    @Test
    void eachAxisCountsWhomItIsAbout() {
        String day = "2024-01-20";
        assertEquals(3, run.field("cases," + YINCHENG, day, "count"), "residents");
        assertEquals(3, run.field("cases," + COUNTY, day, "count"), "residents of the county");
        assertEquals(5, run.field("cases," + CENTRE, day, "count"), "all who were seen");
        assertEquals(5, run.field("cases," + COUNTY_SEEN, day, "count"));
        assertEquals(2, run.field("cases," + SCHOOL, day, "count"), "pupils");
    }

    /** 3 of 30,000 residents of Yincheng are 10 per 100,000; the facility axis has no rate. */
    @Test
    void ratesArePerResidents() {
        assertEquals(10, run.field("cases," + YINCHENG, "2024-01-20", "rate7"), 1e-6);
        assertEquals(10, run.field("cases," + YINCHENG, "2024-01-26", "rate7"), 1e-6);
        assertEquals(0, run.field("cases," + YINCHENG, "2024-01-27", "rate7"), 1e-6);
        assertEquals(10, run.field("cases," + YINCHENG, "2024-01-30", "ytd_rate"), 1e-6);
        assertTrue(Double.isNaN(run.field("cases," + CENTRE, "2024-01-20", "rate7")));
    }

    @Test
    void iliPercentLeavesOutAFacilityDayThatLacksAPart() {
        String county = "ili_percent,level=county,place=140404";
        assertEquals(15, run.field(county, "2024-01-05", "ili"));
        assertEquals(300, run.field(county, "2024-01-05", "visits"));
        assertEquals(5, run.field(county, "2024-01-05", "percent"), 1e-9);
        assertEquals(2, run.field(county, "2024-01-05", "facilities"));
        assertEquals(90, run.field(county, "2024-01-06", "visits"));
        assertEquals(-1, run.field(county, "2024-01-06", "percent"), "unknown below 100 visits");
        assertEquals(10, run.field(county, "2024-01-07", "percent"), 1e-9);
        String third = "ili_percent,level=facility,place=F140404-07";
        assertTrue(Double.isNaN(run.field(third, "2024-01-05", "visits")));
    }

    /**
     * Receipt days 10 January to 18 February have one case, 19 February 9. The 3-day sum of 19
     * February is 1 + 1 + 9 = 11. Its guard is 2 + 2 days, so the baseline are the 28 sums that end
     * on 18 January to 14 February, each 3: mean 3, standard deviation 0, floor 1. Threshold 3 + 4
     * = 7, score (11 - 3) / 1 = 8. The 7-day sum is 15; its baseline are the sums that end on 14
     * January to 10 February: the first two hold 5 and 6 days with a case, the others 7.
     */
    @Test
    void earsOnReceiptSumsIsWhatItIsByHand() {
        String point =
                "detector,axis=residence,indicator=GI,level=township,method=ears-c2-3d,place=140404101";
        assertEquals(11, run.field(point, "2024-02-19", "observed"));
        assertEquals(3, run.field(point, "2024-02-19", "expected"), 1e-9);
        assertEquals(7, run.field(point, "2024-02-19", "threshold"), 1e-9);
        assertEquals(8, run.field(point, "2024-02-19", "score"), 1e-9);
        assertEquals(28, run.field(point, "2024-02-19", "baseline_days"));
        assertEquals(1, run.field(point, "2024-02-19", "tier"), "a township goes to the list");
        assertEquals(0, run.field(point, "2024-02-18", "tier"));

        String week = point.replace("3d", "7d");
        assertEquals(15, run.field(week, "2024-02-19", "observed"));
        double mean = (5 + 6 + 26 * 7) / 28.0;
        double squares =
                (5 - mean) * (5 - mean) + (6 - mean) * (6 - mean) + 26 * (7 - mean) * (7 - mean);
        assertTrue(Math.sqrt(squares / 27) < 1, "the floor of the standard deviation holds");
        assertEquals(mean, run.field(week, "2024-02-19", "expected"), 1e-6);
        assertEquals(mean + 4, run.field(week, "2024-02-19", "threshold"), 1e-6);
        assertEquals(15 - mean, run.field(week, "2024-02-19", "score"), 1e-6);

        // the county has the same cases: above 5 standard deviations it is a message
        String county =
                "detector,axis=residence,indicator=GI,level=county,method=ears-c2-3d,place=140404";
        assertEquals(8, run.field(county, "2024-02-19", "score"), 1e-9);
        assertEquals(2, run.field(county, "2024-02-19", "tier"));
        assertEquals(
                0,
                run.lines("signals.ndjson").stream()
                        .filter(s -> s.get("tier").asText().equals("notify"))
                        .filter(s -> !s.at("/place/level").asText().equals("county"))
                        .count());
    }

    /** One day above the threshold, then six whose sums still hold it: one episode, one start. */
    @Test
    void signalsWithinSevenDaysAreOneEpisode() {
        List<String> starts = new ArrayList<>();
        run.lines("signals.ndjson")
                .forEach(
                        s -> {
                            boolean township = s.at("/place/code").asText().equals("140404101");
                            boolean seen = s.get("axis").asText().equals("residence");
                            boolean gi = s.get("indicator").asText().equals("GI");
                            boolean c2 = s.get("method").asText().startsWith("ears-c2");
                            if (township && seen && gi && c2 && s.get("runStart").asBoolean()) {
                                starts.add(s.get("method").asText() + " " + s.get("day").asText());
                            }
                        });
        assertEquals(List.of("ears-c2-3d 2024-02-19", "ears-c2-7d 2024-02-19"), starts);
    }
}
