package org.tocsin.job.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import org.tocsin.intake.InputCatalog;
import org.tocsin.intake.Intake;
import org.tocsin.intake.RecordReader;
import org.tocsin.intake.Taken;
import org.tocsin.model.CaseReport;
import org.tocsin.model.DeadLetter;

/**
 * What the records of all files are worth, in receipt-time order. Each record goes through the
 * intake as soon as it is read, because its outcome depends on nothing else and takes less room.
 * Each file is sorted within the bound by a look-ahead, in which records that come in order stand
 * in a queue and only the others in a heap; the sorted files are merged. A record without a usable
 * receipt time, one beyond the end, and one that comes later than the bound allows are handed out
 * at the time already reached, so that they move nothing; they are dead letters.
 */
final class MergedRecords implements Closeable {
    /** Reason code of a record behind the bound. */
    static final String LATE = "late-beyond-bound";

    private static final String IN_TIME =
            "a receipt time at most the bound behind the newest record of its file; sort"
                    + " the file or raise the bound of the drill";

    private final InputCatalog catalog;
    private final Intake intake;
    private final ReplaySettings settings;
    private final PriorityQueue<Cursor> cursors = new PriorityQueue<>();
    private Cursor current;
    private long time = Long.MIN_VALUE;
    private long heldBack;

    MergedRecords(InputCatalog catalog, Intake intake, ReplaySettings settings) throws IOException {
        this.catalog = catalog;
        this.intake = intake;
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
        private final ArrayDeque<Taken> inOrder = new ArrayDeque<>();
        private final PriorityQueue<Taken> outOfOrder = new PriorityQueue<>(MergedRecords::compare);
        private long latest = Long.MIN_VALUE;
        private boolean ended;
        private Taken head;

        Cursor(int file, RecordReader reader) {
            this.file = file;
            this.reader = reader;
        }

        boolean advance() throws IOException {
            Taken first = first();
            while (!ended && (first == null || first.time > latest - settings.boundMs())) {
                if (reader.advance()) {
                    take(intake.take(reader.current()));
                } else {
                    ended = true;
                    reader.close();
                }
                first = first();
            }
            head = first == inOrder.peekFirst() ? inOrder.pollFirst() : outOfOrder.poll();
            return head != null;
        }

        private Taken first() {
            Taken a = inOrder.peekFirst();
            Taken b = outOfOrder.peek();
            return b == null || a != null && compare(a, b) < 0 ? a : b;
        }

        private void take(Taken next) {
            long at = next.receivedAt;
            if (at > settings.until() && at <= settings.horizon()) {
                Progress.of(settings.progressKey()).heldBack(++heldBack);
                return;
            }
            boolean usable = at != CaseReport.NO_TIME && at <= settings.until();
            if (usable) {
                latest = Math.max(latest, at);
            } else {
                at = Math.max(latest, time);
            }
            next.time = at;
            Taken last = inOrder.peekLast();
            if (last == null || compare(last, next) <= 0) {
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

    private static int compare(Taken a, Taken b) {
        int c = Long.compare(a.time, b.time);
        return c != 0 ? c : Long.compare(a.line, b.line);
    }

    /** The next record, or null at the end. */
    Taken next() throws IOException {
        Cursor cursor = current != null ? current : cursors.poll();
        if (cursor == null) {
            return null;
        }
        Taken head = cursor.head;
        current = cursor.advance() ? first(cursor) : null;
        if (head.time < time && !head.broken) {
            head = late(head);
        }
        time = Math.max(time, head.time);
        return head;
    }

    private Taken late(Taken behind) {
        Taken late = new Taken();
        late.file = behind.file;
        late.line = behind.line;
        late.receivedAt = behind.receivedAt;
        late.time = behind.time;
        late.broken = true;
        String name = catalog.file(behind.file).name();
        late.letter = new DeadLetter(name, behind.line, "", LATE, IN_TIME, null, behind.receivedAt);
        return late;
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
