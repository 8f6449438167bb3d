package org.tocsin.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.tocsin.place.DayClock;

/**
 * Reads separated values (RFC 4180) straight from bytes. Fields may be quoted and may then contain
 * separators, doubled quotes and line breaks. A quote that never closes costs its own line only:
 * the record must close within {@value #MOST_LINES} lines and then have the columns of the header,
 * or reading resumes at the line after the quote.
 */
final class CsvRecordReader implements RecordReader {
    private static final int MOST_LINES = 20;

    private final int index;
    private final InputFile file;
    private final Schema schema;
    private final ReceiptTime receipt;
    private final LineScanner lines;
    private final TextCache texts;
    private final Charset charset;
    private final byte delimiter;
    private final int[] columns;
    private final String[] template;
    private final int[] from;
    private final int[] to;
    private final boolean[] quoted;
    private RawRecord current;

    CsvRecordReader(int index, InputFile file, InputStream in, DayClock clock, int longest)
            throws IOException {
        this.index = index;
        this.file = file;
        this.schema = file.schemas().values().iterator().next();
        this.receipt = new ReceiptTime(clock);
        this.lines = new LineScanner(in, longest);
        this.charset = Charset.forName(file.charset());
        this.texts = new TextCache(charset);
        this.delimiter = (byte) file.delimiter();
        this.columns = file.columns();
        this.template = ReceiptTime.template(file, schema);
        this.from = new int[columns.length];
        this.to = new int[columns.length];
        this.quoted = new boolean[columns.length];
        skipHeader();
    }

    private void skipHeader() throws IOException {
        do {
            if (!lines.advance()) {
                return;
            }
        } while (isBlank());
        while (!split() && !lines.tooLong() && lines.extend()) {
            continue;
        }
    }

    @Override
    public boolean advance() throws IOException {
        do {
            if (!lines.advance()) {
                return false;
            }
        } while (isBlank());
        current = new RawRecord();
        current.file = index;
        current.line = lines.line();
        current.kind = schema.kind();
        if (lines.tooLong()) {
            broken(Reason.RECORD_TOO_LONG, "a record within the length limit");
        } else if (split() || splitFollowing()) {
            read();
        } else {
            broken(Reason.UNBALANCED_QUOTE, "a quote closed before the next separator");
        }
        return true;
    }

    @Override
    public RawRecord current() {
        return current;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private boolean isBlank() {
        byte[] b = lines.buffer();
        for (int i = lines.start(); i < lines.end(); i++) {
            if (b[i] != ' ' && b[i] != '\t' && b[i] != delimiter) {
                return false;
            }
        }
        return true;
    }

    /** A record that continues on further lines: only believed if it then has all columns. */
    private boolean splitFollowing() throws IOException {
        long first = lines.line();
        int mark = lines.mark();
        int length = lines.end() - lines.start();
        for (int i = 1; i < MOST_LINES && lines.extend(); i++) {
            if (split()) {
                if (found == columns.length) {
                    return true;
                }
                break;
            }
        }
        lines.reset(mark, length, first);
        return false;
    }

    private int found;

    /** Finds the fields of the current range; false if a quote is open or misplaced at its end. */
    private boolean split() {
        byte[] b = lines.buffer();
        int end = lines.end();
        int at = lines.start();
        found = 0;
        while (true) {
            boolean isQuoted = at < end && b[at] == '"';
            int start = isQuoted ? at + 1 : at;
            int stop;
            if (isQuoted) {
                stop = closing(b, start, end);
                at = stop + 1;
                if (stop < 0 || at < end && b[at] != delimiter) {
                    return false;
                }
            } else {
                while (at < end && b[at] != delimiter) {
                    at++;
                }
                stop = at;
            }
            if (found < columns.length) {
                from[found] = start;
                to[found] = stop;
                quoted[found] = isQuoted;
            }
            found++;
            if (at >= end) {
                return true;
            }
            at++;
        }
    }

    private static int closing(byte[] b, int start, int end) {
        int at = start;
        while (at < end) {
            if (b[at] == '"') {
                if (at + 1 == end || b[at + 1] != '"') {
                    return at;
                }
                at++;
            }
            at++;
        }
        return -1;
    }

    private void read() {
        if (found != columns.length) {
            broken(Reason.WRONG_COLUMNS, columns.length + " columns, found " + found);
            return;
        }
        byte[] b = lines.buffer();
        String[] values = template.clone();
        for (int i = 0; i < columns.length; i++) {
            int slot = columns[i];
            if (slot < 0) {
                continue;
            }
            String value = value(b, i, schema.field(slot));
            if (value != null) {
                if (value.indexOf('\uFFFD') >= 0) {
                    broken(Reason.UNDECODABLE, "text in " + file.charset());
                    return;
                }
                values[slot] = value;
            }
        }
        current.values = values;
        current.receivedAt = receipt.of(schema, current);
    }

    private String value(byte[] b, int column, Field field) {
        int start = from[column];
        int stop = to[column];
        while (start < stop && b[start] >= 0 && b[start] <= ' ') {
            start++;
        }
        while (stop > start && b[stop - 1] >= 0 && b[stop - 1] <= ' ') {
            stop--;
        }
        if (start == stop) {
            return null;
        }
        String text = field.repeats() ? texts.repeated(b, start, stop) : texts.text(b, start, stop);
        return quoted[column] && text.indexOf('"') >= 0 ? text.replace("\"\"", "\"") : text;
    }

    private void broken(Reason reason, String expected) {
        current.broken = reason.code();
        current.expected = expected;
        byte[] raw = Arrays.copyOfRange(lines.buffer(), lines.start(), lines.end());
        current.raw = Masking.broken(file, new String(raw, charset));
    }
}
