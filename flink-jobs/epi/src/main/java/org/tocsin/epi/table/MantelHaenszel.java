package org.tocsin.epi.table;

import java.util.List;

/**
 * Does a dish keep its association when another dish is held fixed?
 *
 * <p>Over the tables of the strata, with n people each: {@code OR = sum(a d / n) / sum(b c / n)}.
 * The interval is that of Robins, Breslow and Greenland on the logarithm. Strata without people add
 * nothing; NaN if no stratum has both kinds of cross products.
 *
 * <p>Assumes one odds ratio in all strata. Source: Mantel, Haenszel, J Natl Cancer Inst
 * 1959;22:719-48; Robins, Breslow, Greenland, Biometrics 1986;42:311-23.
 *
 * @param oddsRatio common odds ratio
 * @param interval 95 % interval
 * @param strata number of strata with people
 */
public record MantelHaenszel(double oddsRatio, Interval interval, int strata) {
    /** The common odds ratio of the strata. */
    public static MantelHaenszel of(List<TwoByTwo> strata) {
        double r = 0;
        double s = 0;
        double pr = 0;
        double mixed = 0;
        double qs = 0;
        int used = 0;
        for (TwoByTwo t : strata) {
            if (t.total() == 0) {
                continue;
            }
            double n = t.total();
            double forward = (double) t.a() * t.d() / n;
            double backward = (double) t.b() * t.c() / n;
            double p = (t.a() + t.d()) / n;
            double q = (t.b() + t.c()) / n;
            r += forward;
            s += backward;
            pr += p * forward;
            mixed += p * backward + q * forward;
            qs += q * backward;
            used++;
        }
        double variance = pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s);
        Interval interval = Interval.ofLog(Math.log(r / s), Math.sqrt(variance));
        return new MantelHaenszel(r / s, interval, used);
    }
}
