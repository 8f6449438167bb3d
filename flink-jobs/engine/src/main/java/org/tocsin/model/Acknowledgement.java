package org.tocsin.model;

/**
 * A person's answer to an alert.
 *
 * @param alertId identity of the alert
 * @param receivedAt when this system learned of it, epoch milliseconds UTC
 * @param by pseudonymous key of the person
 * @param action acknowledged, verifying, excluded, suspected, confirmed or closed
 * @param note short text without personal data
 */
public record Acknowledgement(
        String alertId, long receivedAt, String by, String action, String note) {}
