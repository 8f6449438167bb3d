package org.tocsin.store.influx;

/**
 * Environment variables that say which InfluxDB to use and how. The README's table is made from
 * them.
 */
public enum InfluxVariable {
    /** Server. */
    TOCSIN_INFLUX_URL("", "server, where no --influx or --url is given"),
    /** Secret. */
    TOCSIN_INFLUX_TOKEN("", "token; for 1.x with authentication user:password"),
    /** Secret in a file. */
    TOCSIN_INFLUX_TOKEN_FILE("", "file that holds the token"),
    /** Organisation of 2.x. */
    TOCSIN_INFLUX_ORG("-", "organisation (2.x)"),
    /** Bucket of live data. */
    TOCSIN_INFLUX_BUCKET("tocsin", "bucket or database of live data"),
    /** Bucket of exercises. */
    TOCSIN_INFLUX_EXERCISE_BUCKET(
            "live bucket + `_exercise`", "bucket or database of drills; never the live one"),
    /** Write endpoint. */
    TOCSIN_INFLUX_API("auto", "auto, v1 (/write) or v2 (/api/v2/write)"),
    /** Lines a batch. */
    TOCSIN_INFLUX_BATCH("5000", "lines in a batch, 1 to 50000"),
    /** Attempts. */
    TOCSIN_INFLUX_TRIES("10", "attempts for a batch before the server counts as away, 1 to 1000");

    private final String fallback;
    private final String meaning;

    InfluxVariable(String fallback, String meaning) {
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** Value where the variable is not set; empty for none. */
    public String fallback() {
        return fallback;
    }

    /** The table of all variables in Markdown. */
    public static String table() {
        StringBuilder s = new StringBuilder("| variable | default | meaning |\n|---|---|---|\n");
        for (InfluxVariable v : values()) {
            s.append("| `%s` | %s | %s |\n".formatted(v.name(), v.fallback, v.meaning));
        }
        return s.toString();
    }
}
