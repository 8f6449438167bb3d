package org.tocsin.intake;

/** Why a record is refused. Carries no stack trace: dirty files are ordinary. */
final class Rejection extends RuntimeException {
    final Field field;
    final Reason reason;
    final String expected;

    /**
     * Creates a rejection.
     *
     * @param field field at fault, or null for the whole record
     * @param reason stable reason
     * @param expected what would have been right
     */
    Rejection(Field field, Reason reason, String expected) {
        super(expected, null, false, false);
        this.field = field;
        this.reason = reason;
        this.expected = expected;
    }
}
