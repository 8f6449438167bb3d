package org.tocsin.intake;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.CaseReport;
import org.tocsin.model.DeadLetter;
import org.tocsin.model.Level;
import org.tocsin.model.Unresolved;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;
import org.tocsin.place.Directory.Node;

/** A small county, the shipped definitions, and what an intake gave for some files. */
final class Fixture implements IntakeOutput {
    static final DayClock CLOCK = new DayClock(ZoneId.of("Asia/Shanghai"), 390);
    static final CaseDefinitions DEFINITIONS =
            CaseDefinitions.load(Path.of("../../data-samples/reference/case-definitions.yaml"));
    static final Directory DIRECTORY = directory();
    static final long UNTIL = Instant.parse("2024-03-01T00:00:00Z").toEpochMilli();

    final List<CaseReport> cases = new ArrayList<>();
    final List<AggregateReport> aggregates = new ArrayList<>();
    final List<Acknowledgement> acknowledgements = new ArrayList<>();
    final List<DeadLetter> letters = new ArrayList<>();
    final List<Unresolved> unresolved = new ArrayList<>();

    private static Directory directory() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(place("140404", Level.COUNTY, -1, "上党区"));
        nodes.add(place("140404001", Level.TOWNSHIP, 0, "韩店街道"));
        nodes.add(place("140404101", Level.TOWNSHIP, 0, "苏店镇"));
        nodes.add(place("140404102", Level.TOWNSHIP, 0, "荫城镇"));
        Directory.Facility due = new Directory.Facility("clinic", true, true, 360);
        nodes.add(unit("F140404-01", Level.FACILITY, 1, "上党区人民医院", due));
        nodes.add(unit("F140404-02", Level.FACILITY, 3, "荫城镇中心卫生院", due));
        nodes.add(unit("S140404-01", Level.INSTITUTION, 3, "荫城镇中心小学", null));
        nodes.add(unit("R140404-01", Level.INSTITUTION, 2, "苏店大酒店", null));
        Map<String, Integer> aliases = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            aliases.put(Directory.normalise(nodes.get(i).nameZh()), i);
        }
        aliases.put("荫城小学", 6);
        return new Directory(nodes, aliases);
    }

    private static Node place(String code, Level level, int parent, String name) {
        return new Node(code, level, parent, name, name, 36, 113, 1000, true, "", null);
    }

    private static Node unit(
            String code, Level level, int parent, String name, Directory.Facility facility) {
        return new Node(code, level, parent, name, name, 36, 113, 0, true, "x", facility);
    }

    static Path write(Path folder, String name, Charset charset, String... lines)
            throws IOException {
        return Files.write(
                folder.resolve(name), (String.join("\n", lines) + "\n").getBytes(charset));
    }

    static Path write(Path folder, String name, String... lines) throws IOException {
        return write(folder, name, StandardCharsets.UTF_8, lines);
    }

    static InputCatalog open(InputSpec... specs) {
        return InputCatalog.open(List.of(specs), InputSettings.of(CLOCK));
    }

    static IntakeSettings settings() {
        return IntakeSettings.of(null, UNTIL, new byte[16]);
    }

    static Fixture take(InputCatalog catalog) throws IOException {
        return take(catalog, settings());
    }

    static Fixture take(InputCatalog catalog, IntakeSettings settings) throws IOException {
        Fixture taken = new Fixture();
        Intake intake = new Intake(DIRECTORY, DEFINITIONS, catalog, CLOCK, settings);
        for (int i = 0; i < catalog.size(); i++) {
            try (RecordReader reader = catalog.reader(i)) {
                while (reader.advance()) {
                    intake.accept(reader.current(), taken);
                }
            }
        }
        return taken;
    }

    static Fixture take(Path file) throws IOException {
        return take(open(InputSpec.of(file)));
    }

    static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    static boolean is(CaseReport report, String indicator) {
        return (report.indicators >> DEFINITIONS.indicator(indicator).ordinal() & 1) != 0;
    }

    @Override
    public void caseReport(CaseReport report) {
        cases.add(report);
    }

    @Override
    public void aggregate(AggregateReport report) {
        aggregates.add(report);
    }

    @Override
    public void acknowledgement(Acknowledgement acknowledgement) {
        acknowledgements.add(acknowledgement);
    }

    @Override
    public void deadLetter(DeadLetter letter) {
        letters.add(letter);
    }

    @Override
    public void unresolved(Unresolved text) {
        unresolved.add(text);
    }
}
