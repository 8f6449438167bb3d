package org.tocsin.intake;

import java.io.Serializable;
import org.tocsin.place.Grid;

/**
 * What an intake accepts.
 *
 * @param exercise exercise id of the run, or null for a live run
 * @param until receipt times beyond this instant (epoch milliseconds UTC) are dead letters
 * @param pseudonymKey 16 secret bytes that key the patients' pseudonyms
 * @param maxDelayDays an onset or visit longer than this before receipt is refused; 0 to accept any
 * @param toleranceMs how far an instant may lie after the receipt, for clocks that differ
 * @param earliest receipts, onsets, visits and days before this instant (epoch milliseconds UTC)
 *     are refused; {@link Long#MIN_VALUE} to accept any
 * @param grid grid to which coordinates of persons are rounded
 */
public record IntakeSettings(
        String exercise,
        long until,
        byte[] pseudonymKey,
        int maxDelayDays,
        long toleranceMs,
        long earliest,
        Grid grid)
        implements Serializable {
    /** Checks the key. */
    public IntakeSettings {
        if (pseudonymKey.length != 16) {
            throw new IllegalArgumentException(
                    "pseudonym key must have 16 bytes, got " + pseudonymKey.length);
        }
        pseudonymKey = pseudonymKey.clone();
    }

    /** 400 days and 5 minutes. */
    public static IntakeSettings of(String exercise, long until, byte[] pseudonymKey) {
        return new IntakeSettings(
                exercise,
                until,
                pseudonymKey,
                400,
                300_000L,
                Long.MIN_VALUE,
                Grid.of(Grid.DEFAULT_STEP));
    }

    /** The same settings with another limit of the delay; 0 for history lists. */
    public IntakeSettings withMaxDelayDays(int days) {
        return new IntakeSettings(exercise, until, pseudonymKey, days, toleranceMs, earliest, grid);
    }

    /** The same settings refusing what lies before an instant, such as a wrong year. */
    public IntakeSettings notBefore(long instant) {
        return new IntakeSettings(
                exercise, until, pseudonymKey, maxDelayDays, toleranceMs, instant, grid);
    }

    /** The same settings rounding coordinates to another grid. */
    public IntakeSettings withGrid(Grid other) {
        return new IntakeSettings(
                exercise, until, pseudonymKey, maxDelayDays, toleranceMs, earliest, other);
    }
}
