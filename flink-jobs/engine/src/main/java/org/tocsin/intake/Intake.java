package org.tocsin.intake;

import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;

/** Validates and classifies records one by one. Not thread-safe; cheap to create. */
public final class Intake {
    /**
     * Creates an intake.
     *
     * @param directory places, facilities and institutions
     * @param definitions case definitions
     * @param catalog files that the records come from
     * @param clock local calendar
     * @param settings what is accepted
     */
    public Intake(
            Directory directory,
            CaseDefinitions definitions,
            InputCatalog catalog,
            DayClock clock,
            IntakeSettings settings) {}

    /** Turns one record into exactly one report, acknowledgement or dead letter. */
    public void accept(RawRecord record, IntakeOutput out) {
        throw new UnsupportedOperationException();
    }
}
