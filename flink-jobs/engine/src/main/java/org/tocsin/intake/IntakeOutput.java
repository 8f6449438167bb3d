package org.tocsin.intake;

import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.CaseReport;
import org.tocsin.model.DeadLetter;
import org.tocsin.model.Unresolved;

/** Where accepted and rejected records go. */
public interface IntakeOutput {
    /** A visit, foodborne case or card. */
    void caseReport(CaseReport report);

    /** A daily report or a count. */
    void aggregate(AggregateReport report);

    /** An answer to an alert. */
    void acknowledgement(Acknowledgement acknowledgement);

    /** A record that could not be taken. */
    void deadLetter(DeadLetter letter);

    /** A text that names no known institution, or an unusable position. The record is accepted. */
    void unresolved(Unresolved text);
}
