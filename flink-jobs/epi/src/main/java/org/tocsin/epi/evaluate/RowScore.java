package org.tocsin.epi.evaluate;

import org.tocsin.epi.distribution.NegativeBinomial;
import org.tocsin.epi.run.Table;

/**
 * What a sweep of the threshold compares, for each method: the quantity that grows as the method's
 * own parameter (its alpha, its limit) would have to be tightened to keep the point quiet. NaN is
 * no judgement, minus infinity is never an alarm.
 */
enum RowScore {
    /** A column that is the score already. */
    SCORE {
        @Override
        double of(Table table, int row) {
            return table.number(row, "score");
        }
    },
    /** Excess of the count as a share of what the threshold allows. */
    RELATIVE_EXCESS {
        @Override
        double of(Table table, int row) {
            return excess(table, row, "observed", "mean");
        }
    },
    /** The same of the four-week sum. */
    AGGREGATE {
        @Override
        double of(Table table, int row) {
            return excess(table, row, "aggregate", "mean");
        }
    },
    /** The same of a chart against its moving limit. */
    CHART_EXCESS {
        @Override
        double of(Table table, int row) {
            return excess(table, row, "statistic", "expected");
        }
    },
    /** The chart's own statistic. */
    STATISTIC {
        @Override
        double of(Table table, int row) {
            return table.number(row, "statistic");
        }
    },
    /** The statistic, which may be beyond the floating range: its logarithm. */
    LOG_STATISTIC {
        @Override
        double of(Table table, int row) {
            return table.number(row, "log_statistic");
        }
    },
    /** Minus log of the predictive tail P(Y >= y) under Jeffreys' prior. */
    BAYES_TAIL {
        @Override
        double of(Table table, int row) {
            double points = table.number(row, "baseline_points");
            double sum = table.number(row, "mean") * points;
            double mean = (sum + 0.5) / points;
            long y = Math.round(table.number(row, "observed"));
            return -Math.log(
                    NegativeBinomial.withDispersion(mean, (points + 1) / points).upperTail(y));
        }
    },
    /**
     * Excess on the scale of the two-thirds power as a share of what its limit allows: grows as the
     * normal quantile that would just keep the point quiet; never without enough cases, nor at
     * zero.
     */
    TWO_THIRDS_POWER {
        @Override
        double of(Table table, int row) {
            double y = table.number(row, "observed");
            double limit = table.number(row, "threshold");
            String mean = table.columns().contains("median") ? "median" : "expected";
            boolean possible = limit > 0 && y > 0;
            return possible
                    ? share(power(y), power(table.number(row, mean)), power(limit))
                    : Double.NEGATIVE_INFINITY;
        }
    },
    /**
     * Farrington flexible with a count quantile: minus log of the tail; never without enough cases,
     * nor at zero.
     */
    COUNT_TAIL {
        @Override
        double of(Table table, int row) {
            boolean possible =
                    table.number(row, "enough") == 1 && table.number(row, "observed") > 0;
            double score = -Math.log(table.number(row, "pvalue"));
            return possible ? score : Double.NEGATIVE_INFINITY;
        }
    };

    abstract double of(Table table, int row);

    private static double power(double count) {
        return Math.pow(count, 2.0 / 3);
    }

    private static double excess(Table table, int row, String value, String mean) {
        return share(
                table.number(row, value), table.number(row, mean), table.number(row, "threshold"));
    }

    private static double share(double value, double mean, double limit) {
        if (limit == mean) {
            return value > mean ? Double.POSITIVE_INFINITY : 0;
        }
        return (value - mean) / (limit - mean);
    }
}
