package org.tocsin.drill.report;

import java.util.Comparator;
import org.tocsin.place.Directory;

/**
 * Observed against expected over 7 days in one place.
 *
 * @param node the place
 * @param observed cases received in 7 days, as the 7-day detector counts them where one ran
 * @param expected expected number, NaN without a 7-day detector
 * @param rate7 cases of 7 days per 100,000 residents, NaN if unknown
 */
record PlaceRow(Directory.Node node, double observed, double expected, double rate7) {
    /** The largest excess in units of its random variation first. */
    static final Comparator<PlaceRow> LARGEST_EXCESS =
            Comparator.comparingDouble((PlaceRow row) -> -row.excess())
                    .thenComparing(row -> row.node().code());

    static PlaceRow of(Run run, Directory.Node node, String axis, String indicator) {
        String method = run.method(axis, indicator, node.code(), "-7d");
        Series judged = run.series().get(SeriesKey.detector(axis, indicator, method, node.code()));
        Series receipts = run.series().get(SeriesKey.receipts(axis, indicator, node.code()));
        Series cases = run.series().get(SeriesKey.cases(axis, indicator, node.code()));
        double observed = judged.get(run.lastDay(), "observed");
        if (Double.isNaN(observed)) {
            observed = Math.max(0, zero(receipts.get(run.lastDay(), "sum7")));
        }
        double rate = cases.get(run.lastDay(), "rate7");
        if (Double.isNaN(rate) && node.population() > 0 && axis.equals("residence")) {
            rate = observed * 100_000 / node.population();
        }
        return new PlaceRow(node, observed, judged.get(run.lastDay(), "expected"), rate);
    }

    private static double zero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /** Observed over expected, NaN if nothing was expected. */
    double ratio() {
        return expected > 0 ? observed / expected : Double.NaN;
    }

    /** Whether the expected number is too small for a ratio to mean much. */
    boolean pale() {
        return !(expected >= 5);
    }

    /** Standardised excess; without an expected number, the observed count scaled far below it. */
    double excess() {
        return Double.isNaN(expected)
                ? observed * 1e-6
                : (observed - expected) / Math.sqrt(Math.max(1, expected));
    }
}
