package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tocsin.model.Indicator;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;

/**
 * Everything the page shows.
 *
 * @param folder output folder of the run
 * @param summary {@code summary.json}
 * @param alerts alerts with their lives
 * @param signals signals of the tiers list and notify, in the order of the file
 * @param deadLetters a few dead letters of each reason
 * @param unresolved free-text names that nothing resolves: text, field, count; most frequent first
 * @param series the series that the page needs
 * @param directory places, facilities and institutions
 * @param almanac calendar
 * @param indicators case definitions
 */
record Run(
        Path folder,
        JsonNode summary,
        List<Alert> alerts,
        List<JsonNode> signals,
        Map<String, List<JsonNode>> deadLetters,
        List<List<String>> unresolved,
        SeriesFile series,
        Directory directory,
        Almanac almanac,
        List<Indicator> indicators) {
    private static final List<String> AXES = List.of("residence", "facility", "institution");

    ZoneId zone() {
        return ZoneId.of(summary.path("timezone").asText("Asia/Shanghai"));
    }

    LocalDate from() {
        return LocalDate.parse(summary.path("from").asText());
    }

    /** The last local day that was judged. */
    LocalDate lastDay() {
        return LocalDate.parse(summary.path("lastJudgedDay").asText());
    }

    /** The instant up to which data are known. */
    ZonedDateTime cutOff() {
        return instant(summary.path("asOf").asText(summary.path("until").asText()));
    }

    /** When the last day was judged. */
    ZonedDateTime lastEvaluation() {
        LocalTime close = LocalTime.parse(summary.path("dayClose").asText("06:30"));
        return lastDay().plusDays(1).atTime(close).atZone(zone());
    }

    /** An instant in the zone of the run; text without an offset is local. */
    ZonedDateTime instant(String text) {
        try {
            return OffsetDateTime.parse(text).atZoneSameInstant(zone());
        } catch (DateTimeParseException noOffset) {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone())
                    : LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone());
        }
    }

    /** Code of the place that the page is about. */
    String focus() {
        return summary.path("focus").path("code").asText("");
    }

    /** The indicators to draw, in the order of the summary. */
    List<Indicator> curves() {
        List<Indicator> curves = new ArrayList<>();
        summary.path("curves").forEach(id -> curves.add(indicator(id.asText())));
        return curves;
    }

    /** The indicator of an id; one that is named by its id if the definitions lack it. */
    Indicator indicator(String id) {
        return indicators.stream()
                .filter(indicator -> indicator.id().equals(id))
                .findFirst()
                .orElse(new Indicator(-1, id, id, id, false, ""));
    }

    /**
     * The axis on which an indicator of the focus is drawn: the judged one, else one with cases.
     */
    String axis(String indicator) {
        return AXES.stream()
                .filter(axis -> method(axis, indicator, focus(), "") != null)
                .findFirst()
                .or(() -> AXES.stream().filter(axis -> hasCases(axis, indicator)).findFirst())
                .orElse(AXES.get(0));
    }

    private boolean hasCases(String axis, String indicator) {
        return !series.get(SeriesKey.cases(axis, indicator, focus())).isEmpty();
    }

    /**
     * The detector to show for a series: the ladder before EARS C2 before others, then by name, or
     * null if none ran.
     *
     * @param suffix end of the method name, for example {@code -7d}; empty for any
     */
    String method(String axis, String indicator, String place, String suffix) {
        String best = null;
        for (String method : series.methods(axis, indicator, place)) {
            boolean first = best == null || rank(method) < rank(best);
            if (method.endsWith(suffix) && first) {
                best = method;
            }
        }
        return best;
    }

    private static int rank(String method) {
        if (method.equals("combined") || method.equals("triangle") || method.equals("receipt")) {
            return 3; // their window changes from day to day: no curve to draw
        }
        return method.startsWith("ladder") ? 0 : method.startsWith("ears-c2") ? 1 : 2;
    }

    /**
     * Directory indices of the places below a place that are compared with each other: those of the
     * finest level down to the township that has at least two.
     */
    static List<Integer> placesBelow(Directory directory, String code) {
        Level[] levels = Level.values();
        for (int level = Level.TOWNSHIP.ordinal(); level > 0; level--) {
            List<Integer> below = below(directory, directory.indexOf(code), levels[level]);
            if (below.size() > 1) {
                return below;
            }
        }
        return List.of();
    }

    private static List<Integer> below(Directory directory, int top, Level level) {
        List<Integer> below = new ArrayList<>();
        for (int i = 0; top >= 0 && i < directory.size(); i++) {
            Directory.Node node = directory.node(i);
            if (i != top
                    && node.level() == level
                    && directory.ancestorAt(i, directory.node(top).level()) == top) {
                below.add(i);
            }
        }
        return below;
    }

    /** Whether a code is the focus or lies below it, or is not in the directory at all. */
    boolean withinFocus(String code) {
        int index = directory.indexOf(code);
        int focus = directory.indexOf(focus());
        return index < 0
                || focus < 0
                || directory.ancestorAt(index, directory.node(focus).level()) == focus;
    }

    /** The places below the focus. */
    List<Integer> placesBelow() {
        return placesBelow(directory, focus());
    }

    /** The name of a code in the directory, else the code itself. */
    String nameOf(String code, Texts texts) {
        int index = directory.indexOf(code);
        return index < 0 ? code : directory.name(index, texts.locale());
    }
}
