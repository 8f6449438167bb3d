package org.tocsin.drill.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;

/** What was injected, and which records belong to it: the answer sheet of a drill. */
final class Truth {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final List<Entry> entries = new ArrayList<>();

    /** One inject. */
    static final class Entry {
        final Plan.Inject inject;
        final InjectType type;

        /** Case records that were received by the end, in the order of filing. */
        final Set<String> records = new LinkedHashSet<>();

        /** Other records that would be different without this inject: daily and delayed reports. */
        final Set<String> touched = new LinkedHashSet<>();

        private final Set<Long> persons = new HashSet<>();
        private final Set<Long> reportedPersons = new HashSet<>();
        private long firstOnset = Long.MAX_VALUE;
        private long firstVisit = Long.MAX_VALUE;
        private long firstReport = Long.MAX_VALUE;
        private long lastReport = Long.MIN_VALUE;

        Entry(Plan.Inject inject, InjectType type) {
            this.inject = inject;
            this.type = type;
        }

        /** Notes a case as it was, before any dirt, whether or not it is ever reported. */
        void fellIll(Encounter e) {
            persons.add(e.patient);
            firstOnset = Math.min(firstOnset, e.onset);
            firstVisit = Math.min(firstVisit, e.visit);
        }

        /** Notes the receipt of the first version of a case record. */
        void received(Encounter e) {
            if (records.add(e.identity())) {
                reportedPersons.add(e.patient);
                firstReport = Math.min(firstReport, e.received);
                lastReport = Math.max(lastReport, e.received);
            }
        }
    }

    Entry add(Plan.Inject inject) {
        Entry entry = new Entry(inject, InjectType.of(inject.type()));
        entries.add(entry);
        return entry;
    }

    List<Entry> entries() {
        return entries;
    }

    /** Writes truth.json and truth-records.csv. */
    void write(Path folder, Plan plan, Directory directory) throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("seed", plan.seed());
        root.put("place", plan.place());
        root.put("from", plan.from().toString());
        root.put("until", plan.until().toString());
        List<Object> list = new ArrayList<>();
        for (Entry entry : entries) {
            list.add(describe(entry, plan, directory));
        }
        root.put("injects", list);
        Files.writeString(
                folder.resolve("truth.json"), JSON.writeValueAsString(root).strip() + "\n");
        writeRecords(folder.resolve("truth-records.csv"));
    }

    private void writeRecords(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("record_id,inject_id\n");
            for (Entry entry : entries) {
                Set<String> all = new LinkedHashSet<>(entry.records);
                all.addAll(entry.touched);
                for (String record : all) {
                    out.write(record + "," + entry.inject.id() + "\n");
                }
            }
        }
    }

    private static Map<String, Object> describe(Entry e, Plan plan, Directory directory) {
        Plan.Inject inject = e.inject;
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", inject.id());
        m.put("type", inject.type());
        m.put("kind", e.type.isFeedFailure() ? "feed" : "outbreak");
        m.put("indicators", inject.indicators());
        m.put("place", inject.place());
        m.put("level", level(inject.place(), directory));
        m.put("institution", inject.institution());
        if (inject.residences() != null) {
            m.put("residences", inject.residences());
        }
        if (inject.village() != null && plan.coordinates().areWritten()) {
            double[] middle =
                    Homes.village(directory, plan, place(inject, directory), inject.village());
            m.put("village", inject.village());
            m.put("lat", Math.rint(middle[0] * 1e5) / 1e5);
            m.put("lon", Math.rint(middle[1] * 1e5) / 1e5);
        }
        m.put("facility", inject.facility());
        m.put("start", time(Times.of(inject.start()), plan));
        if (e.type.isFeedFailure()) {
            m.put("end", time(Times.of(inject.start()) + (long) (inject.hours() * 3600), plan));
            m.put("delayedRecords", e.touched.size());
        }
        m.put("horizonDays", e.type.horizonDays);
        m.put("size", e.persons.size());
        m.put("reported", e.reportedPersons.size());
        m.put("firstOnset", time(e.firstOnset, plan));
        m.put("firstVisit", time(e.firstVisit, plan));
        m.put("firstReport", time(e.firstReport, plan));
        m.put("lastReport", time(e.lastReport, plan));
        m.put("records", List.copyOf(e.records));
        return m;
    }

    /** The township of an inject's village; of several the first. */
    private static int place(Plan.Inject inject, Directory directory) {
        String code = inject.residences() == null ? inject.place() : inject.residences().get(0);
        int township = directory.ancestorAt(directory.indexOf(code), Level.TOWNSHIP);
        return township < 0 ? directory.indexOf(code) : township;
    }

    private static String level(String code, Directory directory) {
        int node = directory.indexOf(code);
        Level level = node < 0 ? Level.COUNTY : directory.node(node).level();
        return level.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String time(long seconds, Plan plan) {
        boolean unknown = seconds == Long.MAX_VALUE || seconds == Long.MIN_VALUE;
        return unknown ? null : Times.text(seconds, plan);
    }
}
