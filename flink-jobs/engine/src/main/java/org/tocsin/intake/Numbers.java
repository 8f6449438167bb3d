package org.tocsin.intake;

/** Reads numbers as the files write them, without exceptions on the way. */
final class Numbers {
    /** What an unreadable whole number gives. */
    static final int NONE = Integer.MIN_VALUE;

    private Numbers() {}

    /** A whole number, also written as {@code 3.0}; {@link #NONE} if it is not one. */
    static int whole(String text) {
        double value = decimal(text);
        return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE
                ? (int) value
                : NONE;
    }

    /** A decimal number with at most 15 digits and no exponent, NaN if it is not one. */
    static double decimal(String text) {
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        long digits = 0;
        long scale = 0;
        int count = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + c - '0';
                scale *= 10;
                count++;
            } else if (c == '.' && scale == 0) {
                scale = 1;
            } else {
                return Double.NaN;
            }
        }
        if (count == 0 || count > 15) {
            return Double.NaN;
        }
        double value = scale > 1 ? (double) digits / scale : digits;
        return text.charAt(0) == '-' ? -value : value;
    }
}
