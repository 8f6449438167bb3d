package org.tocsin.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.place.DayClock;

/**
 * Reads one JSON object a line. The key {@code type} names the kind of record; other keys are
 * mapped like headings; arrays of texts are joined by {@code |}; exposures may be an array of
 * objects.
 */
final class NdjsonRecordReader implements RecordReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> EXPOSURE_KEYS =
            List.of("meal_at", "place_type", "place", "food", "seller", "eaters", "ill");

    private final int index;
    private final InputFile file;
    private final RecordKind onlyKind;
    private final ReceiptTime receipt;
    private final LineScanner lines;
    private final Charset charset;
    private final String[] found = new String[Field.values().length];
    private String type;
    private RawRecord current;

    NdjsonRecordReader(int index, InputFile file, InputStream in, DayClock clock, int longest) {
        this.index = index;
        this.file = file;
        this.onlyKind =
                file.schemas().size() == 1 ? file.schemas().keySet().iterator().next() : null;
        this.receipt = new ReceiptTime(clock);
        this.lines = new LineScanner(in, longest);
        this.charset = Charset.forName(file.charset());
    }

    /** The field that a key means in a file, or null. */
    static Field field(InputFile file, String key) {
        Field renamed = file.renamed().get(key);
        return renamed != null ? renamed : Field.ofHeading(key);
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
        if (lines.tooLong()) {
            broken(Reason.RECORD_TOO_LONG, "a record within the length limit");
            return true;
        }
        try {
            parse();
            take();
        } catch (IOException e) {
            refuse();
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
        for (int i = lines.start(); i < lines.end(); i++) {
            if (lines.buffer()[i] > ' ' || lines.buffer()[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private void parse() throws IOException {
        Arrays.fill(found, null);
        type = null;
        try (JsonParser parser = parser()) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                take(key, value(parser, key));
            }
            if (parser.nextToken() != null) {
                throw new IOException("text after the object");
            }
        }
    }

    private JsonParser parser() throws IOException {
        int start = lines.start();
        int length = lines.end() - start;
        return StandardCharsets.UTF_8.equals(charset)
                ? JSON.createParser(lines.buffer(), start, length)
                : JSON.createParser(new String(lines.buffer(), start, length, charset));
    }

    private void take(String key, String value) {
        if ("type".equals(key)) {
            type = value;
            return;
        }
        Field field = field(file, key);
        if (field != null && value != null && !value.isBlank()) {
            found[field.ordinal()] = value.strip();
        }
    }

    private String value(JsonParser parser, String key) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> "1";
            case VALUE_FALSE -> "0";
            case START_ARRAY -> array(parser);
            case START_OBJECT -> {
                parser.skipChildren();
                yield null;
            }
            default -> parser.getText();
        };
    }

    private static String array(JsonParser parser) throws IOException {
        List<String> items = new ArrayList<>();
        boolean objects = false;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                objects = true;
                items.add(exposure(parser));
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
                items.add(parser.getText());
            }
        }
        return String.join(objects ? ";" : "|", items);
    }

    private static String exposure(JsonParser parser) throws IOException {
        String[] parts = new String[EXPOSURE_KEYS.size()];
        Arrays.fill(parts, "");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int part = EXPOSURE_KEYS.indexOf(parser.currentName());
            JsonToken token = parser.nextToken();
            if (part >= 0 && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                parts[part] = parser.getText().replace('|', ' ').replace(';', ' ');
            } else {
                parser.skipChildren();
            }
        }
        return String.join("|", parts);
    }

    private void take() {
        RecordKind kind = kind();
        if (kind == null) {
            String names = Arrays.toString(RecordKind.values()).toLowerCase(java.util.Locale.ROOT);
            broken(Reason.UNKNOWN_TYPE, "type one of " + names);
            return;
        }
        Schema schema = file.schema(kind);
        String[] values = ReceiptTime.template(file, schema);
        for (int slot = 0; slot < values.length; slot++) {
            String value = found[schema.field(slot).ordinal()];
            if (value != null && value.indexOf('\uFFFD') >= 0) {
                broken(Reason.UNDECODABLE, "text in " + file.charset());
                return;
            }
            values[slot] = value != null ? value : values[slot];
        }
        current.kind = kind;
        current.texts = values;
        current.receivedAt = receipt.of(schema, current);
    }

    private RecordKind kind() {
        if (type != null) {
            RecordKind named = RecordKind.of(type);
            return named != null && file.schema(named) != null ? named : null;
        }
        if (onlyKind != null) {
            return onlyKind;
        }
        Set<Field> has = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) {
            if (found[field.ordinal()] != null) {
                has.add(field);
            }
        }
        return KindFields.detect(has);
    }

    private void refuse() {
        boolean decodes = new String(bytes(), charset).indexOf('\uFFFD') < 0;
        if (decodes) {
            broken(Reason.BAD_JSON, "one JSON object on the line");
        } else {
            broken(Reason.UNDECODABLE, "text in " + file.charset());
        }
    }

    private byte[] bytes() {
        return Arrays.copyOfRange(lines.buffer(), lines.start(), lines.end());
    }

    private void broken(Reason reason, String expected) {
        current.broken = reason.code();
        current.expected = expected;
        current.raw = Masking.brokenJson(file, new String(bytes(), charset));
    }

    /** Schemas of all kinds that a file of mixed records can have. */
    static Map<RecordKind, Schema> schemas(RecordKind only) {
        Map<RecordKind, Schema> schemas = new java.util.EnumMap<>(RecordKind.class);
        for (RecordKind kind : RecordKind.values()) {
            if (only == null || only == kind) {
                schemas.put(kind, new Schema(kind, KindFields.of(kind)));
            }
        }
        return schemas;
    }
}
