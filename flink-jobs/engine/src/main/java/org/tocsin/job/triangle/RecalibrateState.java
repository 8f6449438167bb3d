package org.tocsin.job.triangle;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import org.tocsin.job.InOrderState;
import org.tocsin.signal.RecalibratedScores;
import org.tocsin.signal.TriangleScore;

/**
 * The recent scores of one class. Bound: 56 days of one score a series, and the places with a
 * signal in the last week.
 */
public final class RecalibrateState extends InOrderState<TriangleScore> {
    final RecalibratedScores.Memory memory = new RecalibratedScores.Memory();

    @Override
    protected void writeItem(TriangleScore score, DataOutput out) throws IOException {
        score.write(out);
    }

    @Override
    protected TriangleScore readItem(DataInput in) throws IOException {
        TriangleScore score = new TriangleScore();
        score.read(in);
        return score;
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        out.writeInt(memory.days.size());
        for (double[] day : memory.days) {
            out.writeInt(day.length);
            for (double z : day) {
                out.writeDouble(z);
            }
        }
        out.writeInt(memory.lastSignal.size());
        for (Map.Entry<Integer, Integer> e : memory.lastSignal.entrySet()) {
            out.writeInt(e.getKey());
            out.writeInt(e.getValue());
        }
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        int days = in.readInt();
        for (int i = 0; i < days; i++) {
            double[] day = new double[in.readInt()];
            for (int k = 0; k < day.length; k++) {
                day[k] = in.readDouble();
            }
            memory.days.add(day);
        }
        int signals = in.readInt();
        for (int i = 0; i < signals; i++) {
            memory.lastSignal.put(in.readInt(), in.readInt());
        }
    }
}
