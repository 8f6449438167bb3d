package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.cluster.BusyKey;
import org.tocsin.cluster.LinkSettings;
import org.tocsin.cluster.MealToOnset;

/** {@code detectors.exposures}: what a county may change, and what is wrong with it. */
class LinkSettingsReaderTest {
    private final List<String> problems = new ArrayList<>();

    private LinkSettings read(String yaml) throws Exception {
        JsonNode node = new YAMLMapper().readTree(yaml);
        return new LinkSettingsReader(node, (key, what) -> problems.add(key + ": " + what))
                .settings();
    }

    @Test
    void whatIsNotNamedKeepsItsDefault() throws Exception {
        assertEquals(LinkSettings.defaults(), read("{}"));
        assertEquals(List.of(), problems);
    }

    @Test
    void everythingCanBeChanged() throws Exception {
        LinkSettings read =
                read(
                        """
                        {meal_hours: 36, collective_meal_hours: 96, onset_hours: 48, kept_days: 80,
                         collective_types: [school], incubation: {vomiting: [0.5, 12]},
                         slack_hours: 0, visit_hours: 24, vague_sellers: ["Mini Mart"],
                         busy: {history_days: 28, fewest: 5, alpha: 0.01}}
                        """);
        assertEquals(
                new LinkSettings(
                        36,
                        96,
                        48,
                        80,
                        Set.of("school"),
                        new MealToOnset(
                                List.of(new MealToOnset.Range(1, 0.5, 12)), List.of(), 0, 24),
                        Set.of("minimart"),
                        new BusyKey(28, 5, 0.01)),
                read);
        assertEquals(List.of(), problems);
    }

    @Test
    void everythingWrongIsNamedAtOnce() throws Exception {
        read(
                "{meal_hour: 1, onset_hours: 0, incubation: {vomit: [1, 2], neuro: [3, 1]}, busy: {alpha: 2}}");
        assertEquals(
                List.of(
                        "detectors.exposures: unknown key meal_hour",
                        "detectors.exposures.onset_hours: expected a whole number of at least 1, got 0",
                        "detectors.exposures.incubation: no such symptom group: vomit",
                        "detectors.exposures.incubation.neuro: expected [shortest, longest] in hours, got [3,1]",
                        "detectors.exposures.busy.alpha: expected a share between 0 and 1, got 2.0"),
                problems);
    }
}
