package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.cluster.PositionSettings;
import org.tocsin.cluster.ScanSettings;
import org.tocsin.model.Axis;
import org.tocsin.place.Grid;

/** One scan or several, and everything that is wrong with them at once. */
class ScanSettingsReaderTest {
    private static final Grid GRID = Grid.of(0.02);

    private final List<String> problems = new ArrayList<>();

    private List<Scenario.Scan> read(String yaml) throws JsonProcessingException {
        return ScanSettingsReader.read(
                new YAMLMapper().readTree(yaml).path("scan"),
                GRID,
                (key, what) -> problems.add(key + ": " + what));
    }

    @Test
    void oneMappingIsOneUnnamedScanOverTownships() throws JsonProcessingException {
        List<Scenario.Scan> scans = read("scan: {indicators: [GI, FOOD]}");
        assertEquals(List.of(), problems);
        assertEquals(1, scans.size());
        assertEquals(List.of("GI", "FOOD"), scans.get(0).indicators());
        assertEquals("", scans.get(0).settings().name());
        assertNull(scans.get(0).settings().positions());
        assertEquals("drill", scans.get(0).settings().of(List.of(1), "drill").seed());
    }

    @Test
    void noKeyScansNothing() throws JsonProcessingException {
        List<Scenario.Scan> scans = read("ladder: {}");
        assertEquals(List.of(), problems);
        assertEquals(0, scans.get(0).settings().of(List.of(), "drill").bits());
    }

    @Test
    void aListIsScansSideBySideEachWithItsSeed() throws JsonProcessingException {
        List<Scenario.Scan> scans =
                read(
                        """
                        scan:
                          - {indicators: [FOOD]}
                          - {name: homes, indicators: [GI], places: coordinates,
                             locate: [record, institution, township], max_points: 300}
                          - {name: schools, indicators: [ILI], places: institution}
                        """);
        assertEquals(List.of(), problems);
        ScanSettings homes = scans.get(1).settings().of(List.of(2), "drill");
        assertEquals("drill#homes", homes.seed());
        assertEquals(
                new PositionSettings(
                        GRID,
                        List.of(
                                PositionSettings.Source.RECORD,
                                PositionSettings.Source.INSTITUTION,
                                PositionSettings.Source.TOWNSHIP),
                        300),
                homes.positions());
        assertEquals(Axis.RESIDENCE, homes.axis());
        assertEquals(Axis.INSTITUTION, scans.get(2).settings().axis());
    }

    @Test
    void everythingThatIsWrongIsSaid() throws JsonProcessingException {
        read(
                """
                scan:
                  - {name: a, indicators: [GI], locate: [record]}
                  - {name: a, indicators: [GI], region: county}
                  - {name: "No!", places: coordinates, locate: [house], max_points: 1}
                """);
        assertEquals(
                List.of(
                        "detectors.scan.locate: only with places: coordinates",
                        "detectors.scan.name: expected up to 20 of a-z, 0-9 and -, got No!",
                        "detectors.scan.max_points: expected at least 2, got 1",
                        "detectors.scan.locate: expected record, institution, township, got house",
                        "detectors.scan.name: scans side by side need distinct names",
                        "detectors.scan.region: scans side by side need one level of regions"),
                problems);
    }
}
