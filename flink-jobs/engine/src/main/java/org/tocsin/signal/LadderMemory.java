package org.tocsin.signal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What the ladder remembers of a series: its state after the last judged point, and states some
 * points apart from which a correction within the revision window is judged anew. As numbers:
 * origin, number of states, then each with its length, the newest last.
 *
 * <p>Bound: (revision days / 7 + 2) states of about 300 numbers.
 */
final class LadderMemory {
    private final int origin;
    private final Deque<double[]> states = new ArrayDeque<>();

    LadderMemory(int origin) {
        this.origin = origin;
    }

    static LadderMemory of(double[] numbers) {
        if (numbers == null) {
            return null;
        }
        LadderMemory m = new LadderMemory((int) numbers[0]);
        int at = 2;
        for (int i = 0; i < (int) numbers[1]; i++) {
            int length = (int) numbers[at++];
            m.states.addLast(Arrays.copyOfRange(numbers, at, at + length));
            at += length;
        }
        return m;
    }

    double[] numbers() {
        int size = 2;
        for (double[] state : states) {
            size += 1 + state.length;
        }
        double[] numbers = new double[size];
        numbers[0] = origin;
        numbers[1] = states.size();
        int at = 2;
        for (double[] state : states) {
            numbers[at++] = state.length;
            System.arraycopy(state, 0, numbers, at, state.length);
            at += state.length;
        }
        return numbers;
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
