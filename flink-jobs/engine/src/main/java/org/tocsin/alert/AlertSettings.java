package org.tocsin.alert;

import java.io.Serializable;

/**
 * How findings become alerts.
 *
 * @param joinDays a crossing this many days after the last one still belongs to the alert
 * @param growth relative growth since the last announcement that is announced again
 */
public record AlertSettings(int joinDays, double growth) implements Serializable {
    /** Seven days; half as many again. */
    public static AlertSettings defaults() {
        return new AlertSettings(7, 0.5);
    }
}
