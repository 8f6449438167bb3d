package org.tocsin.signal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the ladder remembers of a series: its state after the last judged point, and states some
 * points apart from which a correction within the revision window is judged anew. As rows of
 * numbers: the origin, then the states, the newest last.
 *
 * <p>Bound: (revision days / 7 + 2) states of about 300 numbers.
 */
final class LadderMemory {
    private final int origin;
    private final Deque<double[]> states = new ArrayDeque<>();

    LadderMemory(int origin) {
        this.origin = origin;
    }

    static LadderMemory of(double[][] rows) {
        if (rows == null) {
            return null;
        }
        LadderMemory m = new LadderMemory((int) rows[0][0]);
        for (int i = 1; i < rows.length; i++) {
            m.states.addLast(rows[i]);
        }
        return m;
    }

    double[][] rows() {
        double[][] rows = new double[states.size() + 1][];
        rows[0] = new double[] {origin};
        int at = 1;
        for (double[] state : states) {
            rows[at++] = state;
        }
        return rows;
    }

    /** Day of position 0: a point's day is origin + position x days a point. */
    int origin() {
        return origin;
    }

    /** State after the last judged point. */
    double[] newest() {
        return states.peekLast();
    }

    /** Position of the last judged point. */
    int position() {
        return (int) newest()[0];
    }

    /** Whether a state from before a position is still held. */
    boolean reachesBefore(int position) {
        return (int) states.peekFirst()[0] < position;
    }

    /** Forgets what was judged from a position on. */
    void rollBack(int position) {
        while (position() >= position) {
            states.removeLast();
        }
    }

    /**
     * Adds the state after a point.
     *
     * @param spacing points between two states that are kept
     * @param kept states kept besides the newest
     */
    void add(double[] state, int spacing, int kept) {
        if (!states.isEmpty() && position() % spacing != 0) {
            states.removeLast();
        }
        states.addLast(state);
        while (states.size() > kept + 1) {
            states.removeFirst();
        }
    }
}
