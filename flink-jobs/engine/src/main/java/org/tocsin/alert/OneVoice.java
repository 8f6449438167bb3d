package org.tocsin.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.tocsin.epi.aberration.CountQuantiles;
import org.tocsin.model.Axis;
import org.tocsin.model.Tier;
import org.tocsin.place.DayClock;
import org.tocsin.signal.PatientGroups;

/**
 * One message for the same patients. Who has a message out goes on to speak; of the others
 *
 * <ul>
 *   <li>a cluster of cases linked by a food stays on the list while all its cases are in a message
 *       of the same rule, such as that of the place where they ate;
 *   <li>a scan in space and time, or a series, stays on the list while rules that count cases have
 *       messages on so many of its patients that the rest is no more than chance explains: P(X at
 *       least the rest) above {@value #CHANCE} for X Poisson with the expected;
 *   <li>of a scan and a series, and of two scans side by side, the first in {@link Crossing#order}
 *       speaks. Same patients: one family of indicators, places of which one contains the other,
 *       windows with a day in common.
 * </ul>
 *
 * <p>Rules that count cases are never kept back by a statistical one. Series among each other are
 * the triage's business ({@link org.tocsin.signal.Triage}).
 */
public final class OneVoice {
    private static final long DAY_MS = 86_400_000L;
    private static final double CHANCE = 0.05;

    /** What stands in the method of what is kept on the list, before the rules that speak. */
    public static final String TOLD_BY = "; the message on these patients is by ";

    private final AlertIdentity identity;
    private final PatientGroups groups;
    private final AlertSettings settings;
    private final int windowDays;

    /**
     * A message that is out.
     *
     * @param speaker what sent it
     * @param indicator ordinal
     * @param places directory indices, as in {@link Crossing}
     * @param windowFrom first day of its last window, inclusive
     * @param windowTo last day of it, inclusive
     * @param lastSeenAt last crossing, epoch milliseconds UTC
     * @param records its cases' reports; empty if it names none
     */
    public record Message(
            Crossing.Speaker speaker,
            int indicator,
            List<Integer> places,
            int windowFrom,
            int windowTo,
            long lastSeenAt,
            Set<String> records) {}

    /**
     * Creates it.
     *
     * @param windowDays longest window of a scan: so long a message on cases is remembered after
     *     its last crossing, as its patients stand in windows
     */
    public OneVoice(
            AlertIdentity identity, PatientGroups groups, AlertSettings settings, int windowDays) {
        this.identity = identity;
        this.groups = groups;
        this.settings = settings;
        this.windowDays = windowDays;
    }

    /**
     * Takes the crossings of one instant.
     *
     * @param crossings in {@link Crossing#order}
     * @param sent messages of the region by subject; changed. Bound: those crossed in the last
     *     {@link AlertSettings#joinDays}, those on cases in the days of the longest window
     * @return the findings but for those of absolute rules, which go their own way; those about
     *     patients of another's message on the list
     */
    public List<Finding> take(List<Crossing> crossings, TreeMap<String, Message> sent) {
        long at = crossings.get(0).finding().at();
        sent.values().removeIf(m -> at - m.lastSeenAt() > kept(m) * DAY_MS);
        for (Crossing c : crossings) {
            if (c.finding().crossed()) {
                sent.computeIfPresent(subject(c), (s, m) -> message(c));
            } else {
                sent.remove(subject(c));
            }
        }
        List<Finding> out = new ArrayList<>();
        for (Crossing c : crossings) {
            Finding told = judge(c, sent);
            if (speaker(c) != Crossing.Speaker.ABSOLUTE) {
                out.add(told);
            }
        }
        return out;
    }

    private int kept(Message m) {
        return m.speaker().countsCases()
                ? Math.max(settings.joinDays(), windowDays)
                : settings.joinDays();
    }

    private Finding judge(Crossing c, TreeMap<String, Message> sent) {
        Finding f = c.finding();
        if (!f.crossed() || f.tier() != Tier.NOTIFY || sent.containsKey(subject(c))) {
            return f;
        }
        String speakers = speakers(c, sent);
        if (!speakers.isEmpty()) {
            return f.listed(TOLD_BY + speakers);
        }
        sent.put(subject(c), message(c));
        return f;
    }

