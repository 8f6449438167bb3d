package org.tocsin.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.epi.run.InvalidInputException;
import org.tocsin.epi.run.Literals;
import org.tocsin.intake.Field;
import org.tocsin.place.Nearest;

/**
 * A user's line list: one row a case, with the date on which it occurred (onset, else visit, else
 * diagnosis) and the date on which it was received (else reported). Headings are known in English
 * and Chinese; UTF-8 or GB18030. Of a date-time only the date counts, as it is written.
 */
final class LineListFile {
    private static final List<Field> OCCURRENCE =
            List.of(Field.ONSET_AT, Field.VISIT_AT, Field.DIAGNOSED_AT);
    private static final List<Field> RECEIPT = List.of(Field.RECEIVED_AT, Field.REPORTED_AT);
    private static final Pattern OCCURRENCE_WORDS =
            Pattern.compile(
                    "occur|onset|symptom|prodrome|visit|hospitali|admi(ssion|tted)|event|发病|就诊|住院|入院|发生");
    private static final Pattern RECEIPT_WORDS =
            Pattern.compile("recei|report|notif|entered|registered|接收|收到|报告|上报|网报|录入");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})(?!\\d).*");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?!\\d).*");

    private final Path file;
    private final List<long[]> dates = new ArrayList<>();
    private String occurrence;
    private String receipt;
    private int withoutOccurrence;
    private int withoutReceipt;

    private LineListFile(Path file, String occurrence, String receipt) {
        this.file = file;
        this.occurrence = occurrence;
        this.receipt = receipt;
    }

    /** Reads a file; the columns may be named, null finds them by their headings. */
    static LineListFile read(Path file, String occurrence, String receipt) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(file + ": no such file");
        }
        LineListFile list = new LineListFile(file, occurrence, receipt);
        list.load(text(Files.readAllBytes(file)));
        return list;
    }

    /** Occurrence and receipt of every dated case, as days since 1970-01-01. */
    List<long[]> dates() {
        return dates;
    }

    /** Heading of the occurrence date. */
    String occurrenceColumn() {
        return occurrence;
    }

    /** Heading of the receipt date. */
    String receiptColumn() {
        return receipt;
    }

    /** Rows without an occurrence date, left out. */
    int withoutOccurrence() {
        return withoutOccurrence;
    }

    /** Rows without a receipt date, left out. */
    int withoutReceipt() {
        return withoutReceipt;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace("\uFEFF", "");
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }

    private void load(String text) throws IOException {
        int[] columns = null;
        char separator = text.lines().findFirst().orElse("").contains("\t") ? '\t' : ',';
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                if (columns == null) {
                    columns = columns(row.getFields());
                } else {
                    add(row, columns);
                }
            }
        } catch (CsvParseException e) {
            throw new InvalidInputException(file + ": " + e.getMessage());
        }
        if (columns == null || dates.isEmpty()) {
            throw new InvalidInputException(file + ": no row with both dates");
        }
    }

    private int[] columns(List<String> header) {
        int occurred = column(header, occurrence, OCCURRENCE, OCCURRENCE_WORDS, "occurrence");
        int received = column(header, receipt, RECEIPT, RECEIPT_WORDS, "receipt");
        if (occurred == received) {
            throw new InvalidInputException(
                    file + ":1: one column is both dates: " + header.get(occurred));
        }
        occurrence = header.get(occurred).strip();
        receipt = header.get(received).strip();
        return new int[] {occurred, received};
    }

    private int column(
            List<String> header, String named, List<Field> fields, Pattern words, String what) {
        if (named != null) {
            for (int i = 0; i < header.size(); i++) {
                if (header.get(i).strip().equals(named)) {
                    return i;
                }
            }
            throw missing(
                    header, "column " + named + " is not there" + Nearest.hint(named, header));
        }
        for (Field field : fields) {
            for (int i = 0; i < header.size(); i++) {
                if (Field.ofHeading(header.get(i)) == field) {
                    return i;
                }
            }
        }
        for (int i = 0; i < header.size(); i++) {
            if (words.matcher(header.get(i).toLowerCase(Locale.ROOT)).find()) {
                return i;
            }
        }
        throw missing(header, "no column looks like the " + what + " date; name it with --" + what);
    }

    private InvalidInputException missing(List<String> header, String what) {
        return new InvalidInputException(
                file + ":1: " + what + "; found " + String.join(", ", header));
    }

    private void add(CsvRecord row, int[] columns) {
        String occurred = cell(row, columns[0]);
        String received = cell(row, columns[1]);
        if (occurred.isEmpty() && received.isEmpty()) {
            return;
        }
        withoutOccurrence += occurred.isEmpty() ? 1 : 0;
        withoutReceipt += received.isEmpty() ? 1 : 0;
        long day = occurred.isEmpty() ? 0 : day(row, occurrence, occurred);
        long known = received.isEmpty() ? 0 : day(row, receipt, received);
        if (!occurred.isEmpty() && !received.isEmpty()) {
            dates.add(new long[] {day, known});
        }
    }

    private static String cell(CsvRecord row, int column) {
        String text = column < row.getFieldCount() ? row.getField(column).strip() : "";
        return Literals.isMissing(text) ? "" : text;
    }

    private long day(CsvRecord row, String column, String text) {
        for (Pattern pattern : List.of(DATE, COMPACT)) {
            Matcher m = pattern.matcher(text);
            if (m.matches()) {
                try {
                    return LocalDate.of(
                                    Integer.parseInt(m.group(1)),
                                    Integer.parseInt(m.group(2)),
                                    Integer.parseInt(m.group(3)))
                            .toEpochDay();
                } catch (DateTimeException e) {
                    break;
                }
            }
        }
        throw new InvalidInputException(
                file
                        + ":"
                        + row.getStartingLineNumber()
                        + ": "
                        + column
                        + ": expected a date like 2024-02-13, got '"
                        + text
                        + "'");
    }
}
