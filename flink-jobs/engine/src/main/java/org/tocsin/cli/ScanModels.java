package org.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.tocsin.epi.scan.BernoulliModel;
import org.tocsin.epi.scan.CaseTable;
import org.tocsin.epi.scan.ExpectationPoissonModel;
import org.tocsin.epi.scan.PermutationModel;
import org.tocsin.epi.scan.PoissonModel;
import org.tocsin.epi.scan.ScanModel;

/**
 * The model that the parameters of a scan ask for.
 *
 * <p>Weights of the size limit: the parameter {@code weight}; without it the population if there is
 * one, otherwise the baseline. Tests weigh by their number unless asked otherwise, and the
 * permutation model always by its cases.
 */
final class ScanModels {
    private static final String POPULATION = "population";
    private static final String BASELINE = "baseline";
    private static final String TRIALS = "trials";

    private final ParameterFile params;
    private final CsvTable placeTable;
    private final List<CsvTable.Row> places;
    private final ScanCells cells;
    private final List<String> problems;

    ScanModels(
            ParameterFile params,
            CsvTable placeTable,
            List<CsvTable.Row> places,
            ScanCells cells,
            List<String> problems) {
        this.params = params;
        this.placeTable = placeTable;
        this.places = places;
        this.cells = cells;
        this.problems = problems;
    }

    ScanModel model() {
        String name =
                params.word(
                        "model", "", List.of("poisson", "poisson-eb", "permutation", "bernoulli"));
        boolean days = byDayOfWeek();
        CsvTable.stopIfAny(problems);
        CaseTable cases = cells.cases(days);
        return switch (name) {
            case "permutation" -> PermutationModel.of(cases);
            case "bernoulli" -> BernoulliModel.of(cases, cells.trials(), weights(TRIALS));
            case "poisson-eb" ->
                    ExpectationPoissonModel.of(
                            cases, cells.baseline(), weights(populationOrBaseline()));
            default -> poisson(cases);
        };
    }

    private boolean byDayOfWeek() {
        JsonNode strata = params.node("strata");
        boolean days = "dayOfWeek".equals(strata.asText());
        boolean column = cells.has("stratum") && "stratum".equals(strata.asText());
        if (params.has("strata") && !days && !column) {
            params.problem(
                    "strata", strata + ", expected dayOfWeek, or stratum for that column of cells");
        }
        return days;
    }

    private String populationOrBaseline() {
        return placeTable.has(POPULATION) ? POPULATION : BASELINE;
    }

    private double[] weights(String usual) {
        String asked = params.word("weight", usual, List.of("own", POPULATION, BASELINE, TRIALS));
        CsvTable.stopIfAny(problems);
        return switch ("own".equals(asked) ? usual : asked) {
            case POPULATION -> population();
            case BASELINE ->
                    Arrays.stream(cells.baseline())
                            .mapToDouble(row -> Arrays.stream(row).sum())
                            .toArray();
            default ->
                    Arrays.stream(cells.trials())
                            .mapToDouble(row -> Arrays.stream(row).asLongStream().sum())
                            .toArray();
        };
    }

    /** People of each location; an empty number is told with its line. */
    private double[] population() {
        placeTable.need(POPULATION);
        double[] people = new double[places.size()];
        for (int i = 0; i < people.length; i++) {
            people[i] = places.get(i).needed(POPULATION);
            if (people[i] < 0) {
                places.get(i).problem(POPULATION, people[i] + ", expected at least 0");
            }
        }
        CsvTable.stopIfAny(problems);
        return people;
    }

    private ScanModel poisson(CaseTable cases) {
        if (cells.has(BASELINE)) {
            return PoissonModel.ofBaseline(
                    cases, cells.baseline(), weights(populationOrBaseline()));
        }
        if (!placeTable.has(POPULATION)) {
            placeTable.problem(
                    1, POPULATION, "column missing, expected here, or a baseline in the cells");
        }
        CsvTable.stopIfAny(problems);
        double[] people = population();
        requirePeople(people);
        double[] weights = weights(POPULATION);
        return Arrays.equals(weights, people)
                ? PoissonModel.ofPopulation(cases, people)
                : PoissonModel.ofBaseline(cases, everyStep(people), weights);
    }

    private void requirePeople(double[] people) {
        long[] cases = cells.casesByPlace();
        for (int i = 0; i < people.length; i++) {
            if (people[i] == 0 && cases[i] > 0) {
                places.get(i).problem(POPULATION, "0, expected more where there are cases");
            }
        }
        CsvTable.stopIfAny(problems);
    }

    private double[][] everyStep(double[] people) {
        double[][] rows = new double[people.length][cells.steps()];
        for (int i = 0; i < people.length; i++) {
            Arrays.fill(rows[i], people[i]);
        }
        return rows;
    }
}
