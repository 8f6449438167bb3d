package org.tocsin.intake;

import java.nio.file.Path;
import java.util.Map;

/**
 * One input as a scenario or a command line names it.
 *
 * @param path a file, a folder (its files of known suffix) or a glob in the last path element
 * @param kind kind of the records, or null to detect it from the header
 * @param charset character set, or null to detect it
 * @param columns file column to canonical column, for headings that no synonym covers
 * @param constants canonical column to value, for what the file does not say
 * @param zerosImplied whether a missing count means zero within the file's span of days
 */
public record InputSpec(
        Path path,
        RecordKind kind,
        String charset,
        Map<String, String> columns,
        Map<String, String> constants,
        boolean zerosImplied) {
    /** Copies the maps. */
    public InputSpec {
        columns = Map.copyOf(columns);
        constants = Map.copyOf(constants);
    }

    /** An input of which everything is detected. */
    public static InputSpec of(Path path) {
        return new InputSpec(path, null, null, Map.of(), Map.of(), false);
    }

    /** An input of a known kind. */
    public static InputSpec of(Path path, RecordKind kind) {
        return new InputSpec(path, kind, null, Map.of(), Map.of(), false);
    }
}
