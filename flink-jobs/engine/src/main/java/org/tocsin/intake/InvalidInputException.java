package org.tocsin.intake;

import java.util.List;

/** Everything that is wrong with the inputs or the case definitions, reported together. */
public final class InvalidInputException extends RuntimeException {
    private final List<String> problems;

    /**
     * Creates the exception.
     *
     * @param problems one line for each problem, each naming file, line where known, and what was
     *     expected
     */
    public InvalidInputException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** One line for each problem. */
    public List<String> problems() {
        return problems;
    }
}
