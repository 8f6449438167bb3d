package org.tocsin.cluster;

import org.tocsin.place.Directory;
import org.tocsin.place.Grid;

/** Where the places of a scan lie and what they are called: nodes of the directory or cells. */
public final class ScanPlaces {
    /** Says that the places are those of the directory. */
    public static final int OF_DIRECTORY = -1;

    private final Directory directory;
    private final Grid grid;

    private ScanPlaces(Directory directory, Grid grid) {
        this.directory = directory;
        this.grid = grid;
    }

    /** The places of a scan. */
    public static ScanPlaces of(ScanSettings settings, Directory directory) {
        PositionSettings positions = settings.positions();
        return new ScanPlaces(directory, positions == null ? null : positions.grid());
    }

    /** The places of a result. */
    public static ScanPlaces of(ClusterResult result, Scans scans, Directory directory) {
        if (result.doublings() == OF_DIRECTORY) {
            return new ScanPlaces(directory, null);
        }
        double step = scans.get(result.scan()).positions().grid().step();
        return new ScanPlaces(directory, new Grid(step, result.doublings()));
    }

    /** Whether they are cells of a grid. */
    public boolean areCells() {
        return grid != null;
    }

    /** The same with cells joined two by two in both directions. */
    ScanPlaces coarser() {
        return new ScanPlaces(directory, grid.coarser());
    }

    /** The place that stands for a node or a cell of the undoubled grid. */
    int of(int place) {
        return grid == null ? place : grid.cellOf(place);
    }

    /** How often cells were joined, or {@link #OF_DIRECTORY}. */
    int doublings() {
        return grid == null ? OF_DIRECTORY : grid.doublings();
    }

    /** Degrees of a cell, NaN for places of the directory. */
    public double degrees() {
        return grid == null ? Double.NaN : grid.degrees();
    }

    /** Latitude in degrees, or plane y. */
    public double lat(int place) {
        return grid == null ? directory.node(place).lat() : grid.lat(place);
    }

    /** Longitude in degrees, or plane x. */
    public double lon(int place) {
        return grid == null ? directory.node(place).lon() : grid.lon(place);
    }

    /** What identifies a place. */
    public String code(int place) {
        return grid == null ? directory.node(place).code() : grid.code(place);
    }

    /** A circle in words, so wide that it holds all persons of its cells. */
    public ClusterCircle circle(int centre, double radiusKm) {
        return grid == null
                ? new ClusterCircle(directory.node(centre).nameEn(), radiusKm)
                : new ClusterCircle(grid.code(centre), radiusKm + grid.reachKm(centre));
    }
}
