package org.tocsin.drill.generate;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Rows of one kind in order of receipt, in one file a month of receipt. Rows wait in a bucket by
 * day of receipt; a day is written once no row can be received on it any more. Rows of the same
 * second keep the order in which they were added. The gzip header carries no time.
 */
final class ReceiptLog implements Closeable {
    private static final int DAY = 86_400;
    private static final int BUFFER = 1 << 18;
    private static final int INDEX_BITS = 40;

    private final Path folder;
    private final String prefix;
    private final byte[] header;
    private final boolean plain;
    private final long end;
    private final Map<Integer, Bucket> buckets = new HashMap<>();
    private int nextDay;
    private String month = "";
    private OutputStream out;
    private long rows;
    private Bucket spare;

    private static final class Bucket {
        final Bytes bytes = new Bytes(1 << 14);
        int[] ends = new int[64];
        long[] keys = new long[64];
        int count;

        void add(Bytes row, int second) {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
            }
            bytes.put(row.data, 0, row.size);
            ends[count] = bytes.size;
            keys[count] = (long) second << INDEX_BITS | count;
            count++;
        }

        void writeTo(OutputStream out) throws IOException {
            Arrays.sort(keys, 0, count);
            for (int i = 0; i < count; i++) {
                int row = (int) (keys[i] & (1L << INDEX_BITS) - 1);
                int from = row == 0 ? 0 : ends[row - 1];
                out.write(bytes.data, from, ends[row] - from);
            }
        }
    }

    /**
     * Creates a log.
     *
     * @param folder where the files go
     * @param prefix start of the file names
     * @param header first line of each file
     * @param plain whether to write without gzip
     * @param firstDay first local day of receipt
     * @param end local second from which on rows are dropped as not yet received
     */
    ReceiptLog(Path folder, String prefix, String header, boolean plain, int firstDay, long end) {
        this.folder = folder;
        this.prefix = prefix;
        this.header = header.getBytes(StandardCharsets.UTF_8);
        this.plain = plain;
        this.nextDay = firstDay;
        this.end = end;
    }

    /** Adds a row; returns false if it would be received after the end. */
    boolean add(Bytes row, long received) {
        if (received >= end) {
            return false;
        }
        int day = (int) Math.floorDiv(received, (long) DAY);
        if (day < nextDay) {
            throw new IllegalStateException(prefix + " row for a day already written: " + row);
        }
        buckets.computeIfAbsent(day, d -> bucket())
                .add(row, (int) Math.floorMod(received, (long) DAY));
        return true;
    }

    private Bucket bucket() {
        Bucket free = spare == null ? new Bucket() : spare;
        spare = null;
        return free;
    }

    /** Writes all days of receipt up to a day, inclusive. */
    void flushThrough(int day) throws IOException {
        for (; nextDay <= day; nextDay++) {
            Bucket bucket = buckets.remove(nextDay);
            if (bucket != null) {
                file(nextDay);
                bucket.writeTo(out);
                rows += bucket.count;
                bucket.count = 0;
                bucket.bytes.clear();
                spare = bucket;
            }
        }
    }

    private void file(int day) throws IOException {
        String needed = LocalDate.ofEpochDay(day).toString().substring(0, 7);
        if (needed.equals(month)) {
            return;
        }
        closeFile();
        month = needed;
        Path path = folder.resolve(prefix + "-" + month + (plain ? ".csv" : ".csv.gz"));
        OutputStream file = Files.newOutputStream(path);
        out = new BufferedOutputStream(plain ? file : new GZIPOutputStream(file, BUFFER), BUFFER);
        out.write(header);
    }

    private void closeFile() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }

    /** Rows written so far. */
    long rows() {
        return rows;
    }

    /** Writes what is left and closes the file. */
    @Override
    public void close() throws IOException {
        try {
            flushThrough((int) Math.floorDiv(end, (long) DAY));
        } finally {
            closeFile();
        }
    }
}
