package org.tocsin.job.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import org.tocsin.intake.InputCatalog;
import org.tocsin.intake.RawRecord;
import org.tocsin.intake.RecordReader;

/**
 * The records of all files in receipt-time order. Each file is sorted within the bound by a
 * look-ahead, in which records that come in order stand in a queue and only the others in a heap;
 * the sorted files are merged. A record without a usable receipt time, one beyond the end, and one
 * that comes later than the bound allows are handed out at the time already reached, so that they
 * move nothing; the intake refuses them.
 */
final class MergedRecords implements Closeable {
    /** Reason code of a record behind the bound. */
    static final String LATE = "late-beyond-bound";

    private final ReplaySettings settings;
    private final PriorityQueue<Cursor> cursors = new PriorityQueue<>();
    private Cursor current;
    private long time = Long.MIN_VALUE;
    private long heldBack;

    MergedRecords(InputCatalog catalog, ReplaySettings settings) throws IOException {
        this.settings = settings;
        for (int i = 0; i < catalog.size(); i++) {
            Cursor cursor = new Cursor(i, catalog.reader(i));
            if (cursor.advance()) {
                cursors.add(cursor);
            }
        }
    }

    /** One file, sorted by its look-ahead. */
    private final class Cursor implements Comparable<Cursor> {
        private final int file;
        private final RecordReader reader;
        private final ArrayDeque<Ahead> inOrder = new ArrayDeque<>();
        private final PriorityQueue<Ahead> outOfOrder = new PriorityQueue<>();
        private long latest = Long.MIN_VALUE;
        private boolean ended;
        private Ahead head;

        Cursor(int file, RecordReader reader) {
            this.file = file;
            this.reader = reader;
        }

        boolean advance() throws IOException {
            Ahead first = first();
            while (!ended && (first == null || first.time > latest - settings.boundMs())) {
                if (reader.advance()) {
                    take(reader.current());
                } else {
                    ended = true;
                    reader.close();
                }
                first = first();
            }
            head = first == inOrder.peekFirst() ? inOrder.pollFirst() : outOfOrder.poll();
            return head != null;
        }

        private Ahead first() {
            Ahead a = inOrder.peekFirst();
            Ahead b = outOfOrder.peek();
            return b == null || a != null && a.compareTo(b) < 0 ? a : b;
        }

        private void take(RawRecord record) {
            long at = record.receivedAt;
            if (at > settings.until() && at <= settings.horizon()) {
                Progress.of(settings.progressKey()).heldBack(++heldBack);
                return;
            }
            boolean usable = at != Long.MIN_VALUE && at <= settings.until();
            if (usable) {
                latest = Math.max(latest, at);
            } else {
                at = Math.max(latest, time);
            }
            Ahead next = new Ahead(at, record.line, record);
            Ahead last = inOrder.peekLast();
            if (last == null || last.compareTo(next) <= 0) {
                inOrder.addLast(next);
            } else {
                outOfOrder.add(next);
            }
        }

        @Override
        public int compareTo(Cursor that) {
            int c = Long.compare(head.time, that.head.time);
            return c != 0 ? c : Integer.compare(file, that.file);
        }
    }

    private record Ahead(long time, long line, RawRecord record) implements Comparable<Ahead> {
        @Override
        public int compareTo(Ahead that) {
            int c = Long.compare(time, that.time);
            return c != 0 ? c : Long.compare(line, that.line);
        }
    }

    /** The next record, or null at the end. */
    RawRecord next() throws IOException {
        Cursor cursor = current != null ? current : cursors.poll();
        if (cursor == null) {
            return null;
        }
        Ahead head = cursor.head;
        current = cursor.advance() ? first(cursor) : null;
        RawRecord record = head.record;
        if (head.time < time && !record.isBroken()) {
            record.broken = LATE;
            record.expected =
                    "a receipt time at most the bound behind the newest record of its file; sort"
                            + " the file or raise the bound of the drill";
        }
        time = Math.max(time, head.time);
        return record;
    }

    /** The file with the next record: usually the one that had the last. */
    private Cursor first(Cursor cursor) {
        Cursor other = cursors.peek();
        if (other == null || cursor.compareTo(other) < 0) {
            return cursor;
        }
        cursors.add(cursor);
        return null;
    }

    /** Time of the record handed out last, epoch milliseconds UTC; it never falls. */
    long time() {
        return time;
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            cursors.add(current);
        }
        for (Cursor cursor : cursors) {
            cursor.reader.close();
        }
    }
}
