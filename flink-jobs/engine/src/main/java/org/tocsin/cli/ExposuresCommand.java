package org.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
    private static final ObjectMapper JSON = new ObjectMapper();

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
        LinkOptions options =
                new LinkOptions(
                        Incubation.millis(
                                given.number("gapHours", Incubation.hours(byDefault.gapMillis()))),
                        given.whole("minCases", byDefault.minCases()),
                        given.whole("minHouseholds", byDefault.minHouseholds()));
        CsvTable.stopIfAny(problems);
        ExposureLinks links = ExposureLinks.of(options);
        Set<String> known = addCases(links, ranges);
        addExposures(links, known);
        List<ExposureCluster> clusters = links.clusters();
        OutputFile.writeJson(output, json(links, clusters));
        unlinkable.forEach(
                (reason, n) ->
                        spec.commandLine().getErr().println(n + " cases not linked: " + reason));
        given.unknown()
                .forEach(
                        name ->
                                spec.commandLine()
                                        .getErr()
                                        .println(params + ": " + name + ": not known, ignored"));
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
                            if (pair) {
                                ranges.put(
                                        e.getKey(),
                                        Incubation.ofHours(
                                                range.get(0).asDouble(), range.get(1).asDouble()));
                            } else {
                                given.problem(
                                        "incubationHours." + e.getKey(),
                                        range + ", expected [lo, hi] in hours");
                            }
                        });
        return ranges;
    }

    private Set<String> addCases(ExposureLinks links, Map<String, Incubation> ranges) {
        CsvTable table = CsvTable.read(cases, problems, "case", "onset", "syndrome", "household");
        Set<String> known = new HashSet<>();
        for (CsvTable.Row row : table.rows()) {
            String id = row.text("case");
            double onset = row.number("onset");
            Incubation range = ranges.get(row.text("syndrome"));
            if (!known.add(id)) {
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
                                row.text("household"),
                                row.text("syndrome"),
                                Incubation.millis(onset),
                                range));
            }
        }
        CsvTable.stopIfAny(problems);
        return known;
    }

    private void addExposures(ExposureLinks links, Set<String> known) {
        CsvTable table = CsvTable.read(exposures, problems, "case", "key", "time");
        for (CsvTable.Row row : table.rows()) {
            String id = row.text("case");
            double time = row.number("time");
            if (!known.contains(id)) {
                row.problem("case", "'" + id + "' is not in the cases");
            } else if (!skipped.contains(id) && !Double.isNaN(time) && !row.text("key").isEmpty()) {
                links.expose(id, row.text("key"), Incubation.millis(time));
            }
        }
        CsvTable.stopIfAny(problems);
    }

    private static ObjectNode json(ExposureLinks links, List<ExposureCluster> clusters) {
        ObjectNode root = JSON.createObjectNode();
        root.put("eligiblePairs", links.eligiblePairs());
        ArrayNode list = root.putArray("clusters");
        for (ExposureCluster c : clusters) {
            ObjectNode node = list.addObject();
            node.put("key", c.key());
            node.put("syndrome", c.syndrome());
            node.put("firstExposure", Incubation.hours(c.firstMillis()));
            node.put("lastExposure", Incubation.hours(c.lastMillis()));
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
