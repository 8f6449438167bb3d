package org.tocsin.intake;

import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.CaseReport;
import org.tocsin.model.DeadLetter;
import org.tocsin.model.Unresolved;

/**
 * What became of one record: a case report, an aggregate report, an answer or a dead letter, and
 * the names in it that nothing resolves.
 */
public final class Taken {
    private static final Unresolved[] NONE = {};

    /** Index of the file in the catalog. */
    public int file;

    /** First line of the record, from 1. */
    public long line;

    /**
     * Receipt time, epoch milliseconds UTC; {@link CaseReport#NO_TIME} if it is not known or the
     * record is physically broken.
     */
    public long receivedAt;

    /** Whether the record is physically broken; it is then a dead letter. */
    public boolean broken;

    /** The place of the record in the stream, epoch milliseconds UTC, as its source sets it. */
    public long time;

    /** A case report, or null. */
    public CaseReport report;

    /** An aggregate report, or null. */
    public AggregateReport aggregate;

    /** An answer, or null. */
    public Acknowledgement answer;

    /** A dead letter, or null. */
    public DeadLetter letter;

    /** Names that nothing resolves. */
    public Unresolved[] unresolved = NONE;
}
