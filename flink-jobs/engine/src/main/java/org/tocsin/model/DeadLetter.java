package org.tocsin.model;

/**
 * A record that could not be taken, and why.
 *
 * @param file path of the file as given
 * @param line first line of the record, counted from 1 with the header as line 1
 * @param field canonical field name, or empty when the whole record is at fault
 * @param reason stable code, for example {@code unknown-place}
 * @param expected what would have been right, in words
 * @param raw the raw text of the record with personal fields masked
 * @param receivedAt receipt time of the record if it has one, else {@link CaseReport#NO_TIME}
 */
public record DeadLetter(
        String file,
        long line,
        String field,
        String reason,
        String expected,
        String raw,
        long receivedAt) {}
