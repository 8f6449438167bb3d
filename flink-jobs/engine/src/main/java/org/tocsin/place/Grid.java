package org.tocsin.place;

import java.io.Serializable;
import java.util.Locale;
import org.tocsin.model.CaseReport;

/**
 * A grid over latitude and longitude (WGS-84 degrees) to which exact positions of persons are
 * rounded, so that no house can be told from what is kept. Points of the grid are the multiples of
 * its step; a position belongs to the nearest one. A point is an {@code int}; it is negative for
 * some steps below 0.01, and never {@link CaseReport#NO_PLACE}.
 *
 * <p>{@link #coarser} joins points two by two in both directions; the cell is then named by the
 * number of its south-western point and drawn at its middle.
 *
 * @param step degrees between neighbouring points; 0.01 is 1.1 km north to south, and 0.9 km west
 *     to east at 36 degrees
 * @param doublings how often the grid was made coarser by two
 */
public record Grid(double step, int doublings) implements Serializable {
    /** Degrees of the default grid. */
    public static final double DEFAULT_STEP = 0.01;

    /** Finest grid, about 500 m: anything finer would point at a few houses. */
    public static final double FINEST = 0.005;

    /** Coarsest grid. */
    public static final double COARSEST = 1;

    /** Radius of the sphere on which the scan measures. */
    private static final double EARTH_RADIUS_KM = 6367;

    private static final double POLE = 90;
    private static final double DATE_LINE = 180;

    /** Checks the step. */
    public Grid {
        if (!(step >= FINEST && step <= COARSEST) || doublings < 0 || doublings > 16) {
            throw new IllegalArgumentException(
                    "a grid must have " + FINEST + " to " + COARSEST + " degrees, got " + step);
        }
    }

    /** A grid of a step in degrees. */
    public static Grid of(double step) {
        return new Grid(step, 0);
    }

    /** The grid with cells of twice the length. */
    public Grid coarser() {
        return new Grid(step, doublings + 1);
    }

    /** Length of a cell in degrees. */
    public double degrees() {
        return step * (1 << doublings);
    }

    /** Whether a position lies on the globe. */
    public static boolean isOnGlobe(double lat, double lon) {
        return Math.abs(lat) <= POLE && Math.abs(lon) <= DATE_LINE;
    }

    /** The cell of a position, or no place if it is not on the globe. */
    public int cell(double lat, double lon) {
        if (!isOnGlobe(lat, lon)) {
            return CaseReport.NO_PLACE;
        }
        long row = Math.round((lat + POLE) / step);
        long column = Math.round((lon + DATE_LINE) / step);
        return cellOf((int) (row * columns() + column));
    }

    /** The cell of this grid in which a point of the undoubled grid lies. */
    public int cellOf(int point) {
        if (doublings == 0) {
            return point;
        }
        int mask = -1 << doublings;
        return (int) ((row(point) & mask) * columns() + (column(point) & mask));
    }

    private long columns() {
        return Math.round(2 * DATE_LINE / step) + 1;
    }

    private long row(int cell) {
        return Integer.toUnsignedLong(cell) / columns();
    }

    private long column(int cell) {
        return Integer.toUnsignedLong(cell) % columns();
    }

    /** Latitude of the middle of a cell, degrees. */
    public double lat(int cell) {
        return rounded((row(cell) + middle()) * step - POLE);
    }

    /** Longitude of the middle of a cell, degrees. */
    public double lon(int cell) {
        return rounded((column(cell) + middle()) * step - DATE_LINE);
    }

    /** Half of the doubled cell, in steps, from its south-western point. */
    private double middle() {
        return ((1 << doublings) - 1) / 2.0;
    }

    /** Half the diagonal of a cell in km: how far from its middle a person in it can be. */
    public double reachKm(int cell) {
        double half = Math.toRadians(degrees() / 2) * EARTH_RADIUS_KM;
        return Math.hypot(half, half * Math.cos(Math.toRadians(lat(cell))));
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * 1e6) / 1e6;
    }

    /** A cell as people read it and as it is identified, such as {@code 36.05N113.05E}. */
    public String code(int cell) {
        return text(lat(cell), lon(cell));
    }

    /** A position with as many decimals as the grid needs, at least two. */
    private String text(double lat, double lon) {
        int decimals = 2;
        double unit = doublings == 0 ? step : step / 2;
        while (decimals < 5 && !isWhole(unit * Math.pow(10, decimals))) {
            decimals++;
        }
        String format = "%." + decimals + "f%s%." + decimals + "f%s";
        return String.format(
                Locale.ROOT,
                format,
                Math.abs(lat),
                lat < 0 ? "S" : "N",
                Math.abs(lon),
                lon < 0 ? "W" : "E");
    }

    private static boolean isWhole(double value) {
        return Math.abs(value - Math.rint(value)) < 1e-6;
    }
}
