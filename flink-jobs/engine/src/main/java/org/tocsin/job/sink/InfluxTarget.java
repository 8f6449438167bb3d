package org.tocsin.job.sink;

import java.io.Serializable;
import org.tocsin.store.influx.InfluxSettings;

/**
 * Where a sink's points go.
 *
 * @param settings the server and how to speak to it
 * @param refused file for the points that the server does not take
 * @param delivery key of the {@link org.tocsin.store.influx.InfluxDelivery} of a run that goes on
 *     without a server that stays away; null for a job that fails and starts again from its last
 *     checkpoint
 */
public record InfluxTarget(InfluxSettings settings, String refused, String delivery)
        implements Serializable {
    boolean goesOnWithout() {
        return delivery != null;
    }
}
