package org.tocsin.intake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A set of ICD-10 codes given by prefixes ({@code A98.5}) and ranges ({@code J00-J06}). */
public final class CodeSet implements Serializable {
    private final List<String> lows = new ArrayList<>();
    private final List<String> highs = new ArrayList<>();

    /** Adds a prefix or an inclusive range; false if it is neither. */
    boolean add(String prefixOrRange) {
        String[] bounds = prefixOrRange.split("-", -1);
        String low = fold(bounds[0]);
        String high = fold(bounds[bounds.length - 1]);
        boolean sound =
                bounds.length <= 2
                        && low.matches("[A-Z][0-9]{2}[0-9A-Z]{0,4}")
                        && low.length() == high.length()
                        && low.compareTo(high) <= 0;
        if (sound) {
            lows.add(low);
            highs.add(high);
        }
        return sound;
    }

    /** Whether a code, as {@link #fold} gives it, begins with a code of the set. */
    boolean contains(String code) {
        for (int i = 0; i < lows.size(); i++) {
            int length = lows.get(i).length();
            if (code.length() >= length) {
                String head = code.substring(0, length);
                if (head.compareTo(lows.get(i)) >= 0 && head.compareTo(highs.get(i)) <= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Upper case without the dot, blanks and dagger or asterisk marks. */
    static String fold(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[.\\s*+†]", "");
    }
}
