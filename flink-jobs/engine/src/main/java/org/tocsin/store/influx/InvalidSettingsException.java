package org.tocsin.store.influx;

import java.util.List;

/** Settings of the store that cannot be used; all problems together. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates it from the problems, one a line. */
    public InvalidSettingsException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
