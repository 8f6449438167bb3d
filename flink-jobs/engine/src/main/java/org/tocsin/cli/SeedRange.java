package org.tocsin.cli;

/**
 * Seeds like 1-20.
 *
 * @param first first seed, included
 * @param last last seed, included
 */
record SeedRange(long first, long last) {
    private static final String FORM = "\\d{1,9}(-\\d{1,9})?";

    /** Reads a range, or tells what was expected of the option. */
    static SeedRange of(String option, String text) {
        if (text == null || !text.matches(FORM)) {
            throw new UserProblem(
                    option + ": expected seeds like 1-20" + (text == null ? "" : ", got " + text));
        }
        String[] ends = text.split("-");
        SeedRange range =
                new SeedRange(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
        if (range.last < range.first) {
            throw new UserProblem(option + ": expected the smaller seed first, got " + text);
        }
        return range;
    }

    /** Whether both hold a seed. */
    boolean overlaps(SeedRange other) {
        return first <= other.last && other.first <= last;
    }
}
