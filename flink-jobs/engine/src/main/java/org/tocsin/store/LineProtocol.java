package org.tocsin.store;

import java.util.List;
import java.util.Locale;
import org.tocsin.model.Axis;
import org.tocsin.model.Indicator;
import org.tocsin.model.Point;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;

/**
 * Points as InfluxDB line protocol with precision seconds; tags are codes in alphabetical order.
 */
public final class LineProtocol {
    /** Value of the tag {@code exercise} of points that belong to no exercise. */
    public static final String LIVE = "live";

    private static final Measurement[] MEASUREMENTS = Measurement.values();
    private static final String[] AXES = lower(Axis.values());

    private final Directory directory;
    private final List<Indicator> indicators;
    private final DayClock clock;
    private final String exercise;

    /**
     * Creates an encoder.
     *
     * @param exercise exercise id to tag every point with, or null for {@link #LIVE}
     */
    public LineProtocol(
            Directory directory, List<Indicator> indicators, DayClock clock, String exercise) {
        this.directory = directory;
        this.indicators = indicators;
        this.clock = clock;
        this.exercise = exercise == null ? LIVE : exercise;
    }

    private static String[] lower(Enum<?>[] values) {
        String[] names = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            names[i] = values[i].name().toLowerCase(Locale.ROOT);
        }
        return names;
    }

    /** One line without a line end, floats to six decimals; null if no field is known. */
    public String line(Point p) {
        StringBuilder s = new StringBuilder(160);
        Measurement m = MEASUREMENTS[p.measurement];
        s.append(m.title());
        for (String tag : m.tags()) {
            String value = tag(p, tag);
            if (!value.isEmpty()) {
                s.append(',').append(tag).append('=');
                escape(s, value);
            }
        }
        int before = s.length();
        fields(s, m, p);
        if (s.length() == before) {
            return null;
        }
        return s.append(' ').append(clock.startOf(p.day) / 1000).toString();
    }

    private String tag(Point p, String tag) {
        return switch (tag) {
            case "exercise" -> exercise;
            case "axis" -> p.axis < 0 ? "" : AXES[p.axis];
            case "indicator" -> p.indicator < 0 ? "" : indicators.get(p.indicator).id();
            case "level" ->
                    p.node < 0
                            ? ""
                            : directory.node(p.node).level().name().toLowerCase(Locale.ROOT);
            case "method", "tier", "horizon" -> p.variant;
            case "rank" -> p.variant.substring(p.variant.indexOf(':') + 1);
            case "scan" -> p.variant.substring(0, Math.max(0, p.variant.indexOf(':')));
            case "place" -> p.node < 0 ? "" : directory.node(p.node).code();
            default -> throw new IllegalStateException("no such tag: " + tag);
        };
    }

    private static void fields(StringBuilder s, Measurement m, Point p) {
        char separator = ' ';
        for (int i = 0; i < p.values.length; i++) {
            double v = p.values[i];
            if (Double.isNaN(v) || Double.isInfinite(v)) {
                continue;
            }
            Measurement.Field f = m.fields().get(i);
            s.append(separator).append(f.name()).append('=');
            if (f.integer()) {
                s.append((long) v).append('i');
            } else if (v == Math.rint(v) && Math.abs(v) < 1e15) {
                s.append((long) v);
            } else {
                s.append(Math.rint(v * 1e6) / 1e6);
            }
            separator = ',';
        }
    }

    /** Appends a tag value with the characters escaped that would end it. */
    public static void escape(StringBuilder s, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == ' ' || c == '=') {
                s.append('\\');
            }
            s.append(c);
        }
    }
}
