package org.tocsin.epi.evaluate;

/**
 * What a method says about the judged points of one series.
 *
 * @param alarms at the method's own threshold: 1, 0, or {@link #UNKNOWN}
 * @param scores what a sweep of the threshold compares: an alarm is a score strictly above it; NaN
 *     where there is no judgement
 * @param sweep alarms by limit where the score alone cannot tell them; else null
 */
public record Track(byte[] alarms, double[] scores, LimitSweep sweep) {
    /** No verdict; counts as no alarm. */
    public static final byte UNKNOWN = -1;

    /** A track without verdicts. */
    static Track empty(int points) {
        byte[] alarms = new byte[points];
        double[] scores = new double[points];
        java.util.Arrays.fill(alarms, UNKNOWN);
        java.util.Arrays.fill(scores, Double.NaN);
        return new Track(alarms, scores, null);
    }

    /** One character a point, as in the reference's alarms: 1, 0, or ?. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (byte alarm : alarms) {
            text.append(alarm == UNKNOWN ? '?' : (char) ('0' + alarm));
        }
        return text.toString();
    }

    /** Whether there is an alarm at a threshold; NaN means the method's own one. */
    boolean alarm(int index, double threshold) {
        if (Double.isNaN(threshold)) {
            return alarms[index] == 1;
        }
        return sweep == null ? scores[index] > threshold : sweep.alarm(index, threshold);
    }
}
