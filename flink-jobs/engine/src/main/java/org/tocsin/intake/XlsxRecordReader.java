package org.tocsin.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.tocsin.place.DayClock;

/**
 * Reads the first sheet of a workbook; its first row with a value is the header. Cells formatted as
 * dates become {@code yyyy-MM-dd HH:mm:ss}, other numbers plain decimals.
 */
final class XlsxRecordReader implements RecordReader {
    private final int index;
    private final InputFile file;
    private final Schema schema;
    private final ReceiptTime receipt;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private RawRecord current;

    XlsxRecordReader(int index, InputFile file, DayClock clock) throws IOException {
        this.index = index;
        this.file = file;
        this.schema = file.schemas().values().iterator().next();
        this.receipt = new ReceiptTime(clock);
        this.workbook = open(file.toPath());
        this.stream = workbook.getFirstSheet().openStream();
        this.rows = stream.iterator();
        nextRow(rows);
    }

    static ReadableWorkbook open(Path path) throws IOException {
        try {
            return new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException e) {
            throw new IOException("not a readable workbook", e);
        }
    }

    /** The next row with a value, or null at the end. */
    static Row nextRow(Iterator<Row> rows) {
        while (rows.hasNext()) {
            Row row = rows.next();
            if (!isBlank(row)) {
                return row;
            }
        }
        return null;
    }

    private static boolean isBlank(Row row) {
        for (int i = 0; i < row.getCellCount(); i++) {
            if (text(row, i) != null) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean advance() throws IOException {
        Row row;
        try {
            row = nextRow(rows);
        } catch (ExcelReaderException e) {
            throw new IOException("the sheet cannot be read on", e);
        }
        if (row == null) {
            return false;
        }
        current = new RawRecord();
        current.file = index;
        current.line = row.getRowNum();
        current.kind = schema.kind();
        String[] values = ReceiptTime.template(file, schema);
        int[] columns = file.columns();
        for (int i = 0; i < columns.length; i++) {
            String text = columns[i] < 0 ? null : text(row, i);
            if (text != null) {
                values[columns[i]] = text;
            }
        }
        current.texts = values;
        current.receivedAt = receipt.of(schema, current);
        return true;
    }

    /** The text of a cell, or null if empty. */
    static String text(Row row, int column) {
        Cell cell = column < row.getCellCount() ? row.getCell(column) : null;
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getValue() == null) {
            return null;
        }
        String text =
                switch (cell.getType()) {
                    case NUMBER -> number(cell);
                    case BOOLEAN -> cell.asBoolean() ? "1" : "0";
                    default -> cell.getText().strip();
                };
        return text.isEmpty() ? null : text;
    }

    private static String number(Cell cell) {
        if (isDate(cell.getDataFormatString())) {
            LocalDateTime date = cell.asDate().plusNanos(500_000_000L).withNano(0);
            String day = date.toLocalDate().toString();
            return date.toLocalTime().toSecondOfDay() == 0
                    ? day
                    : day + ' ' + date.toLocalTime().withNano(0);
        }
        BigDecimal value = cell.asNumber().stripTrailingZeros();
        return value.toPlainString();
    }

    private static boolean isDate(String format) {
        if (format == null) {
            return false;
        }
        String letters =
                format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
        return letters.indexOf('y') >= 0 || letters.contains("d") && letters.contains("m");
    }

    @Override
    public RawRecord current() {
        return current;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
