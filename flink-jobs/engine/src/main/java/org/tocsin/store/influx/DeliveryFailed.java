package org.tocsin.store.influx;

import java.io.IOException;

/** Points that could not be delivered: the server stayed away, or will not take them. */
public final class DeliveryFailed extends IOException {
    private static final long serialVersionUID = 1L;

    /** HTTP status of the last answer, 0 where there was none. */
    private final int status;

    DeliveryFailed(String message, int status) {
        super(message);
        this.status = status;
    }

    /** HTTP status of the last answer, 0 where there was none. */
    public int status() {
        return status;
    }
}
