package org.tocsin.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.model.CaseReport;

/** Positions on a grid: expected points are the multiples of the step nearest by hand. */
class GridTest {
    @ParameterizedTest
    @CsvSource({
        "0.01, 36.0512, 113.0549, 36.05, 113.05, 36.05N113.05E",
        "0.01, 36.0551, 113.0449, 36.06, 113.04, 36.06N113.04E",
        "0.01, -33.86882, -151.20929, -33.87, -151.21, 33.87S151.21W",
        "0.01, 0.004, -0.004, 0, 0, 0.00N0.00E",
        "0.005, 36.0512, 113.0532, 36.05, 113.055, 36.050N113.055E",
        "0.005, 89.9999, 179.9999, 90, 180, 90.000N180.000E",
        "0.005, -90, -180, -90, -180, 90.000S180.000W",
        "0.25, 36.2, 113.1, 36.25, 113, 36.25N113.00E",
        "1, 36.4, 113.6, 36, 114, 36.00N114.00E"
    })
    void aPositionBelongsToTheNearestPoint(
            double step, double lat, double lon, double pointLat, double pointLon, String code) {
        Grid grid = Grid.of(step);
        int cell = grid.cell(lat, lon);
        assertNotEquals(CaseReport.NO_PLACE, cell);
        assertEquals(pointLat, grid.lat(cell), 1e-9);
        assertEquals(pointLon, grid.lon(cell), 1e-9);
        assertEquals(code, grid.code(cell));
    }

    @Test
    void allPositionsNearAPointAreOneNumberSoThatNoHouseCanBeTold() {
        SplittableRandom random = new SplittableRandom(5);
        for (double step : new double[] {0.005, 0.01, 0.02, 0.5}) {
            Grid grid = Grid.of(step);
            int cell = grid.cell(36.12, 113.5);
            for (int i = 0; i < 200; i++) {
                double north = grid.lat(cell) + (random.nextDouble() - 0.5) * step * 0.999;
                double east = grid.lon(cell) + (random.nextDouble() - 0.5) * step * 0.999;
                assertEquals(cell, grid.cell(north, east));
            }
        }
    }

    @Test
    void whatIsNotOnTheGlobeHasNoCell() {
        Grid grid = Grid.of(0.01);
        assertEquals(CaseReport.NO_PLACE, grid.cell(113.05, 36.05), "swapped");
        assertEquals(CaseReport.NO_PLACE, grid.cell(Double.NaN, 113));
        assertEquals(CaseReport.NO_PLACE, grid.cell(36, 180.01));
    }

    /**
     * Doubled cells join two by two from the south pole: rows 12605 and 12604 of 0.01 degrees
     * (36.05 and 36.04 north) are one, and columns 29304 and 29305 (113.04 and 113.05 east).
     */
    @Test
    void aCoarserGridJoinsFourCellsAndIsDrawnInTheirMiddle() {
        Grid fine = Grid.of(0.01);
        Grid coarse = fine.coarser();
        assertEquals(0.02, coarse.degrees(), 1e-12);
        int one = coarse.cellOf(fine.cell(36.05, 113.05));
        for (double lat : new double[] {36.04, 36.05}) {
            for (double lon : new double[] {113.04, 113.05}) {
                assertEquals(one, coarse.cellOf(fine.cell(lat, lon)));
            }
        }
        assertNotEquals(one, coarse.cellOf(fine.cell(36.06, 113.05)));
        assertNotEquals(one, coarse.cellOf(fine.cell(36.05, 113.03)));
        assertEquals(36.045, coarse.lat(one), 1e-9);
        assertEquals(113.045, coarse.lon(one), 1e-9);
        assertEquals("36.045N113.045E", coarse.code(one));
        Grid twice = coarse.coarser();
        assertEquals(twice.cellOf(fine.cell(36.05, 113.05)), twice.cellOf(one));
    }

    /** Half the diagonal of 0.01 degrees at the equator: 0.786 km = 111.13 x 0.005 x root of 2. */
    @Test
    void theReachOfACellIsHalfItsDiagonal() {
        Grid grid = Grid.of(0.01);
        assertEquals(0.786, grid.reachKm(grid.cell(0, 0)), 0.001);
        assertEquals(0.621, grid.reachKm(grid.cell(60, 0)), 0.001, "0.5557 and 0.2778 km");
        assertEquals(1.572, grid.coarser().reachKm(grid.cell(0, 0)), 0.001);
    }

    @Test
    void aGridThatWouldTellHousesIsRefused() {
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> Grid.of(0.001))
                        .getMessage()
                        .contains("got 0.001"));
        assertThrows(IllegalArgumentException.class, () -> Grid.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Grid.of(2));
    }
}
