package org.tocsin.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

    private static final int FIRST_INK = ' ' + 1;
    private static final long QUOTES = Bytes.repeated('"');

    private final int index;
    private final InputFile file;
    private final Schema schema;
    private final ReceiptTime receipt;
    private final LineScanner lines;
    private final Charset charset;
    private final byte delimiter;
    private final long delimiters;
    private final int[] slots;
    private final String[] template;
    private final RawRecord inBytes = new RawRecord();
    private final int[] from;
    private final int[] to;
    private final boolean isUtf8;
    private RawRecord current;
    private long line;
    private int found;
    private boolean escaped;
    private int blanks;

    CsvRecordReader(int index, InputFile file, InputStream in, DayClock clock, int longest)
            throws IOException {
        this.index = index;
        this.file = file;
        this.schema = file.schemas().values().iterator().next();
        this.receipt = new ReceiptTime(clock);
        this.lines = new LineScanner(in, longest);
        this.charset = Charset.forName(file.charset());
        this.isUtf8 = charset.equals(StandardCharsets.UTF_8);
        this.delimiter = (byte) file.delimiter();
        this.delimiters = Bytes.repeated(delimiter);
        this.slots = slots(file.columns(), schema.size());
        this.template = ReceiptTime.template(file, schema);
        this.from = new int[schema.size() + 1];
        this.to = new int[schema.size() + 1];
        inBytes.file = index;
        inBytes.kind = schema.kind();
        inBytes.texts = template;
        inBytes.from = from;
        inBytes.to = to;
        skipHeader();
    }

    /** The slot of each column; those that are ignored share one more. */
    private static int[] slots(int[] columns, int ignored) {
        return Arrays.stream(columns).map(slot -> slot < 0 ? ignored : slot).toArray();
    }

    private void skipHeader() throws IOException {
        do {
            if (!lines.advance()) {
                return;
            }
        } while (isBlank());
        while (!lines.tooLong() && !split() && lines.extend()) {
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
        line = lines.line();
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
                if (found == slots.length) {
                    return true;
                }
                break;
            }
        }
        lines.reset(mark, length, first);
        return false;
    }

    /** Finds the fields of the current range; false if a quote is open or misplaced at its end. */
    private boolean split() {
        escaped = false;
        blanks = 0;
        return splitPlain() || splitQuoted();
    }

    /** Finds the fields, a block of bytes at a time; false if there is a quote anywhere. */
    private boolean splitPlain() {
        byte[] b = lines.buffer();
        int end = lines.end();
        int start = lines.start();
        int field = 0;
        long quotes = 0;
        for (int block = start; block < end; block += Long.SIZE) {
            long marks = 0;
            for (int i = 0; i < Long.SIZE; i += Long.BYTES) {
                long word = Bytes.word(b, block + i);
                quotes |= Bytes.same(word, QUOTES);
                marks |= (long) Bytes.mask(Bytes.same(word, delimiters)) << i;
            }
            if (end - block < Long.SIZE) {
                marks &= (1L << end - block) - 1;
            }
            for (; marks != 0; marks &= marks - 1) {
                int stop = block + Long.numberOfTrailingZeros(marks);
                field(field++, b, start, stop);
                start = stop + 1;
            }
        }
        field(field, b, start, end);
        found = field + 1;
        return quotes == 0;
    }

    private void field(int field, byte[] b, int start, int stop) {
        if (field < slots.length) {
            int slot = slots[field];
            from[slot] = start;
            to[slot] = stop;
            if (start < stop) {
                blanks |= (b[start] & 0xff) - FIRST_INK | (b[stop - 1] & 0xff) - FIRST_INK;
            }
        }
    }

    private boolean splitQuoted() {
        byte[] b = lines.buffer();
        int end = lines.end();
        int at = lines.start();
        int field = 0;
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
            field(field++, b, start, stop);
            if (at >= end) {
                found = field;
                return true;
            }
            at++;
        }
    }

    private int closing(byte[] b, int start, int end) {
        int at = start;
        while (at < end) {
            if (b[at] == '"') {
                if (at + 1 == end || b[at + 1] != '"') {
                    return at;
                }
                escaped = true;
                at++;
            }
            at++;
        }
        return -1;
    }

    private void read() {
        if (found != slots.length) {
            broken(Reason.WRONG_COLUMNS, slots.length + " columns, found " + found);
            return;
        }
        if (blanks < 0) {
            trim();
        }
        if (isUtf8 && !escaped) {
            current = inBytes;
            current.bytes = lines.buffer();
            current.start = lines.start();
            current.end = lines.end();
        } else {
            readTexts();
        }
        current.line = line;
        if (!current.isBroken()) {
            current.receivedAt = receipt.of(schema, current);
        }
    }

    /** Leaves out the blanks around values. */
    private void trim() {
        byte[] b = lines.buffer();
        for (int slot = 0; slot < schema.size(); slot++) {
            while (from[slot] < to[slot] && (b[from[slot]] & 0xff) < FIRST_INK) {
                from[slot]++;
            }
            while (from[slot] < to[slot] && (b[to[slot] - 1] & 0xff) < FIRST_INK) {
                to[slot]--;
            }
        }
    }

    /** A record in another character set, or with quotes inside quotes. */
    private void readTexts() {
        String[] texts = template.clone();
        for (int slot = 0; slot < texts.length; slot++) {
            if (from[slot] < to[slot]) {
                String text = text(lines.buffer(), from[slot], to[slot]);
                if (!Lexicon.decodes(text)) {
                    broken(Reason.UNDECODABLE, "text in " + file.charset());
                    return;
                }
                texts[slot] = text;
            }
        }
        current = new RawRecord();
        current.file = index;
        current.kind = schema.kind();
        current.texts = texts;
    }

    private String text(byte[] b, int start, int stop) {
        String text = new String(b, start, stop - start, charset);
        return escaped ? unescaped(b, start, text) : text;
    }

    /** Only quoted fields have doubled quotes; blanks may stand between the quote and the text. */
    private String unescaped(byte[] b, int start, String text) {
        int at = start;
        while (at > lines.start() && b[at - 1] != delimiter && (b[at - 1] & 0xff) < FIRST_INK) {
            at--;
        }
        boolean quoted = at > lines.start() && b[at - 1] == '"';
        return quoted ? text.replace("\"\"", "\"") : text;
    }

    private void broken(Reason reason, String expected) {
        current = new RawRecord();
        current.file = index;
        current.line = line;
        current.kind = schema.kind();
        current.broken = reason.code();
        current.expected = expected;
        byte[] raw = Arrays.copyOfRange(lines.buffer(), lines.start(), lines.end());
        current.raw = Masking.broken(file, new String(raw, charset));
    }
}
