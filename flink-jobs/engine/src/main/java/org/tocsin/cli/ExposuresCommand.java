package org.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tocsin.epi.exposure.ExposedCase;
import org.tocsin.epi.exposure.ExposureCluster;
import org.tocsin.epi.exposure.ExposureLinks;
import org.tocsin.epi.exposure.Incubation;
import org.tocsin.epi.exposure.JoinedCluster;
import org.tocsin.epi.exposure.LinkOptions;
import org.tocsin.epi.run.Literals;
import org.tocsin.place.InvalidDataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Links foodborne cases that ate the same thing or at the same place. */
@Command(
        name = "exposures",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Find clusters of cases by shared exposure.",
        description = {
            "",
            "Links cases of one syndrome that share an exposure key, if the time from eating to"
                    + " onset fits the incubation range and the exposures follow each other within"
                    + " the gap. Times are hours from any common start.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  tocsin exposures --cases cases.csv --exposures exposures.csv \\",
            "      --params params.json --output clusters.json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the result was written",
            "1:a file could not be written",
            "2:the command line or the input is wrong"
        })
public final class ExposuresCommand implements Callable<Integer> {

    /** Over a hundred thousand years: times beyond are no hours. */
    private static final double MOST_HOURS = 1e9;

    @Option(
            names = "--cases",
            required = true,
            paramLabel = "FILE.csv",
            description = "case, onset, syndrome, household.")
    private Path cases;

    @Option(
            names = "--exposures",
            required = true,
            paramLabel = "FILE.csv",
            description = "case, key, time.")
    private Path exposures;

