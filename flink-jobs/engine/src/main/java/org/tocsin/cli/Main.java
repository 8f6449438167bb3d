package org.tocsin.cli;

/** Entry point of the command line. */
public final class Main {
    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] args) {
        System.out.println("tocsin");
    }
}
