package org.tocsin.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Finds out what one file is from its name, its first bytes and its header. */
final class FileInspection {
    private static final int SAMPLE = 1 << 18;
    private static final Set<String> CHARSETS =
            Set.of("UTF-8", "GB18030", "GBK", "GB2312", "US-ASCII", "ISO-8859-1", "windows-1252");

    private final Path path;
    private final InputSpec spec;
    private final InputSettings settings;
    private final List<String> problems;
    private final String name;
    private final Map<String, Field> renamed = new HashMap<>();
    private final Map<Field, String> constants = new EnumMap<>(Field.class);
    private String charset = "UTF-8";
    private char delimiter = ',';

    FileInspection(Path path, InputSpec spec, InputSettings settings, List<String> problems) {
        this.path = path;
        this.spec = spec;
        this.settings = settings;
        this.problems = problems;
        this.name = name();
    }

    private String name() {
        Path base = settings.base();
        Path full = path.toAbsolutePath().normalize();
        boolean under = base != null && full.startsWith(base.toAbsolutePath().normalize());
        Path shown = under ? base.toAbsolutePath().normalize().relativize(full) : path;
        return shown.toString().replace('\\', '/');
    }

    /** The file as the catalog keeps it, or empty with problems noted. */
    Optional<InputFile> inspect() {
        int before = problems.size();
        readSpec();
        InputFile.Format format = InputPaths.format(path);
        if (format == null) {
            problem("unknown suffix, expected .csv, .tsv, .ndjson, .jsonl (.gz) or .xlsx");
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        try {
            return switch (format) {
                case XLSX -> tabular(format, sheetHeader());
                case CSV -> tabular(format, csvHeader(sample()));
                case NDJSON -> ndjson(sample());
            };
        } catch (IOException | ExcelReaderException e) {
            String why = e.getMessage() == null ? "" : e.getMessage();
            problem(
                    "cannot be read: "
                            + why.lines().findFirst().orElse(e.getClass().getSimpleName()));
            return Optional.empty();
        }
    }

    private void problem(String text) {
        problems.add(name + ": " + text);
    }

    private void readSpec() {
        spec.columns()
                .forEach((column, canonical) -> canonical(canonical, f -> renamed.put(column, f)));
        spec.constants()
                .forEach((canonical, value) -> canonical(canonical, f -> constants.put(f, value)));
    }

    private void canonical(String column, java.util.function.Consumer<Field> use) {
        Field field = Field.ofHeading(column);
        if (field == null) {
            problem("unknown canonical column \"" + column + "\" in columns or constants");
        } else {
            use.accept(field);
        }
    }

    private byte[] sample() throws IOException {
        try (InputStream in = InputPaths.open(path)) {
            byte[] head = in.readNBytes(SAMPLE);
            if (CharsetDetection.isUtf16(head, head.length)) {
                throw new IOException("it is UTF-16, save it as UTF-8");
            }
            charset = charset(head);
            return head;
        }
    }

    private String charset(byte[] head) throws IOException {
        if (spec.charset() == null) {
            return CharsetDetection.of(head, head.length).name();
        }
        try {
            String given = Charset.forName(spec.charset()).name();
            if (CHARSETS.contains(given)) {
                return given;
            }
        } catch (IllegalArgumentException e) {
            // An unknown or malformed name is reported like an unsupported one.
        }
        throw new IOException(
                "charset " + spec.charset() + " is not supported, expected UTF-8 or GB18030");
    }

    private List<String> csvHeader(byte[] head) throws IOException {
        LineScanner lines = new LineScanner(new ByteArrayInputStream(head), SAMPLE);
        while (lines.advance()) {
            String line =
                    new String(
                            lines.buffer(),
                            lines.start(),
                            lines.end() - lines.start(),
                            Charset.forName(charset));
            if (!line.isBlank()) {
                return split(line);
            }
        }
        return List.of();
    }

    /** Splits at the separator that gives the most known headings. */
    private List<String> split(String line) {
        List<String> best = List.of();
        long most = -1;
        for (char candidate : new char[] {',', '\t', ';'}) {
            List<String> headings = split(line, candidate);
            long known = headings.stream().filter(h -> field(h) != null).count();
            if (known > most) {
                most = known;
                best = headings;
                delimiter = candidate;
            }
        }
        return best;
    }

    private static List<String> split(String line, char delimiter) {
        List<String> headings = new ArrayList<>();
        StringBuilder heading = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                headings.add(heading.toString().strip());
                heading.setLength(0);
            } else {
                heading.append(c);
            }
        }
        headings.add(heading.toString().strip());
        return headings;
    }

    private List<String> sheetHeader() throws IOException {
        try (ReadableWorkbook workbook = XlsxRecordReader.open(path);
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            Row row = XlsxRecordReader.nextRow(rows.iterator());
            List<String> headings = new ArrayList<>();
            for (int i = 0; row != null && i < row.getCellCount(); i++) {
                String text = XlsxRecordReader.text(row, i);
                headings.add(text == null ? "" : text);
            }
            return headings;
        }
    }

    private Field field(String heading) {
        Field mapped = renamed.get(heading);
        return mapped != null ? mapped : Field.ofHeading(heading);
    }

    private Optional<InputFile> tabular(InputFile.Format format, List<String> headings) {
        Set<Field> has = EnumSet.noneOf(Field.class);
        List<Field> slots = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        int[] columns = new int[headings.size()];
        Set<Field> named = EnumSet.noneOf(Field.class);
        headings.forEach(h -> Optional.ofNullable(renamed.get(h)).ifPresent(named::add));
        for (int i = 0; i < columns.length; i++) {
            Field field = field(headings.get(i));
            boolean yields = named.contains(field) && !renamed.containsKey(headings.get(i));
            boolean taken = field == null || yields || !has.add(field);
            columns[i] = taken ? -1 : slots.size();
            if (taken) {
                ignored.add(headings.get(i));
            } else {
                slots.add(field);
            }
        }
        constants.keySet().stream()
                .filter(has::add)
                .sorted(Comparator.naturalOrder())
                .forEach(slots::add);
        RecordKind kind = kind(has, headings);
        if (kind == null) {
            return Optional.empty();
        }
        return Optional.of(file(format, Map.of(kind, new Schema(kind, slots)), columns, ignored));
    }

    private RecordKind kind(Set<Field> has, List<String> headings) {
        renamed.forEach(
                (column, field) -> {
                    if (!headings.contains(column)) {
                        problem(
                                "line 1: no column \""
                                        + column
                                        + "\" to be read as "
                                        + field.column());
                    }
                });
        RecordKind kind = spec.kind() != null ? spec.kind() : KindFields.detect(has);
        if (kind == null) {
            problem(
                    "line 1: no known header, expected a column such as visit_id, case_id,"
                            + " record_id, date, count or alert_id; found "
                            + String.join(", ", headings.subList(0, Math.min(8, headings.size()))));
            return null;
        }
        List<String> missing = KindFields.missing(kind, has);
        missing.forEach(m -> problem("line 1: a " + kind.code() + " file needs column " + m));
        return missing.isEmpty() ? kind : null;
    }

    private Optional<InputFile> ndjson(byte[] head) {
        Map<RecordKind, Schema> schemas = NdjsonRecordReader.schemas(spec.kind());
        return Optional.of(file(InputFile.Format.NDJSON, schemas, new int[0], List.of()));
    }

    private InputFile file(
            InputFile.Format format,
            Map<RecordKind, Schema> schemas,
            int[] columns,
            List<String> ignored) {
        return new InputFile(
                path.toString(),
                name,
                format,
                InputPaths.isGzipped(path),
                charset,
                delimiter,
                schemas,
                columns,
                renamed,
                constants,
                List.copyOf(ignored),
                spec.zerosImplied());
    }
}
