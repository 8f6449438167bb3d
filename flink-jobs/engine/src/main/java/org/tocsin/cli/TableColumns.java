package org.tocsin.cli;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.epi.table.BinomialComparison;
import org.tocsin.epi.table.ExactOddsRatio;
import org.tocsin.epi.table.Interval;
import org.tocsin.epi.table.TwoByTwo;

/** Columns of tables in the form of the reference: numbers in full, Inf and NaN as they are. */
final class TableColumns {
    static final String TWO_BY_TWO =
            "a,b,c,d,ar_exposed,ar_unexposed,rr,rr_lo,rr_hi,rd,or,or_lo,or_hi,or_haldane,or_cmle,"
                    + "or_cmle_lo,or_cmle_hi,p_fisher_two,p_fisher_greater,p_midp_greater,"
                    + "p_midp_two,chi2,p_chi2,chi2_yates,cases_exposed_pct";
    static final String BINOMIAL = "x,n,p0,p_upper,p_midp,cp_lo,cp_hi";

    private TableColumns() {}

    /**
     * The cells and figures of a table.
     *
     * @param fine roots to the last digit; otherwise to the tolerance of the reference
     */
    static String of(TwoByTwo t, boolean fine) {
        ExactOddsRatio exact = ExactOddsRatio.of(t);
        ExactOddsRatio iterated = fine ? exact : exact.asReference();
        Interval rr = t.riskRatioInterval();
        Interval or = t.oddsRatioInterval();
        Interval limits = iterated.interval();
        return t.a()
                + ","
                + t.b()
                + ","
                + t.c()
                + ","
                + t.d()
                + ","
                + join(t.attackRateExposed(), t.attackRateUnexposed(), t.riskRatio())
                + ","
                + join(rr.low(), rr.high(), t.riskDifference(), t.oddsRatio())
                + ","
                + join(or.low(), or.high(), t.haldaneOddsRatio(), iterated.oddsRatio())
                + ","
                + join(limits.low(), limits.high(), exact.fisherTwoSided(), exact.fisherGreater())
                + ","
                + join(exact.midPGreater(), exact.midPTwoSided(), t.chiSquare(), t.chiSquareP())
                + ","
                + join(t.chiSquareYates(), t.casesExposed());
    }

    static String of(BinomialComparison b) {
        Interval interval = b.interval();
        return b.named()
                + ","
                + b.asked()
                + ","
                + join(b.share(), b.upperTail(), b.midP(), interval.low(), interval.high());
    }

    private static String join(double... values) {
        List<String> texts = new ArrayList<>();
        for (double value : values) {
            texts.add(text(value));
        }
        return String.join(",", texts);
    }

    private static String text(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "Inf" : "-Inf";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? String.valueOf((long) value) : String.valueOf(value);
    }
}
