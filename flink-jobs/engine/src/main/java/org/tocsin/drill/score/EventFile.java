package org.tocsin.drill.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tocsin.place.Directory;
import org.tocsin.place.InvalidDataException;

/**
 * Reads the named events of a real data set:
 *
 * <pre>
 * events:
 *   - {id: o104, indicators: [HUS], place: DE, from: 2011-05-18, to: 2011-07-04, horizon_days: 28}
 * </pre>
 *
 * <p>{@code from} is when the first report of the event became known and {@code to} when the last
 * one did; a date alone is the whole local day. {@code records}, ids of reports, may stand in their
 * place. {@code horizon_days} (28 unless given) is the longest time in which an alert counts.
 */
public final class EventFile {
    private static final Set<String> KEYS =
            Set.of("id", "indicators", "place", "from", "to", "records", "horizon_days", "note");
    private static final int HORIZON_DAYS = 28;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Path file;
    private final Directory directory;
    private final ZoneId zone;
    private final Map<String, Long> counted;
    private final List<String> problems = new ArrayList<>();

    private EventFile(Path file, Directory directory, ZoneId zone, Map<String, Long> counted) {
        this.file = file;
        this.directory = directory;
        this.zone = zone;
        this.counted = counted;
    }

    /**
     * Reads the events.
     *
     * @param counted when each report of the run was counted, epoch milliseconds UTC
     * @throws InvalidDataException with every problem
     */
    public static List<Outbreak> read(
            Path file, Directory directory, ZoneId zone, Map<String, Long> counted) {
        EventFile reader = new EventFile(file, directory, zone, counted);
        List<Outbreak> events = reader.events();
        if (!reader.problems.isEmpty()) {
            throw new InvalidDataException(reader.problems);
        }
        return events;
    }

    private List<Outbreak> events() {
        JsonNode list = root().path("events");
        if (!list.isArray() || list.isEmpty()) {
            problems.add(file + ": events: expected a list of events");
        }
        List<Outbreak> events = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode n : list) {
            String id = n.path("id").asText("");
            if (id.isEmpty() || !ids.add(id)) {
                problem(id, "id", "expected a name of its own");
            }
            int before = problems.size();
            Outbreak event = event(n, id);
            if (problems.size() == before) {
                events.add(event);
            }
        }
        return events;
    }

    private JsonNode root() {
        try {
            JsonNode n = new YAMLMapper().readTree(file.toFile());
            return n == null ? YAMLMapper.builder().build().createObjectNode() : n;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new InvalidDataException(
                    List.of(file + ":" + line + ": not valid YAML: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new InvalidDataException(List.of(file + ": cannot be read"));
        }
    }

    private void problem(String id, String field, String what) {
        problems.add(file + ": " + (id.isEmpty() ? "an event" : id) + "." + field + ": " + what);
    }

    private Outbreak event(JsonNode n, String id) {
        for (Iterator<String> keys = n.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!KEYS.contains(key)) {
                problem(id, key, "unknown key");
            }
        }
        List<String> indicators = texts(n.path("indicators"));
        if (indicators.isEmpty()) {
            problem(id, "indicators", "expected a list like [HUS]");
        }
        String place = n.path("place").asText("");
        int node = directory.indexOf(place);
        if (node < 0) {
            problem(id, "place", "no such place in the reference data: " + place);
        }
        int horizon = n.path("horizon_days").asInt(HORIZON_DAYS);
        if (horizon < 1) {
            problem(id, "horizon_days", "expected at least 1, got " + horizon);
        }
        Set<String> records = new HashSet<>(texts(n.path("records")));
        long[] span = records.isEmpty() ? dates(n, id) : reports(records, id);
        return new Outbreak(
                id,
                "event",
                indicators,
                List.of(place),
                node < 0 ? "" : directory.node(node).level().name().toLowerCase(Locale.ROOT),
                span[0],
                span[0],
                span[0],
                span[1],
                horizon,
                records.size(),
                records.size(),
                records);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(t -> texts.add(t.asText()));
        return texts;
    }

    private long[] dates(JsonNode n, String id) {
        long from = instant(n, id, "from", false);
        long to = instant(n, id, "to", true);
        if (from > to) {
            problem(id, "to", "expected a day that is not before from");
        }
        return new long[] {from, to};
    }

    /** A date alone is the start of that local day, or its end. */
    private long instant(JsonNode n, String id, String key, boolean end) {
        String text = n.path(key).asText("");
        try {
            if (text.length() == 10) {
                LocalDate day = LocalDate.parse(text).plusDays(end ? 1 : 0);
                return day.atStartOfDay(zone).toInstant().toEpochMilli() - (end ? 1 : 0);
            }
            if (text.length() == 16) {
                LocalDateTime local = LocalDateTime.parse(text.replace('T', ' '), LOCAL);
                return local.atZone(zone).toInstant().toEpochMilli();
            }
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            problem(
                    id,
                    key,
                    "expected a date like 2011-05-18 or a time like 2011-05-18 "
                            + LocalTime.of(6, 30)
                            + (n.has(key) ? ", got " + text : ", or records"));
            return 0;
        }
    }

    private long[] reports(Set<String> records, String id) {
        List<String> unknown = records.stream().filter(r -> !counted.containsKey(r)).toList();
        if (!unknown.isEmpty()) {
            problem(
                    id,
                    "records",
                    unknown.size()
                            + " not counted in the run (episodes.csv), among them "
                            + unknown.stream().sorted().findFirst().orElse(""));
            return new long[] {0, 0};
        }
        return new long[] {
            records.stream().mapToLong(counted::get).min().orElse(0),
            records.stream().mapToLong(counted::get).max().orElse(0)
        };
    }
}
