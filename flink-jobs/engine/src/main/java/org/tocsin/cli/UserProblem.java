package org.tocsin.cli;

/** Something the user can mend; its message says what and how. */
final class UserProblem extends RuntimeException {
    UserProblem(String message) {
        super(message);
    }
}
