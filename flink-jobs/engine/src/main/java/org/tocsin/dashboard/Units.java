package org.tocsin.dashboard;

import java.util.Map;

/** What values of a unit are sane: the units that boards use, each with its range. */
final class Units {
    private record Range(double low, double high) {}

    private static final Map<String, Range> RANGES =
            Map.ofEntries(
                    Map.entry("short", new Range(0, 1e8)),
                    Map.entry("locale", new Range(0, 1e9)),
                    Map.entry("none", new Range(-1e6, 1e6)),
                    Map.entry("percentunit", new Range(0, 1)),
                    Map.entry("percent", new Range(0, 100)),
                    Map.entry("h", new Range(0, 24 * 400)),
                    Map.entry("d", new Range(-3650, 3650)),
                    Map.entry("s", new Range(0, 400 * 86_400)),
                    Map.entry("ms", new Range(0, 400 * 86_400_000.0)),
                    Map.entry("lengthkm", new Range(0, 3000)),
                    Map.entry("latitude", new Range(-90, 90)),
                    Map.entry("longitude", new Range(-180, 180)),
                    Map.entry("dateTimeAsIso", new Range(0, 4e12)));

    private Units() {}

    static boolean isKnown(String unit) {
        return RANGES.containsKey(unit);
    }

    /** Whether a value can be one of the unit. */
    static boolean isSane(String unit, double value) {
        Range range = RANGES.get(unit);
        return range != null && value >= range.low() - 1e-9 && value <= range.high() + 1e-9;
    }

    /** The range in words. */
    static String range(String unit) {
        Range range = RANGES.get(unit);
        return range == null ? "unknown unit" : range.low() + " to " + range.high();
    }
}
