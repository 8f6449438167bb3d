package org.tocsin.cluster;

import java.io.Serializable;
import java.util.List;
import org.tocsin.place.Grid;

/**
 * Where a scan over positions takes the position of a case from.
 *
 * @param grid grid of the scenario, to which all positions are rounded
 * @param sources the first that gives a position decides; a case with none is left out and counted
 * @param mostPoints most distinct points of a region; above it cells are joined two by two in both
 *     directions until there are no more, and the result says so
 */
public record PositionSettings(Grid grid, List<Source> sources, int mostPoints)
        implements Serializable {
    /** Default of {@link #mostPoints}. */
    public static final int MOST_POINTS = 1000;

    /** What knows a position. */
    public enum Source {
        /** The latitude and longitude of the report itself. */
        RECORD,
        /** The school or other unit of the report, where it stands. */
        INSTITUTION,
        /** The point of the township or village of residence. */
        TOWNSHIP
    }

    /** Takes a copy. */
    public PositionSettings {
        sources = List.copyOf(sources);
    }

    /** Positions of the reports alone. */
    public static PositionSettings of(Grid grid) {
        return new PositionSettings(grid, List.of(Source.RECORD), MOST_POINTS);
    }
}
