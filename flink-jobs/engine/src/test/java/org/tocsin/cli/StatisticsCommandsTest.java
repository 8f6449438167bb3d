package org.tocsin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands scan, exposures and tables on the reference cases of the module epi. */
class StatisticsCommandsTest {
    private static final Path GOLDEN = Path.of("../epi/src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path temp;

    private int run(Object command, Object... args) {
        CommandLine line = new CommandLine(command);
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        return line.execute(texts);
    }

    private JsonNode scan(Path folder, Object... more) throws IOException {
        Path result = temp.resolve("clusters.json");
        Object[] args = new Object[8 + more.length];
        args[0] = "--params";
        args[1] = folder.resolve("params.json");
        args[2] = "--locations";
        args[3] = folder.resolve("locations.csv");
        args[4] = "--cells";
        args[5] = folder.resolve("cells.csv");
        args[6] = "--output";
        args[7] = result;
        System.arraycopy(more, 0, args, 8, more.length);
        assertEquals(0, run(new ScanCommand(), args), err::toString);
        return JSON.readTree(result.toFile());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-poisson-cluster",
                "03-poisson-cell-baseline",
                "06-permutation-cluster",
                "08-permutation-day-of-week",
                "09-permutation-retrospective",
                "10-bernoulli-positivity",
                "12-expectation-based-poisson",
                "13-poisson-min-window",
                "15-permutation-replicates"
            })
    void scanWritesTheReferenceResult(String name) throws IOException {
        Path folder = GOLDEN.resolve("scan/synthetic").resolve(name);
        JsonNode expected = JSON.readTree(folder.resolve("expected.json").toFile());
        JsonNode got = scan(folder, "--replicates", 0);
        for (String count : List.of("totalCases", "distinctZones", "cylinders")) {
            assertEquals(expected.get(count), got.get(count), count);
        }
        assertEquals(expected.get("clusters").size(), got.get("clusters").size());
        for (int k = 0; k < expected.get("clusters").size(); k++) {
            JsonNode theirs = expected.get("clusters").get(k);
            JsonNode ours = got.get("clusters").get(k);
            theirs.properties()
                    .forEach(
                            e -> {
                                JsonNode value = ours.get(e.getKey());
                                if (e.getValue().isDouble()) {
                                    double want = e.getValue().asDouble();
                                    assertEquals(want, value.asDouble(), 1e-9 * want + 1e-12);
                                } else {
                                    assertEquals(e.getValue(), value, e.getKey());
                                }
                            });
        }
    }

    @Test
    void scanReportsPValuesAndDrawsAMap() throws IOException {
        Path map = temp.resolve("map.html");
        Path folder = GOLDEN.resolve("scan/synthetic/01-poisson-cluster");
        JsonNode got = scan(folder, "--replicates", 999, "--seed", 7, "--map", map, "--lang", "zh");
        JsonNode first = got.get("clusters").get(0);
        // With 999 replicates the standard error of this Gumbel p is a fifth of it; four of them.
        assertEquals(0.00189, first.get("pGumbel").asDouble(), 4 * 0.2 * 0.00189);
        assertEquals(
                1 / first.get("p").asDouble(),
                first.get("recurrenceIntervalDays").asDouble(),
                1e-6);
        JsonNode nulls = got.get("monteCarlo");
        assertEquals(first.get("pGumbel"), nulls.get("gumbel").get("pValue"));
        assertEquals(first.get("pMonteCarlo"), nulls.get("pValue"));
        assertEquals(nulls.get("rank").asDouble() / 1000, nulls.get("pValue").asDouble(), 1e-12);
        assertEquals(
                1 / nulls.get("pValue").asDouble(),
                nulls.get("recurrenceIntervalDays").get("monteCarlo").asDouble(),
                1e-6);
        assertEquals(got.get("totalCases").asDouble(), got.get("totalExpected").asDouble());
        String page = Files.readString(map);
        assertTrue(page.contains("时空聚集") && page.contains("<svg"), page);
        assertFalse(page.contains("http"), "nothing from the network");
        JsonNode again = scan(folder, "--replicates", 999, "--seed", 7, "--threads", 2);
        assertEquals(got, again);
    }

