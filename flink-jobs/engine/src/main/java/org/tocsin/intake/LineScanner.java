package org.tocsin.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Hands out the lines of a stream as ranges of one byte buffer, without a copy per line. Lines end
 * with LF or CR LF. The line break and the ASCII characters never occur inside a longer character
 * of UTF-8 or GB18030 except for trailing bytes from 0x30 on, so splitting bytes is safe.
 */
final class LineScanner implements Closeable {
    private static final long FEEDS = Bytes.repeated('\n');

    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[1 << 17];
    private int filled;
    private int next;
    private boolean ended;
    private int start;
    private int end;
    private boolean tooLong;
    private byte[] rest;
    private long line;

    /**
     * Creates a scanner.
     *
     * @param in stream to read; closed with the scanner
     * @param longest longest line in bytes; the rest of a longer one is skipped
     */
    LineScanner(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Moves to the next line; false at the end. The former range becomes invalid. */
    boolean advance() throws IOException {
        tooLong = false;
        start = next;
        int at = next;
        while (true) {
            at = lineBreak(at);
            if (at < filled) {
                return found(at, at + 1);
            }
            if (ended) {
                return at > start && found(at, at);
            }
            if (at - start > longest) {
                return skipRest(at);
            }
            at -= refill();
        }
    }

    /** Position of the next line feed, or the end of what is filled. Eight bytes at a time. */
    private int lineBreak(int from) {
        int at = from;
        while (at + Long.BYTES <= filled) {
            long marks = Bytes.same(Bytes.word(buffer, at), FEEDS);
            if (marks != 0) {
                return at + Long.numberOfTrailingZeros(marks) / 8;
            }
            at += Long.BYTES;
        }
        while (at < filled && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean found(int lineEnd, int following) {
        end = lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        next = following;
        line++;
        return true;
    }

    private boolean skipRest(int from) throws IOException {
        tooLong = true;
        int kept = Math.min(from - start, 1_000);
        byte[] head = Arrays.copyOfRange(buffer, start, start + kept);
        boolean open = true;
        next = filled;
        while (open) {
            start = next;
            refill();
            int at = next;
            at = lineBreak(at);
            open = at == filled && !ended;
            next = Math.min(at + 1, filled);
        }
        rest = head;
        line++;
        return true;
    }

    /** Moves the current line to the front and reads on; returns by how much it moved. */
    private int refill() throws IOException {
        int moved = start;
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= moved;
        next -= moved;
        start = 0;
        int most = buffer.length - Bytes.PADDING;
        if (filled == most) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
            most = buffer.length - Bytes.PADDING;
        }
        int read = in.read(buffer, filled, most - filled);
        if (read < 0) {
            ended = true;
        } else {
            filled += read;
        }
        return moved;
    }

    /**
     * Extends the current range by the following line, for a quoted line break. False at the end of
     * the stream or when the range would be too long.
     */
    boolean extend() throws IOException {
        int from = start;
        while (true) {
            int at = next;
            at = lineBreak(at);
            boolean whole = at < filled;
            if (whole || ended && at > next) {
                start = from;
                return at - from <= longest && found(at, whole ? at + 1 : at);
            }
            if (ended || at - from > longest) {
                return false;
            }
            from -= refill();
        }
    }

    /** Position to return to with {@link #reset}, relative to the start of the line. */
    int mark() {
        return next - start;
    }

    /** Shrinks the range back to its first line, as marked, so that the next is read again. */
    void reset(int mark, int length, long markedLine) {
        next = start + mark;
        end = start + length;
        line = markedLine;
    }

    /** The buffer that holds the line, padded. */
    byte[] buffer() {
        return tooLong ? rest : buffer;
    }

    /** First byte of the line. */
    int start() {
        return tooLong ? 0 : start;
    }

    /** One past the last byte of the line, the line break excluded. */
    int end() {
        return tooLong ? rest.length : end;
    }

    /** Number of the last line handed out, from 1. */
    long line() {
        return line;
    }

    /** Whether the line was longer than allowed; its range is then only its beginning. */
    boolean tooLong() {
        return tooLong;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
