package org.tocsin.model;

/**
 * A free-text school, work unit or eating place that no alias resolves, or a position that cannot
 * be used. The record itself is taken.
 *
 * @param text the text as written; for a position the reason, because it is personal
 * @param field canonical field name
 * @param receivedAt receipt time of the record, epoch milliseconds UTC
 */
public record Unresolved(String text, String field, long receivedAt) {}
