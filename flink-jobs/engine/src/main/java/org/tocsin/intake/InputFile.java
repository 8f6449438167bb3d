package org.tocsin.intake;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One file of the catalog with everything that was found out about it.
 *
 * @param path path to open
 * @param name name shown to people
 * @param format physical format
 * @param gzipped whether it is compressed
 * @param charset name of the character set
 * @param delimiter separator of columns, for CSV
 * @param schemas schema by kind; one kind except in NDJSON
 * @param columns for each file column the slot of its field, or -1 if ignored; empty for NDJSON
 * @param renamed file column to field, as the specification maps them
 * @param constants values by field for what the file does not say
 * @param ignored headings that are not read
 * @param zerosImplied whether a missing count means zero
 */
public record InputFile(
        String path,
        String name,
        Format format,
        boolean gzipped,
        String charset,
        char delimiter,
        Map<RecordKind, Schema> schemas,
        int[] columns,
        Map<String, Field> renamed,
        Map<Field, String> constants,
        List<String> ignored,
        boolean zerosImplied)
        implements Serializable {
    /** Physical formats. */
    public enum Format {
        /** Separated values. */
        CSV,
        /** One JSON object a line. */
        NDJSON,
        /** The first sheet of a workbook. */
        XLSX
    }

    /** The file to open. */
    public Path toPath() {
        return Path.of(path);
    }

    /** The schema of a kind. */
    public Schema schema(RecordKind kind) {
        return schemas.get(kind);
    }
}
