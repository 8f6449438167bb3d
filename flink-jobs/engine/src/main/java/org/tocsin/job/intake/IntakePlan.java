package org.tocsin.job.intake;

import java.io.Serializable;
import org.tocsin.intake.CaseDefinitions;
import org.tocsin.intake.InputCatalog;
import org.tocsin.intake.Intake;
import org.tocsin.intake.IntakeSettings;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;

/**
 * What turns raw records into reports.
 *
 * @param catalog files that the records come from
 * @param definitions case definitions
 * @param settings what is accepted
 */
public record IntakePlan(InputCatalog catalog, CaseDefinitions definitions, IntakeSettings settings)
        implements Serializable {
    /** An intake by this plan. */
    public Intake open(Directory directory, DayClock clock) {
        return new Intake(directory, definitions, catalog, clock, settings);
    }
}
