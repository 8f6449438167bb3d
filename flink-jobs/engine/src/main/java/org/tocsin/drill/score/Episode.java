package org.tocsin.drill.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One alert over its life: an episode of (rule, scope, subject), however many messages it sends.
 * Instants are epoch milliseconds UTC.
 *
 * @param id alert id
 * @param key what the rule watches: rule, axis, place, indicator and subject
 * @param rule rule id
 * @param family rule family
 * @param place code of its place
 * @param level lower-case level of its place
 * @param indicator id, empty if none
 * @param messages what people could see, in order: the opening and what re-alerts
 * @param closedAt when it ended, {@link Long#MAX_VALUE} if it did not
 */
public record Episode(
        String id,
        String key,
        String rule,
        String family,
        String place,
        String level,
        String indicator,
        List<Message> messages,
        long closedAt) {
    private static final long DAY = 86_400_000L;
    private static final int LONGEST_DAYS = 28;

    /**
     * What a person could see.
     *
     * @param at when
     * @param sent whether it was sent and not only listed
     * @param records contributing reports, empty for aggregated counts
     */
    public record Message(long at, boolean sent, Set<String> records) {}

    /** Takes a copy. */
    public Episode {
        messages = List.copyOf(messages);
    }

    /** When it was opened. */
    public long openedAt() {
        return messages.get(0).at();
    }

    /** Whether any message of it was sent. */
    public boolean notified() {
        return messages.stream().anyMatch(Message::sent);
    }

    /** Whether it was open at an instant or said something then. */
    public boolean openAt(long at) {
        return openedAt() <= at && at <= closedAt;
    }

    /** Number of alerts that it counts for: a new one every 28 days. */
    public int alerts(long until) {
        long days = (Math.min(closedAt, until) - openedAt()) / DAY;
        return 1 + (int) Math.max(0, days / LONGEST_DAYS);
    }

    /** The episode as far as messages of the tier notify go, or null if there are none. */
    public Episode onlyNotified() {
        List<Message> sent = new ArrayList<>(messages);
        sent.removeIf(m -> !m.sent());
        return sent.isEmpty()
                ? null
                : new Episode(id, key, rule, family, place, level, indicator, sent, closedAt);
    }
}
