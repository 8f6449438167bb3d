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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Wrong and unusual input of scan, exposures and tables: one line with file, line and field. */
class StatisticsInputTest {
    private static final String LOCATIONS =
            "location,x,y,population\nA,0,0,10\nB,1,0,20\nC,5,5,30\nD,6,5,10\n";
    private static final String CELLS =
            "location,t,cases,baseline,trials\nA,0,2,1.5,4\nA,4,3,0.5,9\nB,4,2,1,5\nC,1,2,2,2\n"
                    + "D,3,1,0.25,3\n";

    private final StringWriter err = new StringWriter();

    @TempDir Path temp;

    private int run(Object command, Object... args) {
        CommandLine line = new CommandLine(command);
        line.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true));
        List<String> texts = new ArrayList<>();
        for (Object arg : args) {
            texts.add(arg.toString());
        }
        return line.execute(texts.toArray(String[]::new));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(temp.resolve(name), text);
    }

    private int scan(String params, String locations, String cells, Object... more)
            throws IOException {
        List<Object> args =
                new ArrayList<>(
                        List.of(
                                "--params",
                                file("p.json", params),
                                "--locations",
                                file("l.csv", locations),
                                "--cells",
                                file("c.csv", cells),
                                "--output",
                                temp.resolve("o.json"),
                                "--replicates",
                                "0"));
        args.addAll(List.of(more));
        return run(new ScanCommand(), args.toArray());
    }

    private JsonNode result() throws IOException {
        return new ObjectMapper().readTree(temp.resolve("o.json").toFile());
    }

    private void assertTold(String message) {
        assertTrue(err.toString().contains(message), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "permutation|A,0,2,1,9|c.csv:7: location, t: this cell was given before",
                "poisson|A,1,0,-1,9|c.csv:7: baseline: '-1.0', expected a number of at least 0",
                "poisson-eb|A,1,1,0,9|c.csv:7: baseline: 0, expected more where there are cases",
                "bernoulli|A,1,4,1,2|c.csv:7: trials: '2', expected at least the 4 cases",
                "poisson|A,20240101,1,1,1|c.csv:7: t: '20240101', expected a step below 100000"
            })
    void aWrongCellIsToldWithItsLine(String model, String cell, String message) throws IOException {
        assertEquals(2, scan("{\"model\": \"" + model + "\"}", LOCATIONS, CELLS + cell + "\n"));
        assertTold(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "E,1,1,-5|l.csv:6: population: -5.0, expected at least 0",
                ",1,1,5|l.csv:6: location: empty, expected an id"
            })
    void aWrongLocationIsToldWithItsLine(String location, String message) throws IOException {
        String cells = "location,t,cases\nA,0,2\n";
        assertEquals(2, scan("{\"model\": \"poisson\"}", LOCATIONS + location + "\n", cells));
        assertTold(message);
    }

    @Test
    void casesWithoutPeopleAreToldWithTheirLocation() throws IOException {
        String empty = LOCATIONS.replace("A,0,0,10", "A,0,0,0");
        assertEquals(2, scan("{\"model\": \"poisson\"}", empty, "location,t,cases\nA,0,2\n"));
        assertTold("l.csv:2: population: 0, expected more where there are cases");
        String globe = "location,latitude,longitude\nA,95,0\n";
        assertEquals(2, scan("{\"model\": \"permutation\"}", globe, "location,t,cases\nA,0,2\n"));
        assertTold("l.csv:2: latitude: '95.0', expected degrees in [-90, 90]");
        String north = globe.replace("95", "45");
        assertEquals(2, scan("{\"model\": \"poisson\"}", north, "location,t,cases\nA,0,2\n"));
        assertTold("l.csv:1: population: column missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"timeSteps\": 2.5|p.json: timeSteps: 2.5, expected a whole number",
                "\"timeSteps\": -3|p.json: timeSteps: -3, expected a whole number of at least 1",
                "\"minCases\": 2.7|p.json: minCases: 2.7, expected a whole number",
                "\"maxTemporal\": 0|p.json: maxTemporal: 0, expected a whole number of at least 1",
                "\"maxSpatialFraction\": 50|p.json: maxSpatialFraction: 50.0, expected a number in",
                "\"strata\": \"month\"|p.json: strata: \"month\", expected dayOfWeek",
                "\"strata\": null} x|p.json:1: not JSON"
            })
    void aWrongParameterIsToldByItsName(String parameter, String message) throws IOException {
        String params = "{\"model\": \"permutation\", " + parameter + "}";
        assertEquals(2, scan(params, LOCATIONS, CELLS));
        assertTold(message);
    }

    @Test
    void wrongOptionsAreToldByTheirNames() throws IOException {
        String params = "{\"model\": \"permutation\"}";
        assertEquals(2, scan(params, LOCATIONS, CELLS, "--max-clusters", -1));
        assertTold("--max-clusters: -1, expected a whole number of at least 0");
        assertEquals(2, scan(params, LOCATIONS, CELLS, "--threads", 0));
        assertTold("--threads: 0, expected a whole number of at least 1");
    }

    /** The parameters inside an expected result, byte order marks and Windows lines are taken. */
    @Test
    void filesOfOtherProgramsAreTaken() throws IOException {
        String params = "{\"model\": \"poisson\", \"timeSteps\": 5}";
        assertEquals(0, scan(params, LOCATIONS, CELLS), err::toString);
        JsonNode plain = result();
        String inside = "\uFEFF{\"dataset\": \"x\", \"params\": " + params + ", \"clusters\": []}";
        String locations = "\uFEFF" + LOCATIONS.replace("\n", "\r\n");
        String cells = "\uFEFF" + CELLS.replace("\n", "\r\n");
        assertEquals(0, scan(inside, locations, cells), err::toString);
        assertEquals(plain, result());
    }

    /**
     * People: A 10, B 20, C 20, D 10, half of all 30. Forecast: A 2, B 1, C 2, D 0.25, half of all
     * 2.625. A and B make 30 people and 3 expected, C and D 30 people and 2.25 expected.
     */
    @Test
    void theSizeLimitIsByPopulationUnlessTheBaselineIsAskedFor() throws IOException {
        String params = "{\"model\": \"poisson-eb\", \"maxTemporal\": 1";
        String people = LOCATIONS.replace("C,5,5,30", "C,5,5,20");
        assertEquals(0, scan(params + "}", people, CELLS), err::toString);
        assertEquals(6, result().get("distinctZones").asInt(), "A, AB, B, C, CD, D");
        assertEquals(0, scan(params + ", \"weight\": \"baseline\"}", people, CELLS));
        assertEquals(5, result().get("distinctZones").asInt(), "A, B, C, CD, D");
    }

    @Test
    void coordinatesOfThePlaneAreTakenWhereThePlaneIsAskedFor() throws IOException {
        String both =
                "location,x,y,latitude,longitude\nA,0,0,36,112\nB,1,0,10,10\nC,5,5,36,112.1\n"
                        + "D,6,5,10,10.1\n";
        String params = "{\"model\": \"permutation\", \"coordinates\": \"cartesian\"}";
        assertEquals(0, scan(params, both, CELLS), err::toString);
        JsonNode byBoth = result();
        assertEquals(0, scan(params, LOCATIONS, CELLS), err::toString);
        assertEquals(result(), byBoth);
    }

    private int exposures(String params, String cases, String exposures) throws IOException {
        return run(
                new ExposuresCommand(),
                "--params",
                file("p.json", params),
                "--cases",
                file("c.csv", cases),
                "--exposures",
                file("e.csv", exposures),
                "--output",
                temp.resolve("o.json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "24, 1|6|1,vomiting|p.json: incubationHours.vomiting: [24,1], expected [lo, hi]",
                "1, 24|-1|1,vomiting|p.json: gapHours: -1, expected a number of at least 0",
                "1, 24|6|1e13,vomiting|c.csv:2: onset: '1e13', expected hours"
            })
    void wrongExposureInputIsToldByItsField(
            String range, String gap, String onsetAndSyndrome, String message) throws IOException {
        String params =
                "{\"incubationHours\": {\"vomiting\": [" + range + "]}, \"gapHours\": " + gap + "}";
        String cases = "case,onset,syndrome,household\nC1," + onsetAndSyndrome + ",H1\n";
        assertEquals(2, exposures(params, cases, "case,key,time\n"));
        assertTold(message);
    }

    /** Times are written as given; two households that are not known are not the same. */
    @Test
    void exposureTimesAreWrittenAsGiven() throws IOException {
        String params = "{\"incubationHours\": {\"vomiting\": [0.5, 24]}, \"gapHours\": 6}";
        String cases =
                "case,onset,syndrome,household\nC1,10.123456789,vomiting,NA\nC2,11,vomiting,NA\n";
        String exposures = "case,key,time\nC1,v,5.123456789\nC2,v,6.987654321\nC2,,7\n";
        assertEquals(0, exposures(params, cases, exposures), err::toString);
        JsonNode cluster = result().get("clusters").get(0);
        assertEquals(5.123456789, cluster.get("firstExposure").asDouble());
        assertEquals(6.987654321, cluster.get("lastExposure").asDouble());
        assertEquals(2, cluster.get("householdCount").asInt());
        assertTold("1 exposures not linked: no time or no key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,b,c,d|999999999,999999999,999999999,9|t.csv:2: a, b, c, d: cells must sum to",
                "a,b,c,d|300000000,300000000,300000000,3|t.csv:2: a, b, c, d: smallest margin",
                "id,a,a,b,c,d|1,1,2,3,4,5|t.csv:1: a: column given twice, expected once",
                "x,n,p0|3,5,0|t.csv:2: x, n, p0: share must be in (0, 1), the survey's half count"
            })
    void wrongTablesAreToldWithTheirLine(String header, String row, String message)
            throws IOException {
        Path input = file("t.csv", header + "\n" + row + "\n");
        assertEquals(2, run(new TablesCommand(), "--input", input));
        assertTold(message);
    }
}
