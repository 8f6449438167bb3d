package org.tocsin.drill;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.tocsin.alert.RulePack;
import org.tocsin.cluster.ScanSettings;
import org.tocsin.cluster.Scans;
import org.tocsin.count.CountSettings;
import org.tocsin.intake.CaseDefinitions;
import org.tocsin.intake.InputCatalog;
import org.tocsin.intake.InputSettings;
import org.tocsin.intake.IntakeSettings;
import org.tocsin.intake.InvalidInputException;
import org.tocsin.job.RunPlan;
import org.tocsin.job.intake.IntakePlan;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Indicator;
import org.tocsin.place.InvalidDataException;
import org.tocsin.place.ReferenceData;
import org.tocsin.signal.KnownEvent;

/**
 * Everything a run needs, loaded and checked. All problems of all files are reported together.
 *
 * @param scenario the drill
 * @param reference places, calendar, festivals
 * @param intake how records become reports
 * @param plan what the graph needs to know
 */
public record DrillSetup(
        Scenario scenario, ReferenceData reference, IntakePlan intake, RunPlan plan) {

    /**
     * Loads and checks.
     *
     * @param until end of the run, or null for the end of the scenario
     * @throws InvalidDataException with every problem of every file
     */
    public static DrillSetup load(Scenario s, Long until) {
        List<String> problems = new ArrayList<>();
        ReferenceData reference = tried(() -> ReferenceData.load(s.reference()), problems);
        CaseDefinitions definitions = tried(() -> CaseDefinitions.load(s.definitions()), problems);
        InputCatalog catalog =
                tried(
                        () ->
                                InputCatalog.open(
                                        s.inputs(),
                                        InputSettings.of(s.clock()).relativeTo(s.folder())),
                        problems);
        RulePack rules =
                definitions == null
                        ? null
                        : tried(
                                () -> RulePack.load(s.rules(), ids(definitions), s.clock().zone()),
                                problems);
        int focus = focus(s, reference, problems);
        if (definitions != null) {
            s.scanned().stream()
                    .filter(id -> definitions.indicator(id) == null)
                    .map(id -> "detectors.scan.indicators: no such indicator: " + id)
                    .forEach(
                            what ->
                                    problems.add(
                                            s.folder().resolve("scenario.yaml") + ": " + what));
            for (String curve : s.curves()) {
                if (definitions.indicator(curve) == null) {
                    problems.add(
                            s.folder().resolve("scenario.yaml")
                                    + ": curves: no such indicator: "
                                    + curve);
                }
            }
        }
        if (definitions != null && reference != null) {
            checkDetection(s, reference, ids(definitions), problems);
        }
        if (!problems.isEmpty()) {
            throw new InvalidDataException(problems);
        }
        long end = until == null ? s.until() : Math.min(until, s.until());
        IntakeSettings settings =
                IntakeSettings.of(s.exercise(), s.until(), pseudonymKey(s))
                        .withMaxDelayDays(s.maxDelayDays())
                        .notBefore(s.clock().startOf(s.earliest()))
                        .withGrid(s.grid());
        RunPlan plan =
                new RunPlan(
                        reference.directory(),
                        s.clock(),
                        definitions.indicators(),
                        rules,
                        CountSettings.from(s.from()),
                        reference.calendar(),
                        reference.festivals(),
                        SlowFeeds.of(s, catalog, definitions),
                        s.links().with(definitions.agents()),
                        scans(s, definitions),
                        end,
                        focus,
                        true);
        return new DrillSetup(s, reference, new IntakePlan(catalog, definitions, settings), plan);
    }

    private static Scans scans(Scenario s, CaseDefinitions definitions) {
        return new Scans(s.scans().stream().map(scan -> scan(s, scan, definitions)).toList());
    }

    private static ScanSettings scan(Scenario s, Scenario.Scan scan, CaseDefinitions definitions) {
        List<Integer> ordinals =
                scan.indicators().stream().map(id -> definitions.indicator(id).ordinal()).toList();
        return scan.settings().of(ordinals, s.id());
    }

    private static void checkDetection(
            Scenario s, ReferenceData reference, Set<String> ids, List<String> problems) {
        String file = s.folder().resolve("scenario.yaml") + ": ";
        for (KnownEvent event : s.detection().events()) {
            if (reference.directory().indexOf(event.place()) < 0) {
                problems.add(file + "events: no such place: " + event.place());
            }
            if (!event.indicator().isEmpty() && !ids.contains(event.indicator())) {
                problems.add(file + "events: no such indicator: " + event.indicator());
            }
        }
        for (String weekly : s.detection().ladder().weekly()) {
            if (!ids.contains(weekly)) {
                problems.add(file + "detectors.ladder.weekly: no such indicator: " + weekly);
            }
        }
    }

    private static <T> T tried(Supplier<T> load, List<String> problems) {
        try {
            return load.get();
        } catch (InvalidDataException e) {
            problems.addAll(e.problems());
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        }
        return null;
    }

    private static Set<String> ids(CaseDefinitions definitions) {
        Set<String> ids = new TreeSet<>();
        for (Indicator i : definitions.indicators()) {
            ids.add(i.id());
        }
        return ids;
    }

    private static int focus(Scenario s, ReferenceData reference, List<String> problems) {
        if (s.focus() == null || reference == null) {
            return CaseReport.NO_PLACE;
        }
        int focus = reference.directory().indexOf(s.focus());
        if (focus < 0) {
            problems.add(
                    s.folder().resolve("scenario.yaml") + ": focus: no such place: " + s.focus());
        }
        return focus;
    }

    /**
     * The key of a drill's pseudonyms. Drills hold no real patients, so it is derived from the
     * drill and not secret; live runs take theirs from the environment.
     */
    private static byte[] pseudonymKey(Scenario s) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("drill " + s.id()).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
