package org.tocsin.epi.run;

import java.math.BigDecimal;

/** How numbers are written in series and tables: NA, NaN, Inf, -Inf, up to 17 digits. */
public final class Literals {
    private Literals() {}

    /** Whether a text stands for a missing value: empty, NA, NaN or null. */
    public static boolean isMissing(String text) {
        return text.isBlank()
                || text.equals("NA")
                || text.equalsIgnoreCase("NaN")
                || text.equals("null");
    }

    /** The number a text spells; NaN for a missing value and for what is no number. */
    public static double parse(String text) {
        String trimmed = text.trim();
        if (isMissing(trimmed)) {
            return Double.NaN;
        }
        return switch (trimmed) {
            case "Inf", "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> plain(trimmed);
        };
    }

    private static double plain(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The shortest text that reads back as the same double; whole numbers without a point. */
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Inf" : "-Inf";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        return size >= 1e-5 && size < 1e15
                ? new BigDecimal(Double.toString(value)).toPlainString()
                : Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }
}
