package org.tocsin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.epi.scan.Locations;
import org.tocsin.epi.scan.OverlapRule;
import org.tocsin.epi.scan.ReplicateOptions;
import org.tocsin.epi.scan.ScanModel;
import org.tocsin.epi.scan.ScanOptions;
import org.tocsin.epi.scan.TieRule;
import org.tocsin.epi.scan.WindowOptions;
import org.tocsin.epi.scan.ZoneOptions;

/**
 * The input of a scan: parameters, locations and cells. Locations are put into the order of their
 * ids, so that the order of the file does not matter.
 */
final class ScanFiles {
    private static final String LATLONG = "latlong";
    private static final List<String> COORDINATES = List.of("cartesian", LATLONG);
    private static final List<String> DEGREES = List.of("latitude", "longitude");
    private static final List<String> PLANE = List.of("x", "y");

    private final List<String> problems = new ArrayList<>();
    private final ParameterFile params;
    private final List<CsvTable.Row> places;
    private final CsvTable placeTable;
    private final ScanCells cells;

    /**
     * Reads the files.
     *
     * @param timeSteps steps of the study, 0 to take them from the parameters or the cells
     */
    ScanFiles(Path paramsFile, Path locationsFile, Path cellsFile, int timeSteps) {
        this.params = ParameterFile.read(paramsFile, problems);
        this.placeTable = CsvTable.read(locationsFile, problems, "location");
        CsvTable table = CsvTable.read(cellsFile, problems, "location", "t", "cases");
        this.places = new ArrayList<>(placeTable.rows());
        places.sort(Comparator.comparing(r -> r.text("location")));
        Map<String, Integer> index = new HashMap<>();
        for (CsvTable.Row row : places) {
            String id = row.text("location");
            if (id.isEmpty()) {
                row.problem("location", "empty, expected an id");
            } else if (index.putIfAbsent(id, index.size()) != null) {
                row.problem("location", "'" + id + "' given twice");
            }
        }
        int given = params.has("timeSteps") ? params.whole("timeSteps", 1, 1) : 0;
        if (given > ScanCells.MOST_STEPS) {
            params.problem("timeSteps", given + ", expected at most " + ScanCells.MOST_STEPS);
        }
        CsvTable.stopIfAny(problems);
        this.cells = new ScanCells(table, index, timeSteps > 0 ? timeSteps : given, problems);
    }

    List<String> ids() {
        return places.stream().map(r -> r.text("location")).toList();
    }

    int steps() {
        return cells.steps();
    }

    /** Cases in cells after the last step, which are not part of the study. */
    int casesAfterEnd() {
        return cells.casesAfterEnd();
    }

    List<String> ignoredParameters() {
        return params.unknown();
    }

    double[] column(String name) {
        return places.stream().mapToDouble(r -> r.number(name)).toArray();
    }

    /** Columns of the coordinates that the parameters ask for: degrees, or of a plane. */
    List<String> coordinateColumns() {
        boolean degrees = DEGREES.stream().allMatch(placeTable::has);
        boolean plane = PLANE.stream().allMatch(placeTable::has);
        return latlong() || degrees && !plane ? DEGREES : PLANE;
    }

    private boolean latlong() {
        String byDefault = placeTable.has("latitude") ? LATLONG : "cartesian";
        return LATLONG.equals(params.word("coordinates", byDefault, COORDINATES));
    }

    Locations locations() {
        List<String> columns = coordinateColumns();
        columns.forEach(placeTable::need);
        double[] a = column(columns.get(0));
        double[] b = column(columns.get(1));
        for (int i = 0; latlong() && i < a.length; i++) {
            requireDegrees(i, columns.get(0), a[i], 90);
            requireDegrees(i, columns.get(1), b[i], 360);
        }
        CsvTable.stopIfAny(problems);
        return latlong() ? Locations.globe(a, b) : Locations.plane(a, b);
    }

    private void requireDegrees(int place, String column, double value, int most) {
        if (Math.abs(value) > most) {
            String range = "expected degrees in [-" + most + ", " + most + "]";
            places.get(place).problem(column, "'" + value + "', " + range);
        }
    }

    ScanOptions options(ReplicateOptions replicates) {
        double percent = params.number("maxTemporalPercent", 50, 0);
        int byPercent = (int) Math.floor(percent * steps() / 100);
        int shortest = params.whole("minTemporal", 1, 1);
        int longest = params.whole("maxTemporal", Math.max(shortest, byPercent), shortest);
        WindowOptions windows =
                new WindowOptions(params.flag("prospective", true), shortest, longest);
        ZoneOptions zones = zones();
        int minCases = params.whole("minCases", 2, 1);
        OverlapRule overlap = overlap();
        double interval = params.number("intervalDays", 1);
        if (!(interval > 0)) {
            params.problem("intervalDays", interval + ", expected a number above 0");
        }
        CsvTable.stopIfAny(problems);
        return new ScanOptions(windows, zones, minCases, overlap, replicates, interval);
    }

    private ZoneOptions zones() {
        double share = params.number("maxSpatialFraction", 0.5);
        if (!(share > 0 && share <= 1)) {
            params.problem("maxSpatialFraction", share + ", expected a number in (0, 1]");
        }
        double radius = params.number("maxRadius", Double.POSITIVE_INFINITY, 0);
        String ties = params.word("tieRule", "group", List.of("group", "byIndex"));
        CsvTable.stopIfAny(problems);
        return new ZoneOptions(
                share, radius, "group".equals(ties) ? TieRule.GROUP : TieRule.BY_INDEX);
    }

    private OverlapRule overlap() {
        String rule =
                params.word(
                        "overlap",
                        "noSharedLocation",
                        List.of("noSharedLocation", "noCentreInside", "any"));
        return switch (rule) {
            case "noCentreInside" -> OverlapRule.NO_CENTRE_INSIDE;
            case "any" -> OverlapRule.ANY;
            default -> OverlapRule.NO_SHARED_LOCATION;
        };
    }

    /** Number of replicates in the parameters, 999 if not given. */
    int replicates() {
        int number = params.whole("replicates", 999, 0);
        CsvTable.stopIfAny(problems);
        return number;
    }

    ScanModel model() {
        return new ScanModels(params, placeTable, places, cells, problems).model();
    }
}
