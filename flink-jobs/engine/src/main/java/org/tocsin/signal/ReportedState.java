package org.tocsin.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.tocsin.model.Reported;

/** {@link Reported} in checkpoints and on the wire; null is kept. */
public final class ReportedState {
    private ReportedState() {}

    /** Writes a statement or none. */
    public static void write(Reported r, DataOutput out) throws IOException {
        out.writeBoolean(r != null);
        if (r != null) {
            out.writeInt(r.from());
            out.writeInt(r.to());
            out.writeDouble(r.known());
            out.writeDouble(r.share());
            out.writeDouble(r.low());
            out.writeDouble(r.high());
            out.writeBoolean(r.changing());
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Reported read(DataInput in) throws IOException {
        return in.readBoolean()
                ? new Reported(
                        in.readInt(),
                        in.readInt(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readBoolean())
                : null;
    }
}
