package org.tocsin.drill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.intake.CaseDefinitions;
import org.tocsin.intake.InputCatalog;
import org.tocsin.intake.RecordKind;
import org.tocsin.model.Indicator;
import org.tocsin.signal.DetectionSettings;
import org.tocsin.signal.TriangleSettings;
import org.tocsin.signal.TriangleSettings.SerialMoments;

/**
 * Which indicators of a run come from slow feeds: records with two dates that are not visits. Where
 * visits are among the inputs, those are the diseases and what only foodborne reports tell; else
 * every watched indicator. Counts and daily reports have one date and are never slow feeds.
 */
final class SlowFeeds {
    private SlowFeeds() {}

    /** The detection settings of a scenario with its slow feeds and displayed curves. */
    static DetectionSettings of(
            Scenario scenario, InputCatalog catalog, CaseDefinitions definitions) {
        long slow = 0;
        long displayed = 0;
        Map<Integer, SerialMoments> intervals = new HashMap<>();
        for (Indicator i : definitions.indicators()) {
            slow |= i.detect() && isSlow(i, catalog) ? 1L << i.ordinal() : 0;
            displayed |= scenario.curves().contains(i.id()) ? 1L << i.ordinal() : 0;
        }
        definitions
                .serialIntervals()
                .forEach((i, s) -> intervals.put(i, new SerialMoments(s.mean(), s.deviation())));
        TriangleSettings settings =
                scenario.detection().triangle().of(slow, displayed).with(intervals);
        return scenario.detection().withTriangle(settings);
    }

    private static boolean isSlow(Indicator i, InputCatalog catalog) {
        if (!has(catalog, List.of(RecordKind.CASE, RecordKind.FOODBORNE))) {
            return false;
        }
        boolean visits = has(catalog, List.of(RecordKind.VISIT));
        return !visits || i.group().equals("disease") || i.id().startsWith("FOOD");
    }

    private static boolean has(InputCatalog catalog, List<RecordKind> kinds) {
        for (int f = 0; f < catalog.size(); f++) {
            if (catalog.file(f).schemas().keySet().stream().anyMatch(kinds::contains)) {
                return true;
            }
        }
        return false;
    }
}