    @Test
    void scanTellsEveryMistakeWithItsLine() throws IOException {
        Path folder = GOLDEN.resolve("scan/synthetic/01-poisson-cluster");
        Path cells = temp.resolve("cells.csv");
        Files.writeString(cells, "location,t,cases\nL00,0,x\nNOWHERE,1,2\n");
        int code =
                run(
                        new ScanCommand(),
                        "--params",
                        folder.resolve("params.json"),
                        "--locations",
                        folder.resolve("locations.csv"),
                        "--cells",
                        cells,
                        "--output",
                        temp.resolve("none.json"));
        assertEquals(2, code);
        assertTrue(err.toString().contains("cells.csv:2: cases: 'x', expected"), err.toString());
        assertTrue(err.toString().contains("cells.csv:3: location: 'NOWHERE'"), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-two-venues", "02-gap-and-household"})
    void exposuresWritesTheReferenceClusters(String name) throws IOException {
        Path folder = GOLDEN.resolve("exposure/links").resolve(name);
        Path result = temp.resolve("links.json");
        int code =
                run(
                        new ExposuresCommand(),
                        "--cases",
                        folder.resolve("cases.csv"),
                        "--exposures",
                        folder.resolve("exposures.csv"),
                        "--params",
                        folder.resolve("params.json"),
                        "--output",
                        result);
        assertEquals(0, code, err::toString);
        JsonNode expected = JSON.readTree(folder.resolve("expected.json").toFile());
        JsonNode got = JSON.readTree(result.toFile());
        assertEquals(expected.get("eligiblePairs"), got.get("eligiblePairs"));
        assertEquals(expected.get("clusters"), got.get("clusters"));
    }

    private List<String> tables(String input, Object... more) throws IOException {
        Path result = temp.resolve("tables.csv");
        Object[] args = new Object[4 + more.length];
        args[0] = "--input";
        args[1] = GOLDEN.resolve("exposure").resolve(input);
        args[2] = "--output";
        args[3] = result;
        System.arraycopy(more, 0, args, 4, more.length);
        assertEquals(0, run(new TablesCommand(), args), err::toString);
        return Files.readAllLines(result);
    }

    private static void compare(List<String> expected, List<String> got) {
        assertEquals(expected.get(0), got.get(0));
        for (int line = 1; line < expected.size(); line++) {
            String[] theirs = expected.get(line).split(",");
            String[] ours = got.get(line).split(",");
            for (int k = 0; k < theirs.length; k++) {
                String column = expected.get(0).split(",")[k];
                boolean word = theirs[k].matches("[^-\\d].*") || "id".equals(column);
                if (word) {
                    assertEquals(theirs[k], ours[k], column);
                } else {
                    double want = Double.parseDouble(theirs[k]);
                    double tolerance = column.startsWith("or_cmle") ? 1e-6 : 1e-9;
                    assertEquals(want, Double.parseDouble(ours[k]), tolerance * Math.abs(want));
                }
            }
        }
    }

    @Test
    void tablesWritesTheReferenceColumns() throws IOException {
        Path exposure = GOLDEN.resolve("exposure");
        compare(
                Files.readAllLines(exposure.resolve("tables-expected.csv")),
                tables("tables-expected.csv"));
        compare(
                Files.readAllLines(exposure.resolve("oswego-expected.csv")),
                tables("oswego-line-list.csv"));
        compare(
                Files.readAllLines(exposure.resolve("binomial-expected.csv")),
                tables("binomial-expected.csv"));
    }

    @Test
    void tablesRanksTheSuspectFoodFirst() throws IOException {
        List<String> lines = tables("oswego-line-list.csv", "--rank");
        assertTrue(lines.get(1).startsWith("vanilla.ice.cream,43,11,3,18,"), lines.get(1));
        assertEquals(15, lines.size());
    }

    @Test
    void tablesRefusesWhatItDoesNotKnow() throws IOException {
        Path odd = temp.resolve("odd.csv");
        Files.writeString(odd, "p,q\n1,2\n");
        assertEquals(2, run(new TablesCommand(), "--input", odd));
        assertTrue(err.toString().contains("odd.csv:1: columns [p, q], expected"), err.toString());
    }
}
