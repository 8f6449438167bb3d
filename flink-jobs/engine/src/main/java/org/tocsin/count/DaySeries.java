package org.tocsin.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A count a day over a bounded horizon, in blocks of 64 days. Blocks without a case are absent;
 * blocks hold 16-bit numbers and widen to 32 bits only where a day needs it. Bound: horizon / 64
 * blocks of 128 bytes (256 when wide).
 */
public final class DaySeries {
    private static final int SHIFT = 6;
    private static final int BLOCK = 1 << SHIFT;
    private static final Object[] NONE = {};

    private Object[] blocks = NONE; // short[], int[] or null
    private int firstBlock;

    /** Count of a day; 0 where nothing was added. */
    public int get(int day) {
        int b = (day >> SHIFT) - firstBlock;
        if (b < 0 || b >= blocks.length || blocks[b] == null) {
            return 0;
        }
        int i = day & BLOCK - 1;
        return blocks[b] instanceof short[] narrow ? narrow[i] : ((int[]) blocks[b])[i];
    }

    /** Sum over days {@code from} to {@code to}, both inclusive. */
    public int sum(int from, int to) {
        int sum = 0;
        for (int day = from; day <= to; day = (day | BLOCK - 1) + 1) {
            int b = (day >> SHIFT) - firstBlock;
            if (b >= 0 && b < blocks.length && blocks[b] != null) {
                int last = Math.min(to, day | BLOCK - 1) & BLOCK - 1;
                sum += sum(blocks[b], day & BLOCK - 1, last);
            }
        }
        return sum;
    }

    private static int sum(Object block, int first, int last) {
        int sum = 0;
        if (block instanceof short[] narrow) {
            for (int i = first; i <= last; i++) {
                sum += narrow[i];
            }
        } else {
            int[] wide = (int[]) block;
            for (int i = first; i <= last; i++) {
                sum += wide[i];
            }
        }
        return sum;
    }

    /** Adds to a day. */
    public void add(int day, int more) {
        if (more == 0) {
            return;
        }
        int b = slot(day >> SHIFT);
        int i = day & BLOCK - 1;
        if (blocks[b] == null) {
            blocks[b] = new short[BLOCK];
        }
        if (blocks[b] instanceof short[] narrow) {
            int value = narrow[i] + more;
            if (value == (short) value) {
                narrow[i] = (short) value;
                return;
            }
            blocks[b] = widen(narrow);
        }
        ((int[]) blocks[b])[i] += more;
    }

    private static int[] widen(short[] narrow) {
        int[] wide = new int[BLOCK];
        for (int k = 0; k < BLOCK; k++) {
            wide[k] = narrow[k];
        }
        return wide;
    }

    private int slot(int block) {
        if (blocks.length == 0) {
            firstBlock = block;
            blocks = new Object[1];
        } else if (block < firstBlock) {
            Object[] more = new Object[blocks.length + firstBlock - block];
            System.arraycopy(blocks, 0, more, firstBlock - block, blocks.length);
            blocks = more;
            firstBlock = block;
        } else if (block >= firstBlock + blocks.length) {
            Object[] more = new Object[block - firstBlock + 1];
            System.arraycopy(blocks, 0, more, 0, blocks.length);
            blocks = more;
        }
        return block - firstBlock;
    }

    /** Drops whole blocks that end before {@code day}. */
    public void forgetBefore(int day) {
        int drop = Math.min((day >> SHIFT) - firstBlock, blocks.length);
        if (drop > 0) {
            Object[] fewer = new Object[blocks.length - drop];
            System.arraycopy(blocks, drop, fewer, 0, fewer.length);
            blocks = fewer;
            firstBlock += drop;
        }
    }

    /** Whether anything is held. */
    public boolean isEmpty() {
        return blocks.length == 0;
    }

    /** Writes the series for a checkpoint. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(firstBlock);
        out.writeInt(blocks.length);
        for (Object block : blocks) {
            out.writeByte(block == null ? 0 : block instanceof short[] ? 1 : 2);
            if (block instanceof short[] narrow) {
                for (short v : narrow) {
                    out.writeShort(v);
                }
            } else if (block instanceof int[] wide) {
                for (int v : wide) {
                    out.writeInt(v);
                }
            }
        }
    }

    /** Reads a series that {@link #write} wrote. */
    public static DaySeries read(DataInput in) throws IOException {
        DaySeries series = new DaySeries();
        series.firstBlock = in.readInt();
        series.blocks = new Object[in.readInt()];
        for (int b = 0; b < series.blocks.length; b++) {
            int kind = in.readByte();
            if (kind == 1) {
                short[] narrow = new short[BLOCK];
                for (int i = 0; i < BLOCK; i++) {
                    narrow[i] = in.readShort();
                }
                series.blocks[b] = narrow;
            } else if (kind == 2) {
                int[] wide = new int[BLOCK];
                for (int i = 0; i < BLOCK; i++) {
                    wide[i] = in.readInt();
                }
                series.blocks[b] = wide;
            }
        }
        return series;
    }
}
