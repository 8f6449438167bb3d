package org.tocsin.drill.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How an alert stands after its changes. */
class AlertStandingTest {
    private static Alert after(String... transitions) {
        List<JsonNode> history = new ArrayList<>();
        for (String transition : transitions) {
            history.add(JsonNodeFactory.instance.objectNode().put("transition", transition));
        }
        return new Alert(history);
    }

    @Test
    void anAnswerStaysWhileTheAlertGoesOn() {
        assertNull(after("opened", "growth").answer());
        assertEquals("acknowledged", after("opened", "acknowledged", "updated").answer());
        assertEquals("verifying", after("opened", "acknowledged", "verifying", "growth").answer());
    }

    @Test
    void whatComesBackAfterItsEndIsUnanswered() {
        assertNull(after("opened", "acknowledged", "excluded").answer());
        assertFalse(after("opened", "acknowledged", "excluded").open());
        assertNull(after("opened", "acknowledged", "excluded", "growth").answer());
        assertNull(after("opened", "acknowledged", "excluded", "growth", "updated").answer());
        assertEquals("confirmed", after("opened", "excluded", "confirmed").answer());
    }
}
