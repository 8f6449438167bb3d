package org.tocsin.job.count;

import org.tocsin.model.Axis;

/**
 * A delta at the finest node of one axis, on its way to the roll-up in the same task.
 *
 * @param axis place axis
 * @param node directory index
 * @param bits indicators; ignored where a series ordinal of 64 or more is given
 * @param series series ordinal, or -1 for all indicators of {@code bits}
 * @param occurrenceDay local day
 * @param entryLabel label of entry into the series
 * @param label label of the day close
 * @param persons change of persons
 * @param visits change of visits
 */
public record AxisDelta(
        Axis axis,
        int node,
        long bits,
        int series,
        int occurrenceDay,
        int entryLabel,
        int label,
        int persons,
        int visits) {}
