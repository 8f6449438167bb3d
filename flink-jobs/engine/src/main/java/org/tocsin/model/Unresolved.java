package org.tocsin.model;

/**
 * A free-text school, work unit or eating place that no alias resolves.
 *
 * @param text the text as written
 * @param field canonical field name
 * @param receivedAt receipt time of the record, epoch milliseconds UTC
 */
public record Unresolved(String text, String field, long receivedAt) {}
