package org.tocsin.store.influx;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which write endpoint a server knows. */
public enum WriteApi {
    /** Ask the server for its version. */
    AUTO,
    /** {@code /write?db=&rp=} (1.x before 1.8). */
    V1,
    /** {@code /api/v2/write?org=&bucket=} (1.8, 2.x, 3.x). */
    V2;

    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+).*");

    /**
     * Endpoint of a server by the version that {@code /ping} states; unknown versions are taken for
     * new ones.
     */
    static WriteApi of(String version) {
        Matcher m = VERSION.matcher(version == null ? "" : version);
        if (!m.matches()) {
            return V2;
        }
        int major = Integer.parseInt(m.group(1));
        boolean old = major == 0 || major == 1 && Integer.parseInt(m.group(2)) < 8;
        return old ? V1 : V2;
    }
}
