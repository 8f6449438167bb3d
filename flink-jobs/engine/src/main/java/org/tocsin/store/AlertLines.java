package org.tocsin.store;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.Indicator;
import org.tocsin.place.Directory;

/**
 * Changes of alerts as InfluxDB line protocol with precision seconds ({@link Measurement#ALERTS}).
 */
public final class AlertLines {
    private final Directory directory;
    private final List<Indicator> indicators;
    private final String exercise;
    private final Map<String, Long> lastSecond = new HashMap<>();

    /**
     * Creates an encoder.
     *
     * @param exercise exercise id to tag every point with, or null for {@link LineProtocol#LIVE}
     */
    public AlertLines(Directory directory, List<Indicator> indicators, String exercise) {
        this.directory = directory;
        this.indicators = indicators;
        this.exercise = exercise == null ? LineProtocol.LIVE : exercise;
    }

    /** One line without a line end and without a time. */
    public String line(AlertTransition a, String textZh, String textEn) {
        StringBuilder s = new StringBuilder(400).append(Measurement.ALERTS.title());
        tag(s, "axis", a.axis().name().toLowerCase(Locale.ROOT));
        tag(s, "exercise", exercise);
        tag(s, "indicator", a.indicator() < 0 ? "" : indicators.get(a.indicator()).id());
        tag(s, "level", a.level());
        tag(s, "place", directory.node(a.node()).code());
        tag(s, "rule", a.ruleId());
        tag(s, "tier", a.tier().name().toLowerCase(Locale.ROOT));
        s.append(" alert_id=");
        quote(s, a.alertId());
        text(s, "number", a.number());
        text(s, "transition", a.transition());
        text(s, "text_zh", textZh);
        text(s, "text_en", textEn);
        number(s, "observed", a.observed());
        number(s, "threshold", a.threshold());
        number(s, "expected", a.expected());
        number(s, "score", a.score());
        return s.append(",open=").append(a.isOver() ? 0 : 1).append('i').toString();
    }

    /**
     * Puts the time behind a line. A point is its tags and its second: of several changes with the
     * same tags in one second each but the first stands one second after the one before. Lines must
     * come in order.
     *
     * @param at instant of the change, epoch milliseconds UTC
     */
    public String timed(String line, long at) {
        String series = line.substring(0, line.indexOf(" alert_id="));
        long second = Math.floorDiv(at, 1000L);
        lastSecond.values().removeIf(last -> last < second);
        long free = Math.max(second, lastSecond.getOrDefault(series, second - 1) + 1);
        lastSecond.put(series, free);
        return line + ' ' + free;
    }

    private static void tag(StringBuilder s, String key, String value) {
        if (!value.isEmpty()) {
            s.append(',').append(key).append('=');
            LineProtocol.escape(s, value);
        }
    }

    private static void text(StringBuilder s, String key, String value) {
        s.append(',').append(key).append('=');
        quote(s, value);
    }

    private static void quote(StringBuilder s, String value) {
        s.append('"');
        s.append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace('\n', ' '));
        s.append('"');
    }

    private static void number(StringBuilder s, String key, double value) {
        if (!Double.isNaN(value) && !Double.isInfinite(value)) {
            s.append(',').append(key).append('=').append(Math.rint(value * 1e6) / 1e6);
        }
    }
}
