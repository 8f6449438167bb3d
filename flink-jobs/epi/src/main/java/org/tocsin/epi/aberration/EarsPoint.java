package org.tocsin.epi.aberration;

/**
 * What EARS says about one point, and from which baseline.
 *
 * @param observed count judged; NaN when the report is missing
 * @param expected mean of the baseline
 * @param sd standard deviation of the baseline, not below the configured floor
 * @param threshold the largest count that raises no alarm; NaN when unknown
 * @param score C1, C2: (observed - expected) / sd; C3: the sum of the three excesses
 * @param alarm verdict
 * @param baselineDays number of reports in the baseline
 * @param missingDays number of points of the baseline window without a report
 * @param standing why there is, or is not, a verdict
 */
public record EarsPoint(
        double observed,
        double expected,
        double sd,
        double threshold,
        double score,
        Verdict alarm,
        int baselineDays,
        int missingDays,
        Standing standing) {

    /** Why a point has, or has not, a verdict. */
    public enum Standing {
        /** Every needed value is there. */
        JUDGED,
        /** A report is missing in the baseline or at the point itself. */
        MISSING_REPORT,
        /** The formula has no value: zero divided by zero on a constant baseline. */
        UNDEFINED
    }

    /** max(0, score - 1): what a C2 point adds to C3. NaN when the score is undefined. */
    double excess() {
        return Math.max(0, score - 1);
    }

    /** A copy that says why there is no verdict. */
    EarsPoint unknown(Standing why) {
        return new EarsPoint(
                observed,
                expected,
                sd,
                threshold,
                score,
                Verdict.UNKNOWN,
                baselineDays,
                missingDays,
                why);
    }
}
