package org.tocsin.epi.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LadderParametersTest {
    @Test
    void whatIsNotNamedKeepsTheDefaultOfItsCadence() {
        assertEquals(
                LadderOptions.weekly().withFitting(LadderOptions.Fitting.EXACT),
                LadderParameters.read(Map.of()));
        assertEquals(
                LadderOptions.daily().withFitting(LadderOptions.Fitting.EXACT),
                LadderParameters.read(Map.of("dow", 7)));
    }

    @Test
    void namesWhatIsWrong() {
        assertMessage("unknown parameter perod", Map.of("perod", 52));
        assertMessage("parameter period must be a number, got x", Map.of("period", "x"));
        assertMessage("parameter hist must be a whole number, got 2.5", Map.of("hist", 2.5));
        assertMessage(
                "parameter now must be lists of 2 numbers",
                Map.of("now", List.of(List.of(1, 2, 3))));
        assertMessage("unknown parameter lag", Map.of("short", Map.of("lag", 3)));
    }

    private static void assertMessage(String part, Map<String, ?> values) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> LadderParameters.read(values))
                        .getMessage();
        assertTrue(message.contains(part), message);
    }
}
