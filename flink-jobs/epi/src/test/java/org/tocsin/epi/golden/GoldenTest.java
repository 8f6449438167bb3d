package org.tocsin.epi.golden;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.epi.run.MethodCatalogue;
import org.tocsin.epi.run.Table;

/** Every reference case of every method, through the catalogue, as the command line runs it. */
class GoldenTest {
    private static final MethodCatalogue CATALOGUE = MethodCatalogue.withDefaults();

    @ParameterizedTest(name = "{0}: every case equal to the reference")
    @DisplayName("reference cases")
    @CsvSource({
        "ears,147",
        "ears_c3_literature,6",
        "farrington,77",
        "farrington_flexible,144",
        "rki,69",
        "bayes,75",
        "cdc,19",
        "ewma,18",
        "outbreakP,13",
        "cusum,97",
        "glrpois,57",
        "glrnb,47",
        "rt_cori,14",
        "rt_wallinga_teunis,2"
    })
    void equalsTheReference(String method, int cases) {
        Comparison comparison = new Comparison(method, 1e-8);
        List<String> problems = new ArrayList<>();
        List<GoldenCase> all = GoldenCase.of(method);
        for (GoldenCase each : all) {
            try {
                Table got = CATALOGUE.run(each.method(), each.paramsWithWindow(), each.series());
                problems.addAll(comparison.compare(each.id(), got, each.expected(), Set.of()));
            } catch (RuntimeException e) {
                problems.add(each.id() + ": " + e);
            }
        }
        System.out.println(comparison.summary());
        assertTrue(all.size() == cases, method + ": cases found " + all.size());
        assertTrue(
                problems.isEmpty(),
                () ->
                        problems.size()
                                + " differences\n"
                                + String.join(
                                        "\n", problems.subList(0, Math.min(40, problems.size()))));
    }
}
