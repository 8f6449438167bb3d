package org.tocsin.drill.report;

/**
 * Identity of a series in {@code series.lp} without its level, which follows from the place. Tags
 * that a measurement does not have are empty.
 *
 * @param method method of a detector, or the name of a scan
 */
record SeriesKey(String measurement, String axis, String indicator, String method, String place) {
    static SeriesKey cases(String axis, String indicator, String place) {
        return new SeriesKey("cases", axis, indicator, "", place);
    }

    static SeriesKey receipts(String axis, String indicator, String place) {
        return new SeriesKey("receipts", axis, indicator, "", place);
    }

    static SeriesKey detector(String axis, String indicator, String method, String place) {
        return new SeriesKey("detector", axis, indicator, method, place);
    }

    /** A series of another measurement that has axis and indicator, for example the nowcast. */
    static SeriesKey curve(String measurement, String axis, String indicator, String place) {
        return new SeriesKey(measurement, axis, indicator, "", place);
    }

    static SeriesKey of(String measurement, String place) {
        return new SeriesKey(measurement, "", "", "", place);
    }
}
