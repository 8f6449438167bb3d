package org.tocsin.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a set of files, so that all of it is told at once. */
final class Problems {
    private final List<String> found = new ArrayList<>();

    void add(Path file, String what) {
        found.add(file + ": " + what);
    }

    void add(Path file, long line, String field, String what) {
        found.add(file + ":" + line + ": " + field + ": " + what);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidDataException(found);
        }
    }
}
