package org.tocsin.drill;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.job.RunPlan;
import org.tocsin.job.sink.EpisodeLine;
import org.tocsin.model.Axis;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Indicator;

/**
 * The pseudonymous line list behind each alert, as it was known at the alert's last change: the
 * reports that lead the episodes counted in its window, named by absolute rules and found by entry
 * for the others, which judge receipt dates. Made from the log of episodes.
 */
public final class LineLists {
    private final RunPlan plan;
    private final Path folder;
    private final Map<String, Integer> moved = new HashMap<>();
    private final TreeMap<Integer, TreeSet<String>> byEntry = new TreeMap<>();
    private long instant = Long.MIN_VALUE;

    private final Investigations investigations;

    /**
     * Prepares the lists of an output folder.
     *
     * @param cohorts questionnaires of everybody at a meal
     */
    public LineLists(RunPlan plan, Path folder, List<Path> cohorts) throws IOException {
        this.plan = plan;
        this.folder = folder;
        this.investigations = new Investigations(plan, folder, cohorts);
    }

    /** What counts through one report now, and since which label. */
    private static final class Counted {
        private final EpisodeLine line;
        private final Map<Integer, Integer> entryByBit = new LinkedHashMap<>();

        Counted(EpisodeLine line) {
            this.line = line;
        }
    }

    /** Writes {@code linelist/<alertId>.csv} for every alert about cases. */
    public void write() throws IOException {
        Path lists = folder.resolve("linelist");
        Files.createDirectories(lists);
        List<JsonNode> alerts =
                new ArrayList<>(NdjsonFile.lastStates(folder.resolve("alerts.ndjson")));
        alerts.sort(Comparator.comparing(LineLists::at));
        Map<String, Counted> counted = new LinkedHashMap<>();
        try (BufferedReader log = Files.newBufferedReader(folder.resolve("episodes.csv"))) {
            log.readLine();
            String line = log.readLine();
            for (JsonNode alert : alerts) {
                for (; line != null && atOf(line) <= at(alert); line = log.readLine()) {
                    apply(EpisodeLine.read(line), counted);
                }
                if (!alert.path("indicator").isNull()) {
                    write(alert, counted, lists);
                }
            }
        }
    }

    private static long at(JsonNode alert) {
        return OffsetDateTime.parse(alert.get("cutOff").asText()).toInstant().toEpochMilli();
    }

    private static long atOf(String line) {
        return Long.parseLong(line.substring(0, line.indexOf(',')));
    }

    /** An episode that moves to another report at the same instant keeps its entry. */
    private void apply(EpisodeLine e, Map<String, Counted> counted) {
        if (e.at() != instant) {
            instant = e.at();
            moved.clear();
        }
        Counted before = counted.get(e.report().id);
        Counted c = new Counted(e.sign() > 0 || before == null ? e : before.line);
        if (before != null) {
            c.entryByBit.putAll(before.entryByBit);
        }
        for (long rest = e.bits(); rest != 0; rest &= rest - 1) {
            int bit = Long.numberOfTrailingZeros(rest);
            String episode = e.report().person + "|" + bit;
            if (e.sign() > 0) {
                Integer entry = moved.get(episode);
                int since = entry == null ? e.label() : entry;
                c.entryByBit.put(bit, since);
                byEntry.computeIfAbsent(since, l -> new TreeSet<>()).add(e.report().id);
            } else {
                moved.put(episode, c.entryByBit.remove(bit));
            }
        }
        counted.put(e.report().id, c);
    }

    private void write(JsonNode alert, Map<String, Counted> counted, Path lists)
            throws IOException {
        Set<String> named = new HashSet<>();
        alert.get("records").forEach(id -> named.add(id.asText().replace(',', ';')));
        List<EpisodeLine> rows = new ArrayList<>();
        for (String id : named.isEmpty() ? candidates(alert) : named) {
            Counted c = counted.get(id);
            if (c != null && (!named.isEmpty() || contributes(c, alert))) {
                rows.add(c.line);
            }
        }
        rows.sort(
                Comparator.<EpisodeLine>comparingInt(r -> r.report().occurrenceDay)
                        .thenComparing(r -> r.report().id));
        if ("exposure".equals(alert.path("family").asText())) {
            investigate(alert, rows, counted);
        }
        try (CsvWriter out =
                CsvWriter.builder().build(lists.resolve(alert.get("alertId").asText() + ".csv"))) {
            out.writeRecord(
                    "record_id",
                    "person",
                    "household",
                    "occurrence_date",
                    "visit_date",
                    "reported_at",
                    "received_at",
                    "residence",
                    "facility",
                    "institution",
                    "indicators",
                    "flags");
            for (EpisodeLine row : rows) {
                out.writeRecord(fields(row));
            }
        }
    }

