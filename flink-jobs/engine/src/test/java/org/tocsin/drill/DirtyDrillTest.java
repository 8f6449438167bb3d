package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.drill.TestDrill.Outcome;
import org.tocsin.job.source.WatermarkPolicy;

/** 1,000 good and 50 bad lines through the whole drill: exact counts and 50 dead letters. */
class DirtyDrillTest {
    private static final String[] TOWNSHIPS = {"140404001", "140404101", "140404102", "140404103"};

    @TempDir Path folder;

    private final List<String> expectedLetters = new ArrayList<>();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private int line = 1;
    private int bad;

    /**
     * Visit i of 1,000: 100 a day from 3 January, townships in turn, every third with diarrhoea.
     */
    private static Row good(int i) {
        String received =
                "2024-01-%02d %02d:%02d:00".formatted(3 + i / 100, 8 + i % 100 / 10, i % 10);
        String home = TOWNSHIPS[i % 4];
        return i % 3 == 0
                ? Row.gi("G" + i, "F140404-06", home, received)
                : Row.ili("G" + i, "F140404-06", home, received);
    }

    /** Bad values by column, reason and value; each spoils one line that were good without it. */
    private static List<String[]> spoilt() {
        List<String[]> all = new ArrayList<>();
        add(all, "visit_id", "missing-id", "", " ");
        add(all, "received_at", "bad-time", "yesterday", "2024-02-30 08:00", "24:00");
        add(all, "received_at", "future-receipt", "2099-01-01 00:00", "2024-02-01 06:30:01");
        add(all, "onset_at", "bad-time", "2024-13-01", "x");
        add(all, "onset_at", "future-date", "2024-01-25", "2042-02-12");
        add(all, "visit_at", "bad-time", "2024-01-03 25:10");
        add(all, "visit_at", "future-date", "2024-01-25 08:30");
        add(all, "reported_at", "future-date", "2024-01-25 10:00");
        add(all, "temperature_c", "bad-temperature", "386", "3.86", "29.9", "45.1", "0", "高热");
        add(all, "age_years", "bad-age", "-1", "121", "999", "abc");
        add(all, "facility_id", "missing-value", "");
        add(all, "facility_id", "unknown-facility", "F140404-99", "某医院", "140404101");
        add(all, "residence_code", "unknown-place", "140404110", "140404199002", "140404999");
        add(all, "residence_code", "bad-place", "苏店", "1404", "14040410");
        add(all, "belongs_to", "bad-belongs-to", "火星", "7");
        add(all, "record_version", "bad-version", "0", "1.5", "v2");
        add(all, "withdrawn", "bad-flag", "maybe");
        add(all, "sex", "bad-sex", "女士", "35");
        add(all, "severity", "bad-severity", "9");
        add(all, "disposition", "bad-disposition", "月球", "x");
        return all;
    }

    private static void add(List<String[]> all, String column, String reason, String... values) {
        for (String value : values) {
            all.add(new String[] {column, reason, value});
        }
    }

    private void write(byte[] bytes) throws IOException {
        file.write(bytes);
        file.write('\n');
        line++;
    }

    private void letter(byte[] bytes, String field, String reason) throws IOException {
        write(bytes);
        bad++;
        expectedLetters.add(line + " " + field + " " + reason);
    }

    private void dirt(int i) throws IOException {
        List<String[]> spoilt = spoilt();
        Row neighbour = good(i).with("visit_id", "B" + bad);
        if (bad < spoilt.size()) {
            String[] s = spoilt.get(bad);
            letter(utf8(neighbour.with(s[0], s[2]).line()), s[0], s[1]);
            return;
        }
        String text = neighbour.line();
        switch (bad - spoilt.size()) {
            case 0 -> letter(utf8(text + ",one more"), "", "wrong-columns");
            case 1 -> letter(utf8(text.substring(0, 30)), "", "wrong-columns");
            case 2 ->
                    letter(
                            utf8(text.replace("发热门诊", "\"发热门诊").replace("肠道门诊", "\"肠道门诊")),
                            "",
                            "unbalanced-quote");
            case 3 ->
                    letter(
                            neighbour
                                    .with("chief_complaint", "\u00ff\u00c0")
                                    .line()
                                    .getBytes(StandardCharsets.ISO_8859_1),
                            "",
                            "undecodable");
            case 4 ->
                    letter(
                            utf8(neighbour.with("received_at", "2024-01-01 09:00:00").line()),
                            "",
                            "late-beyond-bound");
            default -> throw new IllegalStateException("enough");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aThousandGoodLinesCountAndFiftyBadOnesAreNamed() throws Exception {
        file.write(utf8(Row.Kind.VISIT.header() + "\n"));
        for (int i = 0; i < 1_000; i++) {
            write(utf8(good(i).line()));
            if (i % 20 == 7) {
                dirt(i);
            }
        }
        assertEquals(50, bad);
        Outcome run =
                new TestDrill(folder, "2024-01-01", "2024-02-01T06:30")
                        .runBytes(
                                Map.of("visits.csv", file.toByteArray()),
                                2,
                                new WatermarkPolicy(1, 0),
                                null);

        List<String> letters = new ArrayList<>();
        for (JsonNode d : run.lines("deadletters.ndjson")) {
            letters.add(
                    d.get("line").asInt()
                            + " "
                            + d.get("field").asText()
                            + " "
                            + d.get("reason").asText());
            assertFalse(d.get("raw").asText().isEmpty());
            assertFalse(d.get("expected").asText().isEmpty());
            assertTrue(d.get("file").asText().endsWith("visits.csv"));
        }
        letters.sort(null);
        expectedLetters.sort(null);
        assertEquals(String.join("\n", expectedLetters), String.join("\n", letters));
        assertEquals(1_050, run.summary().at("/records/read").asInt());
        assertEquals(50, run.summary().at("/records/rejected").asInt());
        assertEquals(1, run.summary().at("/records/late").asInt());
        assertEquals(expectedCounts(), counts(run));
    }

    private static Map<String, Integer> expectedCounts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 1_000; i++) {
            String day = good(i).received().substring(0, 10);
            String key = (i % 3 == 0 ? "GI " : "ILI ") + TOWNSHIPS[i % 4] + " " + day;
            counts.merge(key, 1, Integer::sum);
        }
        return counts;
    }

    private static Map<String, Integer> counts(Outcome run) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String township : TOWNSHIPS) {
            for (String indicator : List.of("GI", "ILI")) {
                String tags =
                        "cases,axis=residence,indicator=%s,level=township,place=%s"
                                .formatted(indicator, township);
                for (int day = 3; day <= 12; day++) {
                    String date = "2024-01-%02d".formatted(day);
                    counts.put(
                            indicator + " " + township + " " + date,
                            (int) run.field(tags, date, "count"));
                }
                assertEquals(
                        new HashMap<>(counts)
                                .entrySet().stream()
                                        .filter(
                                                e ->
                                                        e.getKey()
                                                                .startsWith(
                                                                        indicator + " " + township))
                                        .mapToInt(Map.Entry::getValue)
                                        .sum(),
                        run.total(tags, "count"),
                        "nothing on other days");
            }
        }
        return counts;
    }
}
