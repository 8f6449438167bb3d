package org.tocsin.job.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.tocsin.cluster.ScanCase;
import org.tocsin.model.CaseReport;

/** What a scan remembers goes through a checkpoint whole, cells and homes included. */
class ScanStateTest {
    private static final int CELL = -1_700_000_000; // a cell of a grid below 0.01 degrees

    private static byte[] written(ScanState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        state.write(out);
        return out.getCopyOfBuffer();
    }

    @Test
    void aStateThatWasWrittenAndReadIsTheSame() throws IOException {
        ScanState state = new ScanState();
        ScanCase waiting = new ScanCase(2, 7, 40, CELL, 12, 5, 19_700, 19_702, 99L, 1, "his:1");
        state.add(waiting);
        state.add(new ScanCase(2, 7, 40, CaseReport.NO_PLACE, 12, -1, 1, 19_703, 98L, -1, "b"));
        state.book.apply(new ScanCase(2, 7, 40, CELL, 12, 5, 19_690, 19_691, 90L, 1, "his:0"));
        state.lastChange = 19_701;
        state.stated.put(19_700, 2);
        byte[] bytes = written(state);
        ScanState read = new ScanState();
        read.read(new DataInputDeserializer(bytes));
        assertEquals(List.of(waiting), read.pending.get(19_702));
        assertEquals(state.pending, read.pending);
        assertEquals(state.stated, read.stated);
        assertArrayEquals(bytes, written(read));
    }
}
