package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.drill.TestDrill.Outcome;
import org.tocsin.job.source.WatermarkPolicy;

/**
 * The EHEC O104:H4 line list of 2011: 630 cases by day of hospitalisation and of arrival at the
 * national institute. By arrival: 1 on 18 May, 1 on 23 May, 24 on 24 May.
 */
class EhecDrillTest {
    static final Path FOLDER = Path.of("../../data-samples/real/ehec-2011");
    static final Path SCENARIO = FOLDER.resolve("scenario.yaml");
    static final Path LINE_LIST = FOLDER.resolve("ehec-o104-2011-linelist.csv");
    private static final String GERMANY = "axis=residence,indicator=HUS,level=nation,place=DE";

    @TempDir Path folder;

    static Outcome run(Path out, Long asOf) {
        return TestDrill.run(SCENARIO, out, 1, WatermarkPolicy.standard(), asOf);
    }

    private static Map<LocalDate, Integer> lineList(int column, String reportedBy)
            throws Exception {
        Map<LocalDate, Integer> byDay = new TreeMap<>();
        List<String> lines = Files.readAllLines(LINE_LIST);
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",");
            if (values[2].compareTo(reportedBy) <= 0) {
                byDay.merge(LocalDate.parse(values[column]), 1, Integer::sum);
            }
        }
        return byDay;
    }

    /** Counts by day as the series state them last; days without a case left out. */
    private static Map<LocalDate, Integer> stated(Outcome run, String measurement) {
        Map<LocalDate, Integer> byDay = new TreeMap<>();
        run.series()
                .forEach(
                        (key, fields) -> {
                            if (key.startsWith(measurement + "," + GERMANY + " ")) {
                                long at = Long.parseLong(key.substring(key.indexOf(' ') + 1));
                                int count = Integer.parseInt(fields.split("count=|i,")[1]);
                                LocalDate day =
                                        java.time.Instant.ofEpochSecond(at)
                                                .atZone(ZoneId.of("Europe/Berlin"))
                                                .toLocalDate();
                                if (count != 0) {
                                    byDay.put(day, count);
                                }
                            }
                        });
        return byDay;
    }

    @Test
    void firstCrossesOn24MayWhen24CasesFollowTwo() throws Exception {
        assertEquals(
                "{2011-05-18=1, 2011-05-23=1, 2011-05-24=24}",
                lineList(2, "2011-05-24").toString());

        Outcome run = run(folder, null);

        JsonNode first = run.lines("alerts.ndjson").get(0);
        assertEquals("opened", first.get("transition").asText());
        assertEquals("ST-03", first.get("rule").asText());
        assertEquals("2011-05-25T06:30+02:00", minutes(first.get("openedAt").asText()));
        assertEquals("2011-05-24", first.at("/window/to").asText());
        assertEquals("receipt", first.at("/window/axis").asText());
        assertEquals("notify", first.get("tier").asText());
        // the 3-day sum holds 23 and 24 May, the 7-day sum the case of 18 May as well
        List<String> signals = new ArrayList<>();
        for (JsonNode s : run.lines("signals.ndjson")) {
            if (s.get("method").asText().startsWith("ears-c2")) {
                String day = s.get("day").asText();
                assertTrue(day.compareTo("2011-05-24") >= 0, day);
                if (day.equals("2011-05-24")) {
                    signals.add(s.get("method").asText() + " " + s.get("observed").asInt());
                }
            }
        }
        assertEquals(List.of("ears-c2-3d 25", "ears-c2-7d 26"), signals);
        // the combination speaks on the same day, by the 24 received on it, and not a day earlier
        JsonNode combined =
                run.lines("signals.ndjson").stream()
                        .filter(n -> n.get("method").asText().equals("combined"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("2011-05-24", combined.get("day").asText());
        assertEquals(24, combined.get("observed").asInt());
        assertEquals("1d alone", combined.get("rung").asText());
        assertEquals(24, stated(run, "receipts").get(LocalDate.parse("2011-05-24")));
    }

    private static String minutes(String iso) {
        OffsetDateTime t = OffsetDateTime.parse(iso);
        return t.toString();
    }

    @Test
    void countsOfEveryDayEqualTheLineListInTheEnd() throws Exception {
        Outcome run = run(folder, null);
        assertEquals(lineList(1, "9999"), stated(run, "cases"));
        assertEquals(lineList(2, "9999"), stated(run, "receipts"));
        assertEquals(630, stated(run, "cases").values().stream().mapToInt(i -> i).sum());
    }

    @Test
    void judgingRawOccurrenceDatesRaisesNothing() {
        JsonNode demonstration = run(folder, null).summary().at("/demonstrations/0");
        assertEquals("raw-occurrence", demonstration.get("id").asText());
        assertEquals(0, demonstration.get("alarms").asInt());
    }

    /** The same epidemic reported on the day itself: then raw counts are complete and alarm. */
    @Test
    void judgingOccurrenceDatesWouldAlarmIfDaysWereComplete() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(LINE_LIST)) {
            String[] values = line.split(",");
            boolean header = values[1].startsWith("h");
            lines.add(header ? line : values[0] + "," + values[1] + "," + values[1]);
        }
        Path file = Files.write(folder.resolve("at-once.csv"), lines);
        Scenario scenario = ScenarioReader.read(SCENARIO);
        var model = scenario.inputs().get(0);
        var input =
                new org.tocsin.intake.InputSpec(
                        file,
                        model.kind(),
                        model.charset(),
                        model.columns(),
                        model.constants(),
                        false);
        Outcome run =
                TestDrill.run(
                        scenario.withInputs(List.of(input)),
                        folder.resolve("out"),
                        1,
                        WatermarkPolicy.standard(),
                        null);
        assertTrue(run.summary().at("/demonstrations/0/alarms").asInt() > 0);
    }

    @Test
    void asOf26MayShows137Of417() throws Exception {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        long asOf =
                LocalDate.parse("2011-05-27")
                        .atTime(6, 30)
                        .atZone(berlin)
                        .toInstant()
                        .toEpochMilli();
        Outcome run = run(folder, asOf);
        assertEquals(137, run.summary().at("/known/occurredByCutOff").asInt());
        assertEquals(417, run.summary().at("/known/occurredEventually").asInt());
        assertEquals("2011-05-26", run.summary().at("/known/day").asText());
        assertEquals("2011-05-26", run.summary().get("lastJudgedDay").asText());
        // counted by hand from the line list: reported by 26 May, and hospitalised by 26 May
        assertEquals(lineList(1, "2011-05-26"), stated(run, "cases"));
        assertEquals(137, stated(run, "cases").values().stream().mapToInt(i -> i).sum());
        int all = 0;
        for (Map.Entry<LocalDate, Integer> e : lineList(1, "9999").entrySet()) {
            all += e.getKey().isAfter(LocalDate.parse("2011-05-26")) ? 0 : e.getValue();
        }
        assertEquals(417, all);
        assertEquals(630 - 137, run.summary().at("/records/notYetReceived").asInt());
    }
}
