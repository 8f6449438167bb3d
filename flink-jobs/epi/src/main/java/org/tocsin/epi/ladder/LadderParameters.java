package org.tocsin.epi.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the ladder's settings by the names used in files and on the command line: period, harm,
 * dow, hist, minhist, guard, refit, delta, c0, lg, short {hist, guard, delta, c0, lg}, now
 * [[length, weight]..], ended [[length, ago, weight]..], ks, n0, phi0, robust_c, penalty_harmonic,
 * penalty_trend, penalty_intercept, penalty_weekday, phi_min. What is not named keeps the default
 * of the cadence; a name that does not exist is an error.
 */
public final class LadderParameters {
    private static final Set<String> NAMES =
            Set.of(
                    "period",
                    "harm",
                    "dow",
                    "hist",
                    "minhist",
                    "guard",
                    "refit",
                    "delta",
                    "c0",
                    "lg",
                    "short",
                    "now",
                    "ended",
                    "ks",
                    "n0",
                    "phi0",
                    "robust_c",
                    "penalty_harmonic",
                    "penalty_trend",
                    "penalty_intercept",
                    "penalty_weekday",
                    "phi_min");
    private static final Set<String> HORIZON = Set.of("hist", "guard", "delta", "c0", "lg");

    private final Map<String, ?> values;

    private LadderParameters(Map<String, ?> values, Set<String> known) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown parameter "
                            + String.join(", ", unknown)
                            + "; known are "
                            + String.join(", ", new TreeSet<>(known)));
        }
        this.values = values;
    }

    /**
     * Settings from named values: numbers, lists of numbers, lists of lists, one nested map.
     *
     * @param values by name; {@code dow} 7 chooses the daily defaults, else the weekly ones
     */
    public static LadderOptions read(Map<String, ?> values) {
        LadderParameters given = new LadderParameters(values, NAMES);
        int dayTypes = given.whole("dow", 0);
        LadderOptions d = dayTypes == 0 ? LadderOptions.weekly() : LadderOptions.daily();
        return new LadderOptions(
                given.number("period", d.period()),
                dayTypes,
                given.whole("harm", d.harmonics()),
                given.whole("minhist", d.minimumHistory()),
                given.whole("refit", d.refitEvery()),
                given.horizon(d.full()),
                given.young(d.young()),
                given.penalties(d.penalties()),
                given.dispersion(d.dispersion()),
                given.evidence(d.evidence()),
                LadderOptions.Fitting.EXACT);
    }

    private LadderHorizon horizon(LadderHorizon d) {
        return new LadderHorizon(
                whole("hist", d.history()),
                whole("guard", d.guard()),
                number("delta", d.discount()),
                number("c0", d.inertia()),
                whole("lg", d.lag()));
    }

    private LadderHorizon young(LadderHorizon d) {
        Object nested = values.get("short");
        if (nested == null) {
            return d;
        }
        if (!(nested instanceof Map<?, ?> map)) {
            throw wrong("short", "an object", nested);
        }
        Map<String, Object> named = new java.util.HashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return new LadderParameters(named, HORIZON).horizon(d);
    }

    /** Names of the settings. */
    public static Set<String> names() {
        return NAMES;
    }

    private LadderPenalties penalties(LadderPenalties d) {
        return new LadderPenalties(
                number("penalty_intercept", d.intercept()),
                number("penalty_trend", d.trend()),
                number("penalty_harmonic", d.harmonic()),
                number("penalty_weekday", d.dayType()));
    }

    private LadderDispersion dispersion(LadderDispersion d) {
        return new LadderDispersion(
                number("n0", d.priorPoints()),
                number("phi0", d.prior()),
                number("phi_min", d.floor()),
                number("robust_c", d.robustLimit()),
                d.robustPasses());
    }

    private EvidenceOptions evidence(EvidenceOptions d) {
        List<Double> sizes = values.containsKey("ks") ? numbers("ks", values.get("ks")) : d.sizes();
        return new EvidenceOptions(
                sizes, windows("now", 2, d.inProgress()), windows("ended", 3, d.alreadyOver()));
    }

    private List<EvidenceWindow> windows(String name, int columns, List<EvidenceWindow> d) {
        if (!values.containsKey(name)) {
            return d;
        }
        if (!(values.get(name) instanceof List<?> rows)) {
            throw wrong(name, "a list of lists", values.get(name));
        }
        List<EvidenceWindow> windows = new ArrayList<>();
        for (Object row : rows) {
            List<Double> numbers = numbers(name, row);
            if (numbers.size() != columns) {
                throw wrong(name, "lists of " + columns + " numbers", row);
            }
            int ago = columns == 3 ? numbers.get(1).intValue() : 0;
            windows.add(
                    new EvidenceWindow(numbers.get(0).intValue(), ago, numbers.get(columns - 1)));
        }
        return windows;
    }

    private static List<Double> numbers(String name, Object value) {
        if (!(value instanceof List<?> list)) {
            throw wrong(name, "a list of numbers", value);
        }
        List<Double> numbers = new ArrayList<>();
        for (Object one : list) {
            if (!(one instanceof Number number)) {
                throw wrong(name, "a list of numbers", value);
            }
            numbers.add(number.doubleValue());
        }
        return numbers;
    }

    private double number(String name, double otherwise) {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Number number)) {
            throw wrong(name, "a number", value);
        }
        return number.doubleValue();
    }

    private int whole(String name, int otherwise) {
        double value = number(name, otherwise);
        if (value != Math.rint(value) || Math.abs(value) > 1e6) {
            throw wrong(name, "a whole number", value);
        }
        return (int) value;
    }

    private static IllegalArgumentException wrong(String name, String expected, Object value) {
        return new IllegalArgumentException(
                "parameter " + name + " must be " + expected + ", got " + value);
    }
}
