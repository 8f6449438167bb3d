package org.tocsin.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.model.Level;

/** Reads places, facilities, institutions and aliases into one tree. */
final class DirectoryReader {
    static final String PLACES = "places.csv";
    static final String FACILITIES = "facilities.csv";
    static final String INSTITUTIONS = "institutions.csv";
    static final String ALIASES = "aliases.csv";

    private static final String NATIONAL_CODE = "\\d{6}|\\d{9}|\\d{12}";

    private final Path folder;
    private final Problems problems;
    private final TreeMap<String, Draft> drafts = new TreeMap<>();

    /** A node whose parent is still a code; {@code parentField} is where that code stands. */
    private record Draft(
            CsvRow row, Directory.Node node, String parentField, Set<Level> parentLevels) {
        String parentCode() {
            return row.text(parentField);
        }
    }

    DirectoryReader(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The tree, which is only built when all is well; else all problems are thrown. */
    Directory read() {
        readPlaces();
        readFacilities();
        readInstitutions();
        checkParents();
        Map<String, String> aliases = readAliases();
        problems.throwIfAny();
        return build(aliases);
    }

    private void readPlaces() {
        CsvFile file =
                file(
                        PLACES,
                        List.of("code", "level", "parent", "name_zh", "name_en"),
                        List.of(
                                "lat",
                                "lon",
                                "population",
                                "population_year",
                                "population_source"));
        List<CsvRow> rows = file.rows(problems);
        if (rows.isEmpty()) {
            problems.add(file.path(), "no places, expected a file with at least one");
        }
        for (CsvRow row : rows) {
            String level = row.oneOf("level", Vocabulary.PLACE_LEVELS);
            row.count("population_year");
            if (Vocabulary.PLACE_LEVELS.contains(level)) {
                Level l = Level.valueOf(level.toUpperCase(Locale.ROOT));
                boolean assumed = row.text("population_source").startsWith("assumed");
                add(row, l, row.count("population"), assumed, "", null, "parent");
            }
        }
    }

    private void readFacilities() {
        CsvFile file =
                file(
                        FACILITIES,
                        List.of("code", "name_zh", "name_en", "type", "place"),
                        List.of(
                                "lat",
                                "lon",
                                "fever_service",
                                "sentinel",
                                "open_24h",
                                "daily_report_due"));
        for (CsvRow row : file.rows(problems)) {
            String type = row.oneOf("type", Vocabulary.FACILITY_TYPES);
            String service =
                    row.text("fever_service").isEmpty()
                            ? "none"
                            : row.oneOf("fever_service", Vocabulary.FEVER_SERVICES);
            Directory.Facility facility =
                    new Directory.Facility(
                            service,
                            row.flag("sentinel"),
                            row.flag("open_24h"),
                            row.minuteOfDay("daily_report_due"));
            row.required("place");
            add(row, Level.FACILITY, 0, false, type, facility, "place");
        }
    }

    private void readInstitutions() {
        CsvFile file =
                file(
                        INSTITUTIONS,
                        List.of("code", "type", "name_zh", "name_en", "place"),
                        List.of("headcount", "lat", "lon", "part_of"));
        for (CsvRow row : file.rows(problems)) {
            String type = row.oneOf("type", Vocabulary.INSTITUTION_TYPES);
            String parent = row.text("part_of").isEmpty() ? "place" : "part_of";
            row.required(parent);
            add(row, Level.INSTITUTION, row.count("headcount"), false, type, null, parent);
        }
    }

    private CsvFile file(String name, List<String> required, List<String> optional) {
        return new CsvFile(folder.resolve(name), required, optional);
    }

    private void add(
            CsvRow row,
            Level level,
            long population,
            boolean assumed,
            String type,
            Directory.Facility facility,
            String parentField) {
        String code = row.required("code");
        Directory.Node node =
                new Directory.Node(
                        code,
                        level,
                        -1,
                        row.required("name_zh"),
                        row.required("name_en"),
                        row.number("lat"),
                        row.number("lon"),
                        population,
                        assumed,
                        type,
                        facility);
        checkCoordinates(row, node, parentField);
        Draft first = drafts.get(code);
        if (first == null) {
            drafts.put(code, new Draft(row, node, parentField, parentLevels(level, parentField)));
        } else {
            row.problem(
                    "code",
                    "duplicate code " + code + ", expected one that is not in " + where(first));
        }
    }

    private static String where(Draft draft) {
        return draft.row().file().getFileName() + ":" + draft.row().line();
    }

    private static Set<Level> parentLevels(Level level, String parentField) {
        if ("part_of".equals(parentField)) {
            return Set.of(Level.INSTITUTION);
        }
        return Stream.of(Level.values())
                .filter(above -> above.compareTo(Level.FACILITY) < 0 && above.compareTo(level) < 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Codes of the national scheme have degrees; other codes may have the units of any plane. */
    private static void checkCoordinates(CsvRow row, Directory.Node node, String parentField) {
        if (Double.isNaN(node.lat()) != Double.isNaN(node.lon())) {
            row.problem("lat", "only one of lat and lon is given, expected both or none");
        }
        boolean place = "parent".equals(parentField);
        String code = place ? node.code() : row.text("place");
        if (code.matches(NATIONAL_CODE)) {
            checkRange(row, "lat", node.lat(), 90);
            checkRange(row, "lon", node.lon(), 180);
        }
    }

    private static void checkRange(CsvRow row, String field, double value, int limit) {
        if (Math.abs(value) > limit) {
            row.problem(
                    field,
                    "out of range: "
                            + value
                            + ", expected degrees from -"
                            + limit
                            + " to "
                            + limit);
        }
    }

    private void checkParents() {
        for (Draft draft : drafts.values()) {
            String code = draft.parentCode();
            Draft parent = drafts.get(code);
            if (code.isEmpty()) {
                continue;
            }
            if (parent == null) {
                draft.row()
                        .problem(
                                draft.parentField(),
                                "unknown code " + code + ", expected one of this set");
            } else if (inCycle(draft)) {
                draft.row()
                        .problem(
                                draft.parentField(),
                                "the chain of parents comes back to "
                                        + draft.node().code()
                                        + ", expected it to end at a root");
            } else if (!draft.parentLevels().contains(parent.node().level())) {
                draft.row()
                        .problem(
                                draft.parentField(),
                                code
                                        + " is a "
                                        + parent.node().level().name().toLowerCase(Locale.ROOT)
                                        + ", expected one of "
                                        + draft.parentLevels().toString().toLowerCase(Locale.ROOT));
            }
        }
    }

    private boolean inCycle(Draft draft) {
        Set<Draft> seen = new HashSet<>();
        Draft next = drafts.get(draft.parentCode());
        while (next != null && next != draft && seen.add(next)) {
            next = drafts.get(next.parentCode());
        }
        return next == draft;
    }

    private Map<String, String> readAliases() {
        Map<String, String> aliases = uniqueNames();
        Set<String> given = new HashSet<>();
        for (CsvRow row : file(ALIASES, List.of("alias", "code"), List.of()).rows(problems)) {
            String alias = Directory.normalise(row.required("alias"));
            String code = row.required("code");
            if (!code.isEmpty() && !drafts.containsKey(code)) {
                row.problem("code", "unknown code " + code + ", expected one of this set");
            }
            if (!given.add(alias)) {
                row.problem("alias", "'" + row.text("alias") + "' is given twice, expected once");
            } else if (!aliases.getOrDefault(alias, code).equals(code)) {
                row.problem(
                        "alias",
                        "'"
                                + row.text("alias")
                                + "' is the name of "
                                + aliases.get(alias)
                                + ", expected a text that names nothing else");
            }
            aliases.putIfAbsent(alias, code);
        }
        return aliases;
    }

    /** Full names that belong to one node only; a name that several share resolves to none. */
    private Map<String, String> uniqueNames() {
        Map<String, String> codes = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (Draft draft : drafts.values()) {
            String code = draft.node().code();
            for (String name : names(draft.node())) {
                if (codes.putIfAbsent(name, code) != null) {
                    shared.add(name);
                }
            }
        }
        codes.keySet().removeAll(shared);
        return codes;
    }

    private static List<String> names(Directory.Node node) {
        return Stream.of(node.nameZh(), node.nameEn())
                .map(Directory::normalise)
                .distinct()
                .toList();
    }

    private Directory build(Map<String, String> aliases) {
        Map<String, Integer> index = new HashMap<>();
        for (String code : drafts.keySet()) {
            index.put(code, index.size());
        }
        List<Directory.Node> nodes = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            nodes.add(draft.node().withParent(index.getOrDefault(draft.parentCode(), -1)));
        }
        Map<String, Integer> aliasIndex = new HashMap<>();
        aliases.forEach((alias, code) -> aliasIndex.put(alias, index.get(code)));
        return new Directory(nodes, aliasIndex);
    }
}
