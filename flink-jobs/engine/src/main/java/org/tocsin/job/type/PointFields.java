package org.tocsin.job.type;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.tocsin.model.Point;

/** Points field by field on the wire. */
final class PointFields {
    private PointFields() {}

    static void write(Point p, DataOutput out) throws IOException {
        out.writeInt(p.measurement);
        out.writeInt(p.axis);
        out.writeInt(p.node);
        out.writeInt(p.indicator);
        out.writeUTF(p.variant);
        out.writeInt(p.day);
        out.writeLong(p.knownAt);
        out.writeInt(p.values.length);
        for (double value : p.values) {
            out.writeDouble(value);
        }
    }

    static Point read(DataInput in) throws IOException {
        Point p = new Point();
        p.measurement = in.readInt();
        p.axis = in.readInt();
        p.node = in.readInt();
        p.indicator = in.readInt();
        p.variant = in.readUTF();
        p.day = in.readInt();
        p.knownAt = in.readLong();
        p.values = new double[in.readInt()];
        for (int i = 0; i < p.values.length; i++) {
            p.values[i] = in.readDouble();
        }
        return p;
    }
}
