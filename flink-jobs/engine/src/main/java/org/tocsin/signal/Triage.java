package org.tocsin.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.model.Indicator;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.place.Directory;

/**
 * Which statistical signals of one region's day close reach people, and how far.
 *
 * <p>All signals are ranked by p. Benjamini-Hochberg over all series tested at the close draws two
 * lines, one for messages and one for the list, with q tied to the budget. Above a line goes one
 * series per group of the same patients: one family of indicators in places of which one contains
 * the other. A series is news only when its episode begins; while that lasts, its signals update
 * what people know. Caps hold in epidemics. Nothing is deleted: what lies below the line is stored
 * with its rank.
 */
public final class Triage {
    private static final Comparator<Ranked> ORDER =
            Comparator.comparingDouble(Ranked::p)
                    .thenComparing(r -> r.signal.pScore())
                    .thenComparing(r -> -r.signal.score())
                    .thenComparing(r -> r.signal.node())
                    .thenComparing(r -> r.signal.indicator())
                    .thenComparing(r -> r.signal.method());

    private static final double SCORE_ERROR = 2;

    private final TriageSettings settings;
    private final PatientGroups groups;

    /** A signal and the p-value by which it is judged. */
    private record Ranked(Signal signal, double p) {
        long key() {
            return TriageMemory.key(signal.node(), signal.indicator());
        }
    }

    /** Creates a triage. */
    public Triage(TriageSettings settings, Directory directory, List<Indicator> indicators) {
        this.settings = settings;
        this.groups = new PatientGroups(settings, directory, indicators);
    }

    /**
     * The p-value by which a signal is judged. Two tails look at every series, that of the day's
     * count, valid by construction, and that of the score, up to 1.7 times too small far out
     * (ladder.md, section 7: 0.0017 at 0.001) and taken as 2; the smaller counts, twice for there
     * being two.
     */
    static double judgedP(Signal s) {
        return judgedP(s.p(), s.pScore());
    }

    /** The same of a tail probability and a probability of the score, NaN where there is none. */
    public static double judgedP(double p, double pScore) {
        double day = Double.isNaN(p) ? 1 : p;
        double score = Double.isNaN(pScore) ? 1 : SCORE_ERROR * pScore;
        return Math.min(1, 2 * Math.min(day, score));
    }

    /**
     * Judges the signals of one region at one close.
     *
     * @param label local epoch day that is closed
     * @param tested series tested at the close, those without a signal included
     * @param signals signals of the close in any order
     * @param memory of the region; changed
     * @return the same signals, ranked, with the tier they reach
     */
    public List<Signal> judge(int label, int tested, List<Signal> signals, TriageMemory memory) {
        memory.expire(label);
        List<Signal> out = new ArrayList<>(signals.size());
        List<Ranked> eligible = new ArrayList<>();
        for (Signal s : signals) {
            if (s.tier() == Tier.STORE || s.seenLate()) {
                out.add(s);
            } else {
                eligible.add(new Ranked(s, judgedP(s)));
            }
        }
        eligible.sort(ORDER);
        List<Ranked> strongest = strongestOfEachSeries(eligible);
        Lines lines = lines(strongest, tested);
        Close close = new Close(label, lines, memory);
        Map<Ranked, Tier> reached = new HashMap<>();
        for (Ranked r : strongest) {
            Ranked speaker = speaker(r, eligible, lines);
            reached.put(speaker, close.judge(speaker));
        }
        int rank = 0;
        for (Ranked r : eligible) {
            out.add(r.signal.withTier(reached.getOrDefault(r, Tier.STORE)).ranked(++rank));
        }
        return out;
    }

    private static List<Ranked> strongestOfEachSeries(List<Ranked> ordered) {
        Set<Long> seen = new HashSet<>();
        List<Ranked> strongest = new ArrayList<>();
        for (Ranked r : ordered) {
            if (seen.add(r.key())) {
                strongest.add(r);
            }
        }
        return strongest;
    }

    /** The strongest of a series that may be a message, else the strongest. */
    private static Ranked speaker(Ranked strongest, List<Ranked> ordered, Lines lines) {
        for (Ranked r : ordered) {
            boolean message = r.signal.tier() == Tier.NOTIFY && r.p <= lines.message;
            if (message && r.key() == strongest.key()) {
                return r;
            }
        }
        return strongest;
    }

    /** Largest p-values that reach the two tiers. */
    private record Lines(double message, double list) {}

    private Lines lines(List<Ranked> strongest, int tested) {
        double[] p = strongest.stream().mapToDouble(Ranked::p).toArray();
        int tests = Math.max(tested, p.length);
        return new Lines(
                FalseDiscovery.limit(p, tests, settings.notifyRate()),
                FalseDiscovery.limit(p, tests, settings.listRate()));
    }

    /** One close: hands out places above the lines, the strongest first. */
    private final class Close {
        private final int label;
        private final Lines lines;
        private final TriageMemory memory;
        private int listed;

        Close(int label, Lines lines, TriageMemory memory) {
            this.label = label;
            this.lines = lines;
            this.memory = memory;
        }

        Tier judge(Ranked r) {
            TriageMemory.Episode known = memory.episodes().get(r.key());
            boolean message = r.p <= lines.message && r.signal.tier() == Tier.NOTIFY;
            boolean listable = r.p <= lines.list;
            if (!message && !listable) {
                return Tier.STORE;
            }
            boolean notify = message && mayNotify(r, known);
            if (known != null) {
                int notified = known.notified();
                if (notify && notified == TriageMemory.Episode.NEVER) {
                    notified = label;
                }
                enter(r, new TriageMemory.Episode(known.opened(), label, notified));
                return notify ? Tier.NOTIFY : Tier.LIST;
            }
            if (!notify && (listed >= settings.mostListPerClose() || samePatients(r, false))) {
                return Tier.STORE;
            }
            listed++;
            int notified = notify ? label : TriageMemory.Episode.NEVER;
            enter(r, new TriageMemory.Episode(label, label, notified));
            return notify ? Tier.NOTIFY : Tier.LIST;
        }

        private void enter(Ranked r, TriageMemory.Episode e) {
            memory.episodes().put(r.key(), e);
        }

        private boolean mayNotify(Ranked r, TriageMemory.Episode known) {
            if (known != null && known.notified() != TriageMemory.Episode.NEVER) {
                return true;
            }
            return memory.notifiedSince(label) < settings.mostNotifyPerWeek()
                    && !samePatients(r, true);
        }

        /** Whether people know of these patients by another series. */
        private boolean samePatients(Ranked r, boolean byMessage) {
            for (Map.Entry<Long, TriageMemory.Episode> e : memory.episodes().entrySet()) {
                boolean known = !byMessage || e.getValue().tier() == Tier.NOTIFY;
                boolean old = !byMessage && e.getValue().opened() < label;
                if (known && e.getKey() != r.key() && overlaps(r, e.getKey(), old)) {
                    return true;
                }
            }
            return false;
        }

        private boolean overlaps(Ranked r, long other, boolean old) {
            int node = TriageMemory.nodeOf(other);
            if (!groups.isOneFamily(r.signal.indicator(), TriageMemory.indicatorOf(other))) {
                return false;
            }
            boolean wider = groups.isWithin(r.signal.node(), node);
            boolean narrower = groups.isWithin(node, r.signal.node());
            // Where in a large place an older excess sits is news for the list.
            boolean news = wider && node != r.signal.node() && old;
            return narrower || wider && !news;
        }
    }
}
