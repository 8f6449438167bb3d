package org.tocsin.place;

import java.util.List;

/** Thrown once with every problem found in a set of files, never at the first one only. */
public final class InvalidDataException extends RuntimeException {
    private final List<String> problems;

    /**
     * Creates the exception.
     *
     * @param problems one line each: {@code file:line: field: what, expected}
     */
    public InvalidDataException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems in the order in which they were found, at least one. */
    public List<String> problems() {
        return problems;
    }
}
