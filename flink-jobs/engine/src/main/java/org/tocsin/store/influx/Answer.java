package org.tocsin.store.influx;

import com.influxdb.exceptions.InfluxException;
import java.io.IOException;
import java.util.Map;

/**
 * What came back for one request.
 *
 * @param kind what to do next
 * @param status HTTP status, 0 where there was no answer
 * @param text the server's words, or why there was no answer
 * @param retryAfter header, or null
 * @param body fields of the answer's JSON; empty if none
 */
record Answer(Kind kind, int status, String text, String retryAfter, Map<String, Object> body) {
    /** What to do next. */
    enum Kind {
        /** All is stored. */
        TAKEN,
        /** Send the same again later. */
        AWAY,
        /** Send less at once. */
        TOO_LARGE,
        /** Some lines are wrong. */
        LINES_REFUSED,
        /** Nothing sent this way will be taken. */
        REFUSED
    }

    static final Answer TAKEN = new Answer(Kind.TAKEN, 204, "", null, Map.of());

    static Answer of(InfluxException e) {
        Throwable cause = e.getCause();
        if (cause instanceof IOException) {
            String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
            return new Answer(Kind.AWAY, 0, text, null, Map.of());
        }
        Map<String, Object> body = e.errorBody() == null ? Map.of() : e.errorBody();
        String retryAfter = e.headers().get("Retry-After");
        return new Answer(kind(e.status()), e.status(), text(e, body), retryAfter, body);
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 413 -> Kind.TOO_LARGE;
            case 400, 422 -> Kind.LINES_REFUSED;
            case 429 -> Kind.AWAY;
            default -> status >= 500 ? Kind.AWAY : Kind.REFUSED;
        };
    }

    private static String text(InfluxException e, Map<String, Object> body) {
        for (String key : new String[] {"message", "error"}) {
            if (body.get(key) instanceof String s && !s.isBlank()) {
                return s;
            }
        }
        return String.valueOf(e.getMessage());
    }
}
