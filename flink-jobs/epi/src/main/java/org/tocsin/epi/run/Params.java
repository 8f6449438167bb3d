package org.tocsin.epi.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Named parameters of one run. Values are what a JSON object holds (numbers, booleans, texts,
 * lists, maps, null); texts that spell a number or a boolean are read as such, so parameters may
 * also come from a command line. Every name that a method asks for becomes known; {@link
 * #refuseUnknown} then names the others.
 */
public final class Params {
    private final String method;
    private final Map<String, Object> values;
    private final Set<String> known;

    private Params(String method, Map<String, Object> values, Set<String> known) {
        this.method = method;
        this.values = values;
        this.known = known;
    }

    /** Some writers put every single value into a list of one. */
    private static Object single(Object value) {
        return value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
    }

    /** Parameters of a method; the map is copied. */
    public static Params of(String method, Map<String, ?> values) {
        return new Params(method, new LinkedHashMap<>(values), new TreeSet<>());
    }

    /** The same with values for what is not given; names asked of either are known to both. */
    Params withDefaults(Map<String, ?> defaults) {
        Map<String, Object> all = new LinkedHashMap<>(defaults);
        values.forEach(
                (name, value) -> {
                    if (value != null) {
                        all.put(name, value);
                    }
                });
        return new Params(method, all, known);
    }

    /** Whether a parameter is given and not null; NA and NaN are not given. */
    public boolean has(String name) {
        known.add(name);
        Object value = values.get(name);
        return value != null && !(value instanceof String text && Literals.isMissing(text.trim()));
    }

    /** The value as given, or null. */
    public Object raw(String name) {
        return has(name) ? values.get(name) : null;
    }

    /** Names that describe the run and change nothing. */
    public Params ignoring(String... names) {
        known.addAll(Arrays.asList(names));
        return this;
    }

    /** A real number. */
    public double number(String name, double otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        double value = toNumber(name, single(values.get(name)));
        if (Double.isNaN(value)) {
            throw wrong(name, "a number", values.get(name));
        }
        return value;
    }

    /** A whole number. */
    public int integer(String name, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        double value = toNumber(name, single(values.get(name)));
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw wrong(name, "a whole number", values.get(name));
        }
        return (int) value;
    }

    /** A yes or no. */
    public boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        Object value = single(values.get(name));
        String text = String.valueOf(value).trim().toLowerCase(java.util.Locale.ROOT);
        if (Set.of("true", "t", "yes", "1", "1.0").contains(text)) {
            return true;
        }
        if (Set.of("false", "f", "no", "0", "0.0").contains(text)) {
            return false;
        }
        throw wrong(name, "true or false", value);
    }

    /** A text. */
    public String text(String name, String otherwise) {
        return has(name) ? String.valueOf(single(values.get(name))).trim() : otherwise;
    }

    /** One of the given texts. */
    public String choice(String name, String otherwise, String... allowed) {
        String value = text(name, otherwise);
        for (String each : allowed) {
            if (each.equalsIgnoreCase(value)) {
                return each;
            }
        }
        if (!Arrays.asList(allowed).contains(value)) {
            throw wrong(name, "one of " + String.join(", ", allowed), value);
        }
        return value;
    }

    /** A list of numbers, or null when not given. NA, NaN and null entries are NaN. */
    public double[] numbers(String name) {
        if (!has(name)) {
            return null;
        }
        List<?> list = list(name);
        double[] result = new double[list.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = toNumber(name, list.get(i));
        }
        return result;
    }

    /** A nested object, or null when the value is not one. */
    public Params object(String name) {
        if (!(raw(name) instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return new Params(method + ", " + name, copy, new TreeSet<>());
    }

    /** Complains about a value. */
    public InvalidInputException wrong(String name, String expected, Object got) {
        return new InvalidInputException(
                method + ": parameter " + name + " must be " + expected + ", got " + got);
    }

    /** Fails with the names that no one asked for. */
    public void refuseUnknown() {
        List<String> unknown = new ArrayList<>(values.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new InvalidInputException(
                    method
                            + ": unknown parameter "
                            + String.join(", ", unknown)
                            + "; known are "
                            + String.join(", ", known));
        }
    }

    private List<?> list(String name) {
        Object value = values.get(name);
        if (value instanceof List<?> list) {
            return list;
        }
        return Arrays.asList(value.toString().replaceAll("[\\[\\]\\s]", "").split(",|;"));
    }

    private double toNumber(String name, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        double parsed = Literals.parse(String.valueOf(value));
        if (Double.isNaN(parsed) && !Literals.isMissing(String.valueOf(value))) {
            throw wrong(name, "a number", value);
        }
        return parsed;
    }
}
