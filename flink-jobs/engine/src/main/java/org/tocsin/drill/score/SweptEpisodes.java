package org.tocsin.drill.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tocsin.place.Directory;
import org.tocsin.signal.TriageSettings;

/**
 * The alerts that a detector would have raised under another limit, by the rules of the live ones:
 * days of a subject at most seven days apart are one episode, half as many cases again are told
 * again, and the same patients (one family of indicators, places of which one contains the other)
 * are told once; where in a large place an older excess sits is news. Clusters without a name are
 * one when they share a report with the day before, as {@link org.tocsin.cluster.ClusterTracker}
 * has it: where two run together the earlier stays. Their patients are the same when they share a
 * report.
 */
final class SweptEpisodes {
    private static final long DAY = 86_400_000L;
    private static final int JOIN_DAYS = 7;
    private static final double GROWTH = 1.5;

    private final Directory directory;
    private final TriageSettings settings = TriageSettings.defaults();
    private final List<Open> open = new ArrayList<>();
    private final List<Open> all = new ArrayList<>();

    private SweptEpisodes(Directory directory) {
        this.directory = directory;
    }

    /** An episode that goes on. */
    private static final class Open {
        final ScoredSignal first;
        final List<Episode.Message> messages = new ArrayList<>();
        double announced;
        long lastAt;
        Set<String> records;

        Open(ScoredSignal first) {
            this.first = first;
            tell(first);
        }

        void tell(ScoredSignal s) {
            messages.add(new Episode.Message(s.at(), true, s.records()));
            announced = s.observed();
            see(s);
        }

        void see(ScoredSignal s) {
            lastAt = s.at();
            records = s.records();
        }

        boolean isOne(ScoredSignal s) {
            return s.key().isEmpty()
                    ? lastAt < s.at()
                            && first.indicator().equals(s.indicator())
                            && s.records().stream().anyMatch(records::contains)
                    : first.key().equals(s.key());
        }

        Episode episode() {
            return new Episode(
                    first.key() + "|" + first.place() + "@" + first.at(),
                    first.key(),
                    first.family(),
                    first.family(),
                    first.place(),
                    first.level(),
                    first.indicator(),
                    messages,
                    lastAt + JOIN_DAYS * DAY);
        }
    }

    /**
     * The episodes under a limit.
     *
     * @param signals in order of time, the strongest of a day first
     * @param limit largest p of a signal
     */
    static List<Episode> of(List<ScoredSignal> signals, double limit, Directory directory) {
        SweptEpisodes episodes = new SweptEpisodes(directory);
        for (ScoredSignal s : signals) {
            if (s.p() <= limit) {
                episodes.take(s);
            }
        }
        return episodes.all.stream().map(Open::episode).toList();
    }

    private void take(ScoredSignal s) {
        open.removeIf(o -> s.at() - o.lastAt > JOIN_DAYS * DAY);
        List<Open> same = open.stream().filter(o -> o.isOne(s)).toList();
        if (same.isEmpty()) {
            if (open.stream().noneMatch(o -> isSamePatients(s, o))) {
                Open fresh = new Open(s);
                open.add(fresh);
                all.add(fresh);
            }
            return;
        }
        Open own = same.get(0);
        open.removeAll(same.subList(1, same.size()));
        if (own.lastAt < s.at()) {
            if (s.observed() >= GROWTH * own.announced) {
                own.tell(s);
            }
            own.see(s);
        }
    }

    private boolean isSamePatients(ScoredSignal s, Open o) {
        if (!settings.familyOf(s.indicator()).equals(settings.familyOf(o.first.indicator()))) {
            return false;
        }
        if (s.key().isEmpty()) {
            return s.records().stream().anyMatch(o.records::contains);
        }
        int place = directory.indexOf(s.place());
        int other = directory.indexOf(o.first.place());
        boolean news = place != other && o.first.at() < s.at();
        return isWithin(other, place) || isWithin(place, other) && !news;
    }

    private boolean isWithin(int node, int area) {
        for (int each : directory.selfAndAncestors(node)) {
            if (each == area) {
                return true;
            }
        }
        return false;
    }
}
