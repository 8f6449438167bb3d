package org.tocsin.alert;

import java.io.Serializable;

/**
 * How findings become alerts.
 *
 * @param joinDays a crossing this many days after the last one still belongs to the alert
 * @param growth relative growth since the last announcement that is announced again
 * @param heldDays an alert that a person has taken and nobody has ended closes after this many days
 *     without a crossing or an answer
 */
public record AlertSettings(int joinDays, double growth, int heldDays) implements Serializable {
    /** Seven days; half as many again; ninety days. */
    public static AlertSettings defaults() {
        return new AlertSettings(7, 0.5, 90);
    }
}
