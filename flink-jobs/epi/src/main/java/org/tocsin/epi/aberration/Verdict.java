package org.tocsin.epi.aberration;

/** What a test says about one point. */
public enum Verdict {
    /** The count is beyond the threshold. */
    ALARM,
    /** The count is not beyond the threshold. */
    QUIET,
    /** Nothing can be said: a value that the test needs is missing or undefined. */
    UNKNOWN;

    /** ALARM when the condition holds, else QUIET. */
    public static Verdict of(boolean exceeds) {
        return exceeds ? ALARM : QUIET;
    }

    /** ALARM iff {@code value > limit}; UNKNOWN when one of them is not a number. */
    public static Verdict strictlyAbove(double value, double limit) {
        return Double.isNaN(value) || Double.isNaN(limit) ? UNKNOWN : of(value > limit);
    }

    /** Whether an alarm was raised. */
    public boolean isAlarm() {
        return this == ALARM;
    }
}
