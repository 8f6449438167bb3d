package org.tocsin.count;

import org.tocsin.model.Axis;
import org.tocsin.model.CaseReport;

/** Takes the differences in what is counted. */
public interface EpisodeSink {
    /**
     * Counts change on one axis at its finest node; ancestors are added later.
     *
     * @param axis place axis
     * @param node directory index
     * @param bits indicators
     * @param occurrenceDay local day on which the cases occurred
     * @param entryLabel label at which they first entered the series
     * @param label label of the day close at which the change is seen
     * @param persons change of the number of episodes
     * @param visits change of the number of visits
     */
    void count(
            Axis axis,
            int node,
            long bits,
            int occurrenceDay,
            int entryLabel,
            int label,
            int persons,
            int visits);

    /**
     * An episode begins (+1) or ceases (-1) to be counted through a lead report that has its id.
     *
     * @param sign +1 or -1
     * @param bits indicators
     * @param lead first report of the episode
     * @param at instant, epoch milliseconds UTC
     */
    void episode(int sign, long bits, CaseReport lead, long at);
}