    @Option(
            names = "--params",
            required = true,
            paramLabel = "FILE.json",
            description = "incubationHours by syndrome, gapHours, minCases, minHouseholds.")
    private Path params;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE.json",
            description = "Where the clusters are written.")
    private Path output;

    @Spec private CommandSpec spec;

    private final List<String> problems = new ArrayList<>();

    /** Cases that cannot be linked, by the reason. */
    private final Map<String, Integer> unlinkable = new TreeMap<>();

    private final Set<String> skipped = new HashSet<>();

    /** Exposures without a time or without a key. */
    private int incomplete;

    /** The times as they were given, by their rounding to milliseconds. */
    private final Map<Long, Double> earliest = new HashMap<>();

    private final Map<Long, Double> latest = new HashMap<>();

    @Override
    public Integer call() {
        try {
            run();
            return 0;
        } catch (InvalidDataException e) {
            e.problems().forEach(spec.commandLine().getErr()::println);
            return 2;
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(params + ": " + e.getMessage());
            return 2;
        } catch (IOException e) {
            spec.commandLine().getErr().println("cannot write: " + e.getMessage());
            return 1;
        }
    }

    private void run() throws IOException {
        ParameterFile given = ParameterFile.read(params, problems);
        Map<String, Incubation> ranges = ranges(given);
        LinkOptions byDefault = LinkOptions.withDefaults();
        double gap = given.number("gapHours", Incubation.hours(byDefault.gapMillis()), 0);
        CsvTable.stopIfAny(problems);
        LinkOptions options =
                new LinkOptions(
                        Incubation.millis(gap),
                        given.whole("minCases", byDefault.minCases(), 1),
                        given.whole("minHouseholds", byDefault.minHouseholds(), 1));
        CsvTable.stopIfAny(problems);
        ExposureLinks links = ExposureLinks.of(options);
        Set<String> known = addCases(links, ranges);
        addExposures(links, known);
        List<ExposureCluster> clusters = links.clusters();
        OutputFile.writeJson(output, json(links, clusters));
        unlinkable.forEach(
                (reason, n) ->
                        spec.commandLine().getErr().println(n + " cases not linked: " + reason));
        if (incomplete > 0) {
            spec.commandLine()
                    .getErr()
                    .println(incomplete + " exposures not linked: no time or no key");
        }
        given.unknown()
                .forEach(
                        name ->
                                spec.commandLine()
                                        .getErr()
                                        .println(params + ": " + name + ": not used, ignored"));
        spec.commandLine()
                .getOut()
                .println(
                        "%d eligible pairs, %d clusters"
                                .formatted(links.eligiblePairs(), clusters.size()));
    }

    private Map<String, Incubation> ranges(ParameterFile given) {
        Map<String, Incubation> ranges = new HashMap<>();
        JsonNode node = given.node("incubationHours");
        if (!node.isObject()) {
            given.problem("incubationHours", "missing, expected {\"syndrome\": [lo, hi], ...}");
        }
        node.properties()
                .forEach(
                        e -> {
                            JsonNode range = e.getValue();
                            boolean pair =
                                    range.size() == 2
                                            && range.get(0).isNumber()
                                            && range.get(1).isNumber();
                            double low = range.path(0).asDouble();
                            double high = range.path(1).asDouble();
                            if (pair && low >= 0 && high >= low && high <= MOST_HOURS) {
                                ranges.put(e.getKey(), Incubation.ofHours(low, high));
                            } else {
                                given.problem(
                                        "incubationHours." + e.getKey(),
                                        range + ", expected [lo, hi] in hours, 0 <= lo <= hi");
                            }
                        });
        return ranges;
    }

    private Set<String> addCases(ExposureLinks links, Map<String, Incubation> ranges) {
        CsvTable table = CsvTable.read(cases, problems, "case", "onset", "syndrome", "household");
        Set<String> known = new HashSet<>();
        for (CsvTable.Row row : table.rows()) {
            String id = row.text("case");
            double onset = hours(row, "onset");
            Incubation range = ranges.get(row.text("syndrome"));
            if (id.isEmpty()) {
                row.problem("case", "empty, expected an id");
            } else if (!known.add(id)) {
                row.problem("case", "'" + id + "' given twice");
            } else if (Double.isNaN(onset) || range == null) {
                skipped.add(id);
                unlinkable.merge(
                        Double.isNaN(onset)
                                ? "no onset"
                                : "no incubation range for '" + row.text("syndrome") + "'",
                        1,
                        Integer::sum);
            } else {
                links.add(
                        new ExposedCase(
                                id,
                                household(row),
                                row.text("syndrome"),
                                Incubation.millis(onset),
                                range));
            }
        }
        CsvTable.stopIfAny(problems);
        return known;
    }

    /** The household, empty if it is not known: two unknown ones are never the same. */
    private static String household(CsvTable.Row row) {
        String text = row.text("household");
        return Literals.isMissing(text) ? "" : text;
    }

    private static double hours(CsvTable.Row row, String column) {
        double hours = row.number(column);
        if (Math.abs(hours) > MOST_HOURS) {
            row.problem(column, "'" + row.text(column) + "', expected hours");
            return Double.NaN;
        }
        return hours;
    }

    private void addExposures(ExposureLinks links, Set<String> known) {
        CsvTable table = CsvTable.read(exposures, problems, "case", "key", "time");
        for (CsvTable.Row row : table.rows()) {
            String id = row.text("case");
            double time = hours(row, "time");
            if (!known.contains(id)) {
                row.problem("case", "'" + id + "' is not in the cases");
            } else if (Double.isNaN(time) || row.text("key").isEmpty()) {
                incomplete++;
            } else if (!skipped.contains(id)) {
                links.expose(id, row.text("key"), Incubation.millis(time));
                earliest.merge(Incubation.millis(time), time, Math::min);
                latest.merge(Incubation.millis(time), time, Math::max);
            }
        }
        CsvTable.stopIfAny(problems);
    }

    private ObjectNode json(ExposureLinks links, List<ExposureCluster> clusters) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("eligiblePairs", links.eligiblePairs());
        ArrayNode list = root.putArray("clusters");
        for (ExposureCluster c : clusters) {
            ObjectNode node = list.addObject();
            node.put("key", c.key());
            node.put("syndrome", c.syndrome());
            node.put("firstExposure", earliest.get(c.firstMillis()));
            node.put("lastExposure", latest.get(c.lastMillis()));
            c.cases().forEach(node.putArray("cases")::add);
            node.put("caseCount", c.cases().size());
            node.put("householdCount", c.households());
        }
        ArrayNode joined = root.putArray("joined");
        for (JoinedCluster j : JoinedCluster.of(clusters)) {
            ObjectNode node = joined.addObject();
            ArrayNode keys = node.putArray("keys");
            j.clusters().forEach(c -> keys.add(c.key()));
            node.put("caseCount", j.clusters().get(0).cases().size());
            node.put("within", j.within());
        }
        return root;
    }
}
