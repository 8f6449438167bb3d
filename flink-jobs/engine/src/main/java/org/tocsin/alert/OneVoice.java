package org.tocsin.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.model.Tier;
import org.tocsin.signal.PatientGroups;

/**
 * One message for the same patients, though a scan in space and time and a detector on a series
 * both see them: what has been sent goes on to speak, and at one instant the first in {@link
 * Crossing#order}; the others stay on the list. Same patients: one family of indicators, places of
 * which one contains the other, windows with a day in common.
 *
 * <p>Series among each other are the triage's business ({@link org.tocsin.signal.Triage}).
 */
public final class OneVoice {
    private static final long DAY_MS = 86_400_000L;

    private final RulePack pack;
    private final AlertIdentity identity;
    private final PatientGroups groups;
    private final AlertSettings settings;

    /**
     * A message that is out.
     *
     * @param scan whether a scan sent it
     * @param indicator ordinal
     * @param places directory indices
     * @param windowFrom first day of its last window, inclusive
     * @param windowTo last day of it, inclusive
     * @param lastSeenAt last crossing, epoch milliseconds UTC
     */
    public record Message(
            boolean scan,
            int indicator,
            List<Integer> places,
            int windowFrom,
            int windowTo,
            long lastSeenAt) {}

    /** Creates it. */
    public OneVoice(
            RulePack pack, AlertIdentity identity, PatientGroups groups, AlertSettings settings) {
        this.pack = pack;
        this.identity = identity;
        this.groups = groups;
        this.settings = settings;
    }

    /**
     * Takes the crossings of one instant.
     *
     * @param crossings in {@link Crossing#order}
     * @param sent messages of the region by subject; changed. Bound: those crossed in the last
     *     {@link AlertSettings#joinDays}
     * @return the findings, those about patients of another's message on the list
     */
    public List<Finding> take(List<Crossing> crossings, TreeMap<String, Message> sent) {
        long at = crossings.get(0).finding().at();
        sent.values().removeIf(m -> at - m.lastSeenAt() > settings.joinDays() * DAY_MS);
        for (Crossing c : crossings) {
            sent.computeIfPresent(subject(c), (s, m) -> message(c));
        }
        List<Finding> out = new ArrayList<>();
        for (Crossing c : crossings) {
            out.add(judge(c, sent));
        }
        return out;
    }

    private Finding judge(Crossing c, TreeMap<String, Message> sent) {
        Finding f = c.finding();
        if (f.tier() != Tier.NOTIFY || sent.containsKey(subject(c))) {
            return f;
        }
        for (Map.Entry<String, Message> e : sent.entrySet()) {
            if (isSamePatients(c, e.getValue())) {
                String speaker = e.getKey().substring(0, e.getKey().indexOf('\n'));
                return f.listed("; the message on these patients is by " + speaker);
            }
        }
        sent.put(subject(c), message(c));
        return f;
    }

    private boolean isSamePatients(Crossing c, Message m) {
        Finding f = c.finding();
        return m.scan() != isScan(f)
                && groups.isOneFamily(f.indicator(), m.indicator())
                && f.windowFrom() <= m.windowTo()
                && m.windowFrom() <= f.windowTo()
                && groups.overlap(c.places(), m.places());
    }

    private Message message(Crossing c) {
        Finding f = c.finding();
        return new Message(
                isScan(f), f.indicator(), c.places(), f.windowFrom(), f.windowTo(), f.at());
    }

    private boolean isScan(Finding f) {
        return pack.rule(f.rule()).family() == Rule.Family.SPACE_TIME;
    }

    private String subject(Crossing c) {
        return identity.subject(c.finding());
    }
}
