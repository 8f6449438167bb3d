package org.tocsin.epi.run;

/** A parameter or a series that cannot be used; the message is one line for the user. */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception with a line that names the parameter or field and its value. */
    public InvalidInputException(String message) {
        super(message);
    }
}
