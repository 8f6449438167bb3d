package org.tocsin.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.tocsin.place.Directory;

/** The words that files use for the values of an enumeration, in both languages. */
final class Vocabulary<E extends Enum<E>> implements ToLongFunction<String> {
    private final E[] values;
    private final Map<String, E> byWord = new HashMap<>();
    private final Map<String, E> seen = new HashMap<>();

    Vocabulary(E[] values, Function<E, String[]> words) {
        this.values = values;
        for (E value : values) {
            byWord.put(fold(value.name()), value);
            for (String word : words.apply(value)) {
                byWord.put(fold(word), value);
            }
        }
    }

    private static String fold(String text) {
        return Directory.normalise(text).replaceAll("[_\\-()]", "");
    }

    /** Ordinal of the value that a word means, or -1. */
    @Override
    public long applyAsLong(String text) {
        E value = of(text);
        return value == null ? -1 : value.ordinal();
    }

    /** The value with an ordinal, or null for -1. */
    E at(long ordinal) {
        return ordinal < 0 ? null : values[(int) ordinal];
    }

    /** The value that a word means, or null. */
    E of(String text) {
        E value = seen.get(text);
        if (value == null) {
            value = byWord.get(fold(text));
            if (value != null && seen.size() < 10_000) {
                seen.put(text, value);
            }
        }
        return value;
    }
}
