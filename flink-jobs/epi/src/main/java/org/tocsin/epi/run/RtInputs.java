package org.tocsin.epi.run;

import org.tocsin.epi.rt.SerialInterval;

/** Parameters that both reproduction numbers read alike. */
final class RtInputs {
    private static final int WEEK = 7;

    private RtInputs() {}

    /** Serial interval: method parametric_si (mean_si, std_si) or non_parametric_si (si_distr). */
    static SerialInterval interval(Params params, int length) {
        params.ignoring("si_mean_final", "si_std_final", "n_sim");
        boolean given = params.has("si_distr");
        String method =
                params.choice(
                        "method",
                        given ? "non_parametric_si" : "parametric_si",
                        "parametric_si",
                        "non_parametric_si");
        boolean parametric = method.equals("parametric_si");
        boolean moments = params.has("mean_si") & params.has("std_si");
        if (parametric != moments || parametric == given) {
            throw params.wrong(
                    "method",
                    "parametric_si with mean_si and std_si, or non_parametric_si with si_distr",
                    method);
        }
        return parametric
                ? SerialInterval.gamma(
                        params.number("mean_si", 0), params.number("std_si", 0), length)
                : SerialInterval.of(params.numbers("si_distr"));
    }

    /**
     * Windows as positions from 0, both ends inclusive: from t_start and t_end (counted from 1), or
     * every window of {@code window} days (default 7) from the second day on.
     */
    static int[][] windows(Params params, int length) {
        double[] starts = params.numbers("t_start");
        double[] ends = params.numbers("t_end");
        if ((starts == null) != (ends == null) || starts != null && starts.length != ends.length) {
            throw params.wrong("t_start", "a list as long as t_end", params.raw("t_start"));
        }
        if (starts != null) {
            int[][] windows = new int[starts.length][];
            for (int i = 0; i < windows.length; i++) {
                windows[i] = new int[] {(int) starts[i] - 1, (int) ends[i] - 1};
            }
            return windows;
        }
        int days = params.integer("window", WEEK);
        if (days < 1 || days >= length) {
            throw params.wrong("window", "from 1 to " + (length - 1) + " days", days);
        }
        int[][] windows = new int[length - days][];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = new int[] {i + 1, i + days};
        }
        return windows;
    }
}
