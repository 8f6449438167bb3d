package org.tocsin.epi.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parameters of the likelihood ratio charts that may be left out, as in the reference. */
class GlrMethodTest {
    private static final MethodCatalogue CATALOGUE = MethodCatalogue.withDefaults();

    private static SeriesData series() {
        List<String> counts = new ArrayList<>();
        for (int t = 0; t < 160; t++) {
            counts.add(Long.toString(Math.round(8 + 5 * Math.cos(2 * Math.PI * t / 52) + t % 3)));
        }
        return SeriesData.of("s", Map.of("observed", counts), Map.of());
    }

    private static List<List<String>> rows(String method, Map<String, ?> params) {
        Table table = CATALOGUE.run(method, params, series());
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            rows.add(table.texts(row));
        }
        return rows;
    }

    @Test
    void withoutAMeanItIsTheSeason() {
        Map<String, ?> season = Map.of("S", 1, "trend", false, "refit", false);
        assertEquals(
                rows("glrpois", Map.of("first_index", 120, "mu0", season)),
                rows("glrpois", Map.of("first_index", 120)));
        assertEquals(
                rows("glrnb", Map.of("first_index", 120, "mu0", season, "alpha", 0.1)),
                rows("glrnb", Map.of("first_index", 120, "alpha", 0.1)));
    }

    @Test
    void theEpidemicChartTakesNoTheta() {
        assertEquals(
                rows("glrpois", Map.of("first_index", 120, "mu0", 9, "change", "epi")),
                rows("glrpois", Map.of("first_index", 120, "mu0", 9, "change", "epi", "theta", 1)));
    }

    @Test
    void whatIsNotDoneIsRefusedByName() {
        Map<String, ?> refit = Map.of("first_index", 120, "mu0", Map.of("refit", true));
        InvalidInputException e =
                assertThrows(
                        InvalidInputException.class,
                        () -> CATALOGUE.run("glrpois", refit, series()));
        assertTrue(e.getMessage().contains("refit must be false"), e.getMessage());
    }
}
