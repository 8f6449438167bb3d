package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.drill.TestDrill.Outcome;
import org.tocsin.job.source.WatermarkPolicy;

/** The same input gives the same bytes, whatever parallelism, watermarks, order and files. */
@TestInstance(Lifecycle.PER_CLASS)
class DeterminismTest {
    private static final WatermarkPolicy STANDARD = WatermarkPolicy.standard();

    private Path folder;
    private List<Row> rows;
    private TestDrill drill;
    private Outcome expected;

    @BeforeAll
    void runOnce(@TempDir Path temporary) {
        folder = temporary;
        rows = new ArrayList<>(SmallEpidemic.rows());
        rows.sort(Comparator.comparing(Row::received));
        drill = new TestDrill(folder, SmallEpidemic.FROM, SmallEpidemic.UNTIL);
        expected = drill.run(rows);
    }

    @Test
    void theScenarioHoldsWhatTheOthersNeed() {
        assertTrue(rows.size() > 1_900 && rows.size() < 2_600, () -> rows.size() + " rows");
        assertEquals(0, expected.summary().at("/records/late").asInt());
        assertEquals("", expected.text("deadletters.ndjson"));
        for (String kind : List.of("duplicates", "revisions", "withdrawals")) {
            assertTrue(expected.summary().at("/records/" + kind).asInt() > 30, kind);
        }
        TreeSet<String> rules = new TreeSet<>();
        TreeSet<String> transitions = new TreeSet<>();
        expected.lines("alerts.ndjson")
                .forEach(
                        a -> {
                            rules.add(a.get("rule").asText());
                            transitions.add(a.get("transition").asText());
                        });
        assertTrue(
                rules.containsAll(
                        List.of("SC-02", "PC-01", "FB-02", "FB-04", "ST-03", "Q-01", "Q-02")),
                rules::toString);
        assertEquals("[closed, growth, opened, updated, withdrawn]", transitions.toString());
    }

    private static WatermarkPolicy policy(String text) {
        return text.endsWith("ms")
                ? new WatermarkPolicy(0, Long.parseLong(text.substring(0, text.length() - 2)))
                : new WatermarkPolicy(Integer.parseInt(text), 0);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,10000", "4,1", "2,200ms"})
    void parallelismAndWatermarksChangeNothing(int parallelism, String watermark) {
        assertSame(expected, drill.run(rows, parallelism, policy(watermark)));
    }

    /** In the order of receipt times that are wrong by less than the bound of one hour. */
    private static List<Row> shuffled(List<Row> rows, long seed) {
        Random random = new Random(seed);
        Map<Row, LocalDateTime> order = new HashMap<>();
        for (Row row : rows) {
            LocalDateTime at = LocalDateTime.parse(row.received().replace(' ', 'T'));
            order.put(row, at.plusSeconds(random.nextInt(3_590)));
        }
        List<Row> list = new ArrayList<>(rows);
        Collections.shuffle(list, random);
        list.sort(Comparator.comparing(order::get));
        return list;
    }

    @ParameterizedTest
    @CsvSource({"1,10000", "4,1"})
    void orderWithinTheBoundChangesNothing(int parallelism, String watermark) {
        List<Row> other = shuffled(rows, parallelism);
        assertTrue(!other.equals(rows));
        Map<String, List<String>> files = TestDrill.files(other);
        assertSame(expected, drill.runFiles(files, parallelism, policy(watermark), null));
    }

    @ParameterizedTest
    @CsvSource({"1,10000", "4,1"})
    void splittingOverFilesChangesNothing(int parallelism, String watermark) {
        Map<String, List<String>> files = new TreeMap<>();
        for (int part = 0; part < 3; part++) {
            List<Row> mine = new ArrayList<>();
            for (int i = part; i < rows.size(); i += 3) {
                mine.add(rows.get(i));
            }
            for (Map.Entry<String, List<String>> f :
                    TestDrill.files(shuffled(mine, part)).entrySet()) {
                files.put((2 - part) + "-" + f.getKey(), f.getValue());
            }
        }
        assertSame(expected, drill.runFiles(files, parallelism, policy(watermark), null));
    }

    @ParameterizedTest
    @CsvSource({"1,10000", "4,1"})
    void duplicatedFilesChangeNothingButTheRecordOfTheIntake(int parallelism, String watermark) {
        Map<String, List<String>> files = new TreeMap<>(TestDrill.files(rows));
        TestDrill.files(shuffled(rows, 9))
                .forEach((name, lines) -> files.put("again-" + name, lines));
        Outcome found = drill.runFiles(files, parallelism, policy(watermark), null);
        assertSame(expected, found);
        int before = expected.summary().at("/records/duplicates").asInt();
        assertEquals(before + rows.size(), found.summary().at("/records/duplicates").asInt());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "4,200ms"})
    void theLineListOf2011GivesTheSameBytes(int parallelism, String watermark) {
        Outcome one = EhecDrillTest.run(folder.resolve("ehec"), null);
        Scenario scenario = ScenarioReader.read(EhecDrillTest.SCENARIO);
        Path out = folder.resolve("ehec-" + parallelism);
        assertSame(one, TestDrill.run(scenario, out, parallelism, policy(watermark), null));
    }

    @Test
    void theLineListOf2011ShuffledSplitAndDoubledGivesTheSameBytes() throws Exception {
        Outcome one = EhecDrillTest.run(folder.resolve("ehec"), null);
        List<String> lines = java.nio.file.Files.readAllLines(EhecDrillTest.LINE_LIST);
        List<String> cases = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.shuffle(cases, new Random(7)); // reports span 77 days, the bound is 90
        List<org.tocsin.intake.InputSpec> inputs = new ArrayList<>();
        org.tocsin.intake.InputSpec model =
                ScenarioReader.read(EhecDrillTest.SCENARIO).inputs().get(0);
        for (int part = 0; part < 3; part++) {
            List<String> mine = new ArrayList<>(lines.subList(0, 1));
            for (int i = 0; i < cases.size(); i++) {
                if (i % 2 == part || part == 2) { // the third file holds everything again
                    mine.add(cases.get(i));
                }
            }
            Path file = java.nio.file.Files.write(folder.resolve("part-" + part + ".csv"), mine);
            inputs.add(
                    new org.tocsin.intake.InputSpec(
                            file,
                            model.kind(),
                            model.charset(),
                            model.columns(),
                            model.constants(),
                            model.zerosImplied()));
        }
        Scenario scenario = ScenarioReader.read(EhecDrillTest.SCENARIO).withInputs(inputs);
        Path out = folder.resolve("ehec-parts");
        assertSame(one, TestDrill.run(scenario, out, 2, STANDARD, null));
    }

    private static void assertSame(Outcome expected, Outcome found) {
        for (String file :
                List.of("alerts.ndjson", "signals.ndjson", "clusters.ndjson", "series.lp")) {
            List<String> one = expected.text(file).lines().toList();
            List<String> other = found.text(file).lines().toList();
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                assertEquals(one.get(i), other.get(i), file + ", line " + (i + 1));
            }
            assertEquals(expected.text(file), found.text(file), file);
        }
    }
}
