package org.tocsin.dashboard;

/** A mistake in the source of the boards, or in what stands in their folder. */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and where. */
    public SourceException(String message) {
        super(message);
    }
}
