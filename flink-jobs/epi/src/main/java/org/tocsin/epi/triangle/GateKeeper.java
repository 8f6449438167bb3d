package org.tocsin.epi.triangle;

/**
 * Whether a source is in the state "judged by occurrence date": enters slowly, leaves at once.
 *
 * <p>Enters after the gate was complete on 7 labels in a row. Leaves when the lower bound falls
 * below 0.90, or when the source reports slower than usual. Each change is for the log; none starts
 * an alert. State: two numbers.
 */
public final class GateKeeper {
    private static final int IN_A_ROW = 7;
    private static final double LEAVE_BELOW = 0.90;

    private int completeInARow;
    private boolean open;

    /** A keeper that is closed and has seen nothing. */
    public GateKeeper() {}

    /**
     * A keeper as it stood.
     *
     * @param completeInARow labels in a row on which the gate was complete
     * @param open whether occurrence days could be judged directly
     */
    public GateKeeper(int completeInARow, boolean open) {
        this.completeInARow = completeInARow;
        this.open = open;
    }

    /**
     * Takes the assessment of the next label.
     *
     * @return whether the state changed
     */
    public boolean add(GateResult gate, DriftResult drift) {
        completeInARow = gate.complete() ? completeInARow + 1 : 0;
        boolean before = open;
        boolean slower = drift.signal() && drift.slower();
        if (open) {
            open = !slower && !(gate.low() < LEAVE_BELOW) && !Double.isNaN(gate.low());
        } else {
            open = completeInARow >= IN_A_ROW && !slower;
        }
        if (before && !open) {
            completeInARow = 0;
        }
        return before != open;
    }

    /** Labels in a row on which the gate was complete. */
    public int completeInARow() {
        return completeInARow;
    }

    /** Whether occurrence days may be judged directly. */
    public boolean open() {
        return open;
    }
}
