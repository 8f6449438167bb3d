package org.tocsin.intake;

import java.util.regex.Pattern;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Unresolved;
import org.tocsin.place.Grid;

/**
 * Reads where a person lives or fell ill and rounds it to the grid at once: an exact position is
 * personal and goes no further. A position that cannot be used costs the position, not the record:
 * it is listed with the reason as unresolved, without its value.
 */
final class PositionReader {
    private static final Pattern DEGREES = Pattern.compile("[-+]?[0-9]{1,3}(\\.[0-9]{0,20})?");

    private final Values values;
    private final Grid grid;

    PositionReader(Values values, Grid grid) {
        this.values = values;
        this.grid = grid;
    }

    /** The cell of the current record, or no place. */
    int read(long receivedAt, IntakeOutput out) {
        boolean hasLat = values.has(Field.LATITUDE);
        boolean hasLon = values.has(Field.LONGITUDE);
        if (!hasLat && !hasLon) {
            return CaseReport.NO_PLACE;
        }
        if (hasLat != hasLon) {
            Field given = hasLat ? Field.LATITUDE : Field.LONGITUDE;
            return unusable(given, hasLat ? "no longitude" : "no latitude", receivedAt, out);
        }
        double lat = degrees(Field.LATITUDE);
        double lon = degrees(Field.LONGITUDE);
        if (Double.isNaN(lat) || Double.isNaN(lon)) {
            Field bad = Double.isNaN(lat) ? Field.LATITUDE : Field.LONGITUDE;
            return unusable(bad, "no decimal degrees", receivedAt, out);
        }
        if (!Grid.isOnGlobe(lat, lon)) {
            return unusable(Field.LATITUDE, "not on the globe", receivedAt, out);
        }
        if (lat == 0 && lon == 0) {
            return unusable(Field.LATITUDE, "both zero", receivedAt, out);
        }
        return grid.cell(lat, lon);
    }

    private static int unusable(Field field, String reason, long receivedAt, IntakeOutput out) {
        out.unresolved(new Unresolved(reason, field.column(), receivedAt));
        return CaseReport.NO_PLACE;
    }

    private double degrees(Field field) {
        String text = values.text(field);
        return DEGREES.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }
}
