package org.tocsin.intake;

import java.io.Serializable;

/**
 * What an intake accepts.
 *
 * @param exercise exercise id of the run, or null for a live run
 * @param until receipt times beyond this instant (epoch milliseconds UTC) are dead letters
 * @param pseudonymKey 16 secret bytes that key the patients' pseudonyms
 * @param maxDelayDays an onset or visit longer than this before receipt is refused; 0 to accept any
 * @param toleranceMs how far an instant may lie after the receipt, for clocks that differ
 */
public record IntakeSettings(
        String exercise, long until, byte[] pseudonymKey, int maxDelayDays, long toleranceMs)
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
        return new IntakeSettings(exercise, until, pseudonymKey, 400, 300_000L);
    }

    /** The same settings with another limit of the delay; 0 for history lists. */
    public IntakeSettings withMaxDelayDays(int days) {
        return new IntakeSettings(exercise, until, pseudonymKey, days, toleranceMs);
    }
}
