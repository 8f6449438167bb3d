package org.tocsin.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides personal fields in the raw text of dead letters. */
final class Masking {
    static final String MASK = "***";

    // Mobile phone numbers (11 digits from 1) and ID numbers (15, or 17 with a check character).
    private static final Pattern NUMBERS =
            Pattern.compile("(?<![0-9])(1[3-9][0-9]{9}|[0-9]{15}|[0-9]{17}[0-9Xx])(?![0-9])");

    private static final Pattern MEMBER =
            Pattern.compile("(\"([^\"]*)\"\\s*:\\s*)(\"[^\"]*\"?|[^\\s,}\\]\"]+)");

    private static final int LONGEST = 2_000;

    private Masking() {}

    /** Hides phone and ID numbers anywhere in a text, and cuts it to a readable length. */
    static String numbers(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return NUMBERS.matcher(cut).replaceAll(MASK);
    }

    /** The record as one separated line, personal and ignored columns hidden. */
    static String record(InputFile file, RawRecord record) {
        Schema schema = file.schema(record.kind);
        StringBuilder line = new StringBuilder();
        if (file.columns().length == 0) {
            for (int slot = 0; slot < schema.size(); slot++) {
                String value = record.text(slot);
                if (value != null) {
                    line.append(line.length() == 0 ? "" : ",").append(schema.field(slot).column());
                    line.append('=').append(shown(schema.field(slot), value));
                }
            }
            return line.toString();
        }
        for (int i = 0; i < file.columns().length; i++) {
            int slot = file.columns()[i];
            line.append(i == 0 ? "" : ",");
            line.append(slot < 0 ? MASK : shown(schema.field(slot), record.text(slot)));
        }
        return line.toString();
    }

    private static String shown(Field field, String value) {
        if (value == null) {
            return "";
        }
        return field.isPersonal() ? MASK : numbers(value.replace('\n', ' '));
    }

    /**
     * A line that does not have the columns of its header. Columns may have shifted either way, so
     * every position that a hidden column can have moved to is hidden.
     */
    static String broken(InputFile file, String line) {
        String[] parts = line.split(Pattern.quote(String.valueOf(file.delimiter())), -1);
        int[] columns = file.columns();
        Schema schema = file.schemas().values().iterator().next();
        int shift = parts.length - columns.length;
        for (int i = 0; i < parts.length; i++) {
            boolean hidden = false;
            for (int c = i - Math.max(0, shift); c <= i - Math.min(0, shift); c++) {
                hidden |= hides(schema, columns, c);
            }
            parts[i] = hidden ? MASK : parts[i];
        }
        return numbers(String.join(String.valueOf(file.delimiter()), parts));
    }

    private static boolean hides(Schema schema, int[] columns, int column) {
        if (column < 0 || column >= columns.length) {
            return false;
        }
        int slot = columns[column];
        return slot < 0 || schema.field(slot).isPersonal();
    }

    /** A line that is not a JSON object: only the values of known, impersonal keys are shown. */
    static String brokenJson(InputFile file, String line) {
        StringBuilder shown = new StringBuilder();
        Matcher member = MEMBER.matcher(line);
        while (member.find()) {
            Field field = NdjsonRecordReader.field(file, member.group(2));
            boolean known = "type".equals(member.group(2)) || field != null && !field.isPersonal();
            String replacement = known ? member.group() : member.group(1) + '"' + MASK + '"';
            member.appendReplacement(shown, Matcher.quoteReplacement(replacement));
        }
        return numbers(member.appendTail(shown).toString());
    }
}
