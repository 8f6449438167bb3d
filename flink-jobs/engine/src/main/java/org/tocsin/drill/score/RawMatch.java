package org.tocsin.drill.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tocsin.place.Directory;
import org.tocsin.store.Json;

/**
 * Alerts against real events, which have no twin: how many events have an alert in their window and
 * of their subject (raw match), and how many would by chance: the mean over the alerts' time line
 * shifted circularly by every whole number of weeks from four on. Large shifts bring alerts to just
 * before where they were; {@code chanceApart} leaves those nearer than four weeks out too.
 */
public final class RawMatch {
    private static final long DAY = 86_400_000L;
    private static final long WEEK = 7 * DAY;
    private static final int LEAST_SHIFT_WEEKS = 4;

    private final List<Outbreak> events;
    private final List<Episode> episodes;
    private final long from;
    private final long until;
    private final Matching matching;

    /**
     * Prepares.
     *
     * @param events what is known to have happened
     * @param episodes alerts of the run; those opened before the time line do not count
     * @param from start of the judged time line, epoch milliseconds UTC
     * @param until its end
     */
    public RawMatch(
            List<Outbreak> events,
            List<Episode> episodes,
            long from,
            long until,
            Directory directory) {
        this.events = List.copyOf(events);
        this.episodes = episodes.stream().filter(e -> e.openedAt() >= from).toList();
        this.from = from;
        this.until = until;
        this.matching = new Matching(directory, List.of());
    }

    /**
     * One event under a choice of rules.
     *
     * @param event the event
     * @param rule rule of the first alert in the window, empty if none
     * @param days from the event's first report to that alert, NaN if none
     * @param hits by whole weeks of shift, from none on, whether an alert falls into the window
     */
    private record Line(Outbreak event, String rule, double days, boolean[] hits) {
        boolean matched() {
            return hits[0];
        }
    }

    private Line line(Outbreak event, List<Episode> chosen) {
        boolean[] hits = new boolean[lastShift(false) + 1];
        String rule = "";
        long first = Long.MAX_VALUE;
        for (Episode e : chosen) {
            if (!matching.hasSubject(event, e)) {
                continue;
            }
            for (Episode.Message m : e.messages()) {
                for (int shift = 0; shift < hits.length; shift++) {
                    long moved = from + Math.floorMod(m.at() - from + shift * WEEK, until - from);
                    // the last close is the end of the time line: unshifted it stays there
                    hits[shift] |= event.inWindow(shift == 0 ? m.at() : moved);
                }
                if (event.inWindow(m.at()) && m.at() < first) {
                    first = m.at();
                    rule = e.rule();
                }
            }
        }
        double days = hits[0] ? (first - event.firstReport()) / (double) DAY : Double.NaN;
        return new Line(event, rule, days, hits);
    }

    /** All of it as JSON. */
    public ObjectNode json() {
        ObjectNode n = Json.object();
        Json.number(n, "judgedWeeks", Totals.rounded((until - from) / (double) WEEK));
        n.set("notify", tier(true));
        n.set("list", tier(false));
        return n;
    }

    private ObjectNode tier(boolean notifyOnly) {
        List<Episode> tiered =
                notifyOnly
                        ? episodes.stream()
                                .map(Episode::onlyNotified)
                                .filter(Objects::nonNull)
                                .toList()
                        : episodes;
        ObjectNode n = Json.object();
        n.set("all", part(tiered, e -> true));
        ObjectNode byRule = n.putObject("byRule");
        TreeSet<String> rules = new TreeSet<>();
        episodes.forEach(e -> rules.add(e.rule()));
        rules.forEach(r -> byRule.set(r, part(tiered, e -> e.rule().equals(r))));
        ArrayNode lines = n.putArray("events");
        for (Outbreak event : events) {
            Line line = line(event, tiered);
            ObjectNode one = lines.addObject();
            one.put("id", event.id());
            one.put("matched", line.matched());
            one.put("rule", line.rule());
            Json.number(one, "fromReport", Totals.rounded(line.days()));
            Json.number(one, "chance", Totals.rounded(chance(List.of(line), false)));
        }
        return n;
    }

    private ObjectNode part(List<Episode> tiered, Predicate<Episode> rule) {
        List<Episode> chosen = tiered.stream().filter(rule).toList();
        List<Line> lines = events.stream().map(e -> line(e, chosen)).toList();
        long matched = lines.stream().filter(Line::matched).count();
        ObjectNode n = Json.object();
        n.put("alerts", chosen.size());
        n.put("events", events.size());
        n.put("matched", matched);
        Json.number(n, "matchRate", Totals.rounded((double) matched / events.size()));
        Json.number(n, "chance", Totals.rounded(chance(lines, false)));
        Json.number(n, "chanceApart", Totals.rounded(chance(lines, true)));
        n.put("shifts", Math.max(0, lastShift(false) - LEAST_SHIFT_WEEKS + 1));
        return n;
    }

    /** The last shift in whole weeks that is less than once round, or four weeks from that. */
    private int lastShift(boolean apart) {
        long most = apart ? until - from - LEAST_SHIFT_WEEKS * WEEK : until - from - 1;
        return (int) Math.max(0, most / WEEK);
    }

    /** Mean match rate over the shifts, NaN if the time line is too short for one. */
    private double chance(List<Line> lines, boolean apart) {
        double sum = 0;
        int shifts = 0;
        for (int shift = LEAST_SHIFT_WEEKS; shift <= lastShift(apart); shift++) {
            int at = shift;
            sum += (double) lines.stream().filter(l -> l.hits()[at]).count() / lines.size();
            shifts++;
        }
        return shifts == 0 ? Double.NaN : sum / shifts;
    }
}
