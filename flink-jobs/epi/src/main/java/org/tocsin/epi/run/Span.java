package org.tocsin.epi.run;

/** The judged points of a run, counted from 0, both ends inclusive. */
record Span(int first, int last) {

    /**
     * Reads first_index and last_index (from 1); the defaults are all points that can be judged.
     */
    static Span of(Params params, int earliest, int length) {
        int first = params.integer("first_index", earliest + 1) - 1;
        int last = params.integer("last_index", length) - 1;
        if (length <= earliest) {
            throw new InvalidInputException(
                    "series too short: at least "
                            + (earliest + 1)
                            + " points needed, got "
                            + length);
        }
        if (first < earliest) {
            throw params.wrong(
                    "first_index", ">= " + (earliest + 1) + " with these parameters", first + 1);
        }
        if (last >= length || last < first) {
            throw params.wrong("last_index", "from " + (first + 1) + " to " + length, last + 1);
        }
        return new Span(first, last);
    }
}
