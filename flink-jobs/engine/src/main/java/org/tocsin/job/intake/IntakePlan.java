package org.tocsin.job.intake;

import java.io.Serializable;
import org.tocsin.intake.CaseDefinitions;
import org.tocsin.intake.InputCatalog;
import org.tocsin.intake.IntakeSettings;

/**
 * What turns raw records into reports.
 *
 * @param catalog files that the records come from
 * @param definitions case definitions
 * @param settings what is accepted
 */
public record IntakePlan(InputCatalog catalog, CaseDefinitions definitions, IntakeSettings settings)
        implements Serializable {}