    /** Rules that have a message out on the patients of a crossing; empty if none. */
    private String speakers(Crossing c, TreeMap<String, Message> sent) {
        return switch (speaker(c)) {
            case ABSOLUTE -> "";
            case EXPOSURE -> rules(sent, (subject, m) -> holds(c, rule(subject), m));
            case SCAN, SERIES -> {
                String counting = explaining(c, sent);
                yield counting.isEmpty()
                        ? rules(sent, (subject, m) -> isOtherStatistics(c, subject, m))
                        : counting;
            }
        };
    }

    private static String rules(
            TreeMap<String, Message> sent, BiPredicate<String, Message> isWanted) {
        return sent.entrySet().stream()
                .filter(e -> isWanted.test(e.getKey(), e.getValue()))
                .map(e -> rule(e.getKey()))
                .findFirst()
                .orElse("");
    }

    private static String rule(String subject) {
        return subject.substring(0, subject.indexOf('\n'));
    }

    private boolean holds(Crossing c, String rule, Message m) {
        return rule.equals(identity.pack().rule(c.finding().rule()).id())
                && m.records().containsAll(c.finding().records());
    }

    private boolean isOtherStatistics(Crossing c, String subject, Message m) {
        return !m.speaker().countsCases() && isByAnother(c, subject, m) && isSamePatients(c, m);
    }

    /** Whether a message is not of what found the crossing: a detector, or one of the scans. */
    private boolean isByAnother(Crossing c, String subject, Message m) {
        boolean scans = m.speaker() == Crossing.Speaker.SCAN && speaker(c) == m.speaker();
        String cluster = subject.substring(subject.lastIndexOf('\n') + 1);
        return m.speaker() != speaker(c)
                || scans && !scan(c.finding().subject()).equals(scan(cluster));
    }

    /** The name of the scan that found a cluster, from the name of the cluster. */
    private static String scan(String cluster) {
        return cluster.substring(0, Math.max(0, cluster.indexOf(':')));
    }

    /**
     * The rules that count cases without whose patients no more is left than chance explains; empty
     * if more is left. The same cluster told by two rules is taken once.
     */
    private String explaining(Crossing c, TreeMap<String, Message> sent) {
        Finding f = c.finding();
        List<Map.Entry<String, Message>> counting = new ArrayList<>(sent.entrySet());
        counting.removeIf(e -> !e.getValue().speaker().countsCases());
        counting.sort(Comparator.comparing(e -> -e.getValue().records().size()));
        Set<String> seen = new HashSet<>();
        Set<String> rules = new TreeSet<>();
        long shared = 0;
        for (Map.Entry<String, Message> e : counting) {
            Message m = e.getValue();
            long named = f.records().stream().filter(m.records()::contains).count();
            long found = Math.max(named, residents(c, m));
            if (found > 0 && seen.addAll(m.records())) {
                shared += found;
                rules.add(rule(e.getKey()));
            }
        }
        boolean explained =
                CountQuantiles.upperTail(f.observed() - shared, f.expected(), 1) > CHANCE;
        return shared > 0 && explained ? String.join(" and ", rules) : "";
    }

    /**
     * Persons of a message who live where is counted and fell ill or came in its days; another
     * report of theirs may be the one that is counted there.
     */
    private long residents(Crossing c, Message m) {
        boolean comparable = c.finding().axis() == Axis.RESIDENCE && isSamePatients(c, m);
        return comparable
                ? m.places().stream().filter(home -> isWithinAny(home, c.places())).count()
                : 0;
    }

    private boolean isWithinAny(int home, List<Integer> places) {
        return places.stream().anyMatch(place -> groups.isWithin(home, place));
    }

    private boolean isSamePatients(Crossing c, Message m) {
        Finding f = c.finding();
        return groups.isOneFamily(f.indicator(), m.indicator())
                && f.windowFrom() <= m.windowTo()
                && m.windowFrom() <= f.windowTo()
                && groups.overlap(c.places(), m.places());
    }

    private Message message(Crossing c) {
        Finding f = c.finding();
        DayClock clock = identity.clock();
        return new Message(
                speaker(c),
                f.indicator(),
                c.places(),
                f.windowFrom(),
                speaker(c).countsCases()
                        ? Math.max(f.windowTo(), clock.dayOf(f.at()))
                        : f.windowTo(),
                f.at(),
                Set.copyOf(f.records()));
    }

    private Crossing.Speaker speaker(Crossing c) {
        return c.speaker(identity.pack());
    }

    private String subject(Crossing c) {
        return identity.subject(c.finding());
    }
}
