package org.tocsin.epi.evaluate;

/**
 * One simulated series with one outbreak of known cases. Points count from 1.
 *
 * @param id number of the series
 * @param scenario number of the scenario or signal it was drawn from
 * @param size size factor of the outbreak
 * @param replicate number of the draw within scenario and size
 * @param observed all counts, oldest first
 * @param outbreak cases of the current outbreak among them
 * @param start first point with an outbreak case; 0 when there is no outbreak
 * @param end last point with an outbreak case, inclusive; -1 when there is no outbreak
 */
public record SimulatedSeries(
        int id,
        int scenario,
        int size,
        int replicate,
        double[] observed,
        double[] outbreak,
        int start,
        int end) {
    private static final int WEEK = 7;

    /** The same counts without the outbreak. */
    public double[] twin() {
        double[] twin = observed.clone();
        for (int i = 0; i < twin.length; i++) {
            twin[i] -= outbreak[i];
        }
        return twin;
    }

    /** Whether a point lies in the outbreak's window. */
    public boolean inOutbreak(int point) {
        return point >= start && point <= end;
    }

    /** For the seven weekdays (point mod 7): whether no case at all falls on it. */
    boolean[] closedWeekdays() {
        boolean[] closed = new boolean[WEEK];
        java.util.Arrays.fill(closed, true);
        for (int i = 0; i < observed.length; i++) {
            closed[(i + 1) % WEEK] &= observed[i] == 0;
        }
        return closed;
    }
}
