package org.tocsin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.epi.scan.BernoulliModel;
import org.tocsin.epi.scan.CaseTable;
import org.tocsin.epi.scan.ExpectationPoissonModel;
import org.tocsin.epi.scan.Locations;
import org.tocsin.epi.scan.OverlapRule;
import org.tocsin.epi.scan.PermutationModel;
import org.tocsin.epi.scan.PoissonModel;
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
    private static final int DAYS_OF_WEEK = 7;
    private static final String DAY_OF_WEEK = "dayOfWeek";

    private final List<String> problems = new ArrayList<>();
    private final ParameterFile params;
    private final List<CsvTable.Row> places;
    private final CsvTable placeTable;
    private final CsvTable cells;
    private final Map<String, Integer> index = new HashMap<>();
    private final int steps;
    private int casesAfterEnd;

    /**
     * Reads the files.
     *
     * @param timeSteps steps of the study, 0 to take them from the parameters or the cells
     */
    ScanFiles(Path paramsFile, Path locationsFile, Path cellsFile, int timeSteps) {
        this.params = ParameterFile.read(paramsFile, problems);
        this.placeTable = CsvTable.read(locationsFile, problems, "location");
        this.cells = CsvTable.read(cellsFile, problems, "location", "t", "cases");
        this.places = new ArrayList<>(placeTable.rows());
        places.sort(Comparator.comparing(r -> r.text("location")));
        for (CsvTable.Row row : places) {
            if (index.putIfAbsent(row.text("location"), index.size()) != null) {
                row.problem("location", "'" + row.text("location") + "' given twice");
            }
        }
        int given = params.whole("timeSteps", 0);
        int last = cells.rows().stream().mapToInt(r -> r.count("t")).max().orElse(0);
        this.steps = timeSteps > 0 ? timeSteps : given > 0 ? given : last + 1;
        CsvTable.stopIfAny(problems);
    }

    List<String> ids() {
        return places.stream().map(r -> r.text("location")).toList();
    }

    int steps() {
        return steps;
    }

    /** Cases in cells after the last step, which are not part of the study. */
    int casesAfterEnd() {
        return casesAfterEnd;
    }

    List<String> ignoredParameters() {
        return params.unknown();
    }

    double[] column(String name) {
        return places.stream().mapToDouble(r -> r.number(name)).toArray();
    }

    String[] coordinateColumns() {
        boolean degrees = placeTable.has("latitude") && placeTable.has("longitude");
        return degrees ? new String[] {"latitude", "longitude"} : new String[] {"x", "y"};
    }

    Locations locations() {
        String[] columns = coordinateColumns();
        if (!placeTable.has(columns[0]) || !placeTable.has(columns[1])) {
            problems.add("locations: columns x, y or latitude, longitude expected");
            CsvTable.stopIfAny(problems);
        }
        String byDefault = "x".equals(columns[0]) ? "cartesian" : "latlong";
        String kind = params.word("coordinates", byDefault, List.of("cartesian", "latlong"));
        double[] a = column(columns[0]);
        double[] b = column(columns[1]);
        CsvTable.stopIfAny(problems);
        return "latlong".equals(kind) ? Locations.globe(a, b) : Locations.plane(a, b);
    }

    ScanOptions options(ReplicateOptions replicates) {
        int byPercent = (int) Math.floor(params.number("maxTemporalPercent", 50) * steps / 100);
        int shortest = params.whole("minTemporal", 1);
        int longest = params.whole("maxTemporal", Math.max(shortest, byPercent));
        String ties = params.word("tieRule", "group", List.of("group", "byIndex"));
        String overlap =
                params.word(
                        "overlap",
                        "noSharedLocation",
                        List.of("noSharedLocation", "noCentreInside", "any"));
        WindowOptions windows =
                new WindowOptions(params.flag("prospective", true), shortest, longest);
        ZoneOptions zones =
                new ZoneOptions(
                        params.number("maxSpatialFraction", 0.5),
                        params.number("maxRadius", Double.POSITIVE_INFINITY),
                        "group".equals(ties) ? TieRule.GROUP : TieRule.BY_INDEX);
        OverlapRule rule =
                switch (overlap) {
                    case "noCentreInside" -> OverlapRule.NO_CENTRE_INSIDE;
                    case "any" -> OverlapRule.ANY;
                    default -> OverlapRule.NO_SHARED_LOCATION;
                };
        ScanOptions options =
                new ScanOptions(
                        windows,
                        zones,
                        params.whole("minCases", 2),
                        rule,
                        replicates,
                        params.number("intervalDays", 1));
        CsvTable.stopIfAny(problems);
        return options;
    }

    /** Number of replicates in the parameters, 999 if not given. */
    int replicates() {
        return params.whole("replicates", 999);
    }

    ScanModel model() {
        String name =
                params.word(
                        "model", "", List.of("poisson", "poisson-eb", "permutation", "bernoulli"));
        String weight =
                params.word(
                        "weight",
                        placeTable.has("population") ? "population" : "own",
                        List.of("own", "population", "baseline", "trials"));
        CaseTable cases = cases();
        boolean byBaseline = "baseline".equals(weight) || !placeTable.has("population");
        ScanModel model =
                switch (name) {
                    case "permutation" -> PermutationModel.of(cases);
                    case "bernoulli" -> BernoulliModel.of(cases, trials());
                    case "poisson-eb" -> ExpectationPoissonModel.of(cases, baseline());
                    case "poisson" ->
                            byBaseline
                                    ? PoissonModel.ofBaseline(cases, baseline())
                                    : byPopulation(cases);
                    default -> null;
                };
        CsvTable.stopIfAny(problems);
        return model;
    }

    private ScanModel byPopulation(CaseTable cases) {
        double[] population = places.stream().mapToDouble(r -> r.needed("population")).toArray();
        CsvTable.stopIfAny(problems);
        return cells.has("baseline")
                ? PoissonModel.ofBaseline(cases, baseline(), population)
                : PoissonModel.ofPopulation(cases, population);
    }

    private CaseTable cases() {
        CaseTable.Builder cases = CaseTable.builder(index.size(), steps);
        boolean days = DAY_OF_WEEK.equals(params.node("strata").asText());
        Map<String, Integer> strata = new HashMap<>();
        for (CsvTable.Row row : cells.rows()) {
            int t = row.count("t");
            Integer place = index.get(row.text("location"));
            if (place == null) {
                row.problem("location", "'" + row.text("location") + "' is not in the locations");
            } else if (t >= steps) {
                casesAfterEnd += row.count("cases");
            } else {
                int stratum = days ? t % DAYS_OF_WEEK : stratum(row, strata);
                cases.add(place, t, stratum, row.count("cases"));
            }
        }
        CsvTable.stopIfAny(problems);
        return cases.build();
    }

    private int stratum(CsvTable.Row row, Map<String, Integer> strata) {
        if (!cells.has("stratum")) {
            return 0;
        }
        Integer next = strata.size();
        Integer known = strata.putIfAbsent(row.text("stratum"), next);
        return known == null ? next : known;
    }

    private double[][] baseline() {
        double[][] baseline = new double[index.size()][steps];
        fill("baseline", (place, t, row) -> baseline[place][t] += row.needed("baseline"));
        return baseline;
    }

    private int[][] trials() {
        int[][] trials = new int[index.size()][steps];
        fill("trials", (place, t, row) -> trials[place][t] += row.count("trials"));
        return trials;
    }

    private interface CellUse {
        void take(int place, int t, CsvTable.Row row);
    }

    private void fill(String column, CellUse use) {
        if (!cells.has(column)) {
            problems.add("cells: " + column + ": column missing, which this model needs");
            CsvTable.stopIfAny(problems);
        }
        for (CsvTable.Row row : cells.rows()) {
            if (row.count("t") < steps) {
                use.take(index.get(row.text("location")), row.count("t"), row);
            }
        }
        CsvTable.stopIfAny(problems);
    }
}
