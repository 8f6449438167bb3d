package org.tocsin.drill.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;

/**
 * Which episodes detect which outbreaks, by time, subject and cause.
 *
 * <p>Time: a message in the judged window. Subject: an indicator of the outbreak; its place, a unit
 * inside, a place where its cases live, or an ancestor up to the county (of cases that live in
 * several counties, up to the place that holds them all). Cause: of the contributing reports at
 * least one (single cases) or at least two and a fifth are the outbreak's; of alerts without
 * reports, the twin has no open episode of the same key at that instant.
 */
public final class Matching {
    private static final int LEAST_RECORDS = 2;
    private static final double LEAST_SHARE = 0.2;

    private final Directory directory;
    private final Map<String, List<Episode>> twin = new HashMap<>();

    /**
     * Creates a matching.
     *
     * @param twinEpisodes what the same rules raised without the injects
     */
    public Matching(Directory directory, List<Episode> twinEpisodes) {
        this.directory = directory;
        for (Episode e : twinEpisodes) {
            twin.computeIfAbsent(e.key(), k -> new ArrayList<>()).add(e);
        }
    }

    /**
     * A detection.
     *
     * @param episode the alert
     * @param at when a person could first see that it is about the outbreak
     * @param common contributing reports that are the outbreak's
     */
    public record Detection(Episode episode, long at, int common) {}

    /**
     * What became of everything.
     *
     * @param detections matched alerts by outbreak, the earliest first
     * @param late alerts about an outbreak after its window: neither detections nor false
     * @param unmatched alerts about nothing that was injected
     */
    public record Result(
            Map<Outbreak, List<Detection>> detections, Set<Episode> late, List<Episode> unmatched) {

        /** First alert of an outbreak, or null. */
        public Detection first(Outbreak o) {
            List<Detection> all = detections.get(o);
            return all.isEmpty() ? null : all.get(0);
        }

        /** Number of matched alerts. */
        public int matched() {
            return detections.values().stream().mapToInt(List::size).sum();
        }
    }

    /** Matches the episodes of a run. An alert detects one outbreak at most. */
    public Result match(List<Outbreak> outbreaks, List<Episode> episodes) {
        Map<Outbreak, List<Detection>> found = new LinkedHashMap<>();
        outbreaks.forEach(o -> found.put(o, new ArrayList<>()));
        Set<Episode> late = new HashSet<>();
        List<Episode> unmatched = new ArrayList<>();
        for (Episode e : episodes) {
            Outbreak best = null;
            Detection detection = null;
            boolean after = false;
            for (Outbreak o : outbreaks) {
                Detection d = detection(o, e);
                if (d != null && better(d, detection)) {
                    best = o;
                    detection = d;
                }
                after |= isLate(o, e);
            }
            if (best != null) {
                found.get(best).add(detection);
            } else if (after) {
                late.add(e);
            } else {
                unmatched.add(e);
            }
        }
        found.values().forEach(l -> l.sort(Comparator.comparingLong(Detection::at)));
        return new Result(found, late, unmatched);
    }

    private static boolean better(Detection d, Detection than) {
        return than == null
                || d.common() > than.common()
                || d.common() == than.common() && d.at() < than.at();
    }

    private Detection detection(Outbreak o, Episode e) {
        if (!hasSubject(o, e)) {
            return null;
        }
        for (Episode.Message m : e.messages()) {
            if (o.inWindow(m.at()) && isCause(o, e, m)) {
                return new Detection(e, m.at(), common(o, m));
            }
        }
        return null;
    }

    private boolean isLate(Outbreak o, Episode e) {
        return e.openedAt() > o.windowEnd()
                && hasSubject(o, e)
                && e.messages().stream().anyMatch(m -> isCause(o, e, m));
    }

    /** Outbreaks that alerts of the twin would be taken for by time and subject alone. */
    public long chance(List<Outbreak> outbreaks, List<Episode> twinEpisodes) {
        return outbreaks.stream()
                .filter(
                        o ->
                                twinEpisodes.stream()
                                        .filter(e -> hasSubject(o, e))
                                        .flatMap(e -> e.messages().stream())
                                        .anyMatch(m -> o.inWindow(m.at())))
                .count();
    }

    private boolean isCause(Outbreak o, Episode e, Episode.Message m) {
        if (m.records().isEmpty()) {
            return twin.getOrDefault(e.key(), List.of()).stream().noneMatch(t -> t.openAt(m.at()));
        }
        int common = common(o, m);
        return e.family().equals("single-case")
                ? common >= 1
                : common >= LEAST_RECORDS && common >= LEAST_SHARE * m.records().size();
    }

    private static int common(Outbreak o, Episode.Message m) {
        return (int) m.records().stream().filter(o.records()::contains).count();
    }

    /** Whether an alert is about an indicator and a place of an outbreak. */
    boolean hasSubject(Outbreak o, Episode e) {
        boolean named = o.indicators().contains(e.indicator());
        return (named || e.family().equals("single-case")) && hasPlace(o, e.place());
    }

    private boolean hasPlace(Outbreak o, String place) {
        int at = directory.indexOf(place);
        if (at < 0) {
            return o.places().contains(place);
        }
        int top = top(o);
        for (String code : o.places()) {
            int own = directory.indexOf(code);
            if (own >= 0 && (isWithin(at, own) || isWithin(own, at) && isWithin(at, top))) {
                return true;
            }
        }
        return false;
    }

    /** The county, or the lowest place that holds all places of the outbreak. */
    private int top(Outbreak o) {
        int first = directory.indexOf(o.places().get(0));
        int county = directory.ancestorAt(first, Level.COUNTY);
        for (int candidate : directory.selfAndAncestors(county < 0 ? first : county)) {
            if (o.places().stream().allMatch(p -> isWithin(directory.indexOf(p), candidate))) {
                return candidate;
            }
        }
        return county;
    }

    private boolean isWithin(int node, int area) {
        if (node < 0) {
            return false;
        }
        for (int each : directory.selfAndAncestors(node)) {
            if (each == area) {
                return true;
            }
        }
        return false;
    }

    /** Whether an alert's place is the outbreak's own level or below. */
    static boolean isPrecise(Outbreak o, Episode e) {
        try {
            return level(e.level()).compareTo(level(o.level())) >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private static Level level(String name) {
        return Level.valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }
}
