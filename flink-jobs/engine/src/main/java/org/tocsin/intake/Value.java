package org.tocsin.intake;

/** A text that comes again and again, and what it was found to mean the first time. */
final class Value {
    final String text;

    /** The UTF-8 bytes, padded, where a {@link Lexicon} needs them to tell texts apart. */
    final byte[] key;

    /** The meaning, as whoever found it defines it. Holds once {@link #known}. */
    long meaning;

    /** Whether the meaning was found. */
    boolean known;

    Value(String text, byte[] key) {
        this.text = text;
        this.key = key;
    }
}