    private void investigate(JsonNode alert, List<EpisodeLine> rows, Map<String, Counted> counted)
            throws IOException {
        int bit = plan.foodborne();
        List<CaseReport> all =
                counted.values().stream()
                        .filter(c -> c.entryByBit.get(bit) != null)
                        .map(c -> c.line.report())
                        .toList();
        investigations.write(alert, rows.stream().map(EpisodeLine::report).toList(), all);
    }

    /** Reports that may count in the window: those that entered a series in it. */
    private Set<String> candidates(JsonNode alert) {
        JsonNode window = alert.get("window");
        int from = (int) LocalDate.parse(window.get("from").asText()).toEpochDay();
        int to = (int) LocalDate.parse(window.get("to").asText()).toEpochDay();
        Set<String> ids = new TreeSet<>();
        byEntry.subMap(from, true, to, true).values().forEach(ids::addAll);
        return ids;
    }

    private boolean contributes(Counted c, JsonNode alert) {
        int bit = plan.ordinal(alert.get("indicator").asText());
        Integer entry = c.entryByBit.get(bit);
        if (entry == null) {
            return false;
        }
        CaseReport r = c.line.report();
        Axis axis = Axis.valueOf(alert.get("axis").asText().toUpperCase(Locale.ROOT));
        int node =
                switch (axis) {
                    case RESIDENCE -> r.has(CaseReport.RESIDENT) ? r.residence : -1;
                    case FACILITY -> r.facility;
                    case INSTITUTION -> r.institution;
                };
        int area = plan.directory().indexOf(alert.get("place").get("code").asText());
        JsonNode window = alert.get("window");
        return node >= 0
                && isWithin(node, area)
                && entry >= LocalDate.parse(window.get("from").asText()).toEpochDay()
                && entry <= LocalDate.parse(window.get("to").asText()).toEpochDay();
    }

    private boolean isWithin(int node, int area) {
        for (int each : plan.directory().selfAndAncestors(node)) {
            if (each == area) {
                return true;
            }
        }
        return false;
    }

    private List<String> fields(EpisodeLine row) {
        CaseReport r = row.report();
        return List.of(
                r.id,
                pseudonym(r.person),
                r.household == 0 ? "" : pseudonym(r.household),
                LocalDate.ofEpochDay(r.occurrenceDay).toString(),
                r.visitAt == CaseReport.NO_TIME
                        ? ""
                        : LocalDate.ofEpochDay(plan.clock().dayOf(r.visitAt)).toString(),
                plan.clock().text(r.reportedAt),
                plan.clock().text(r.receivedAt),
                code(r.residence),
                code(r.facility),
                code(r.institution),
                indicators(r.indicators),
                flags(r.flags));
    }

    private static String pseudonym(long key) {
        return "%08x".formatted((int) (key ^ key >>> 32));
    }

    private String code(int node) {
        return node < 0 ? "" : plan.directory().node(node).code();
    }

    private String indicators(long bits) {
        List<String> ids = new ArrayList<>();
        for (Indicator i : plan.indicators()) {
            if ((bits >>> i.ordinal() & 1) != 0) {
                ids.add(i.id());
            }
        }
        return String.join("|", ids);
    }

    private static String flags(int flags) {
        List<String> words = new ArrayList<>();
        if ((flags & CaseReport.DIED) != 0) {
            words.add("died");
        }
        if ((flags & CaseReport.ADMITTED) != 0) {
            words.add("admitted");
        }
        if ((flags & CaseReport.SEVERE) != 0) {
            words.add("severe");
        }
        if ((flags & CaseReport.RESIDENT) == 0) {
            words.add("non-resident");
        }
        if ((flags & CaseReport.OCCURRENCE_FROM_VISIT) != 0) {
            words.add("onset-unknown");
        }
        return String.join("|", words);
    }
}
