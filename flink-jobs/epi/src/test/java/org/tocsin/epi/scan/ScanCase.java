package org.tocsin.epi.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A reference case: files of a folder, its parameters and the expected result. */
record ScanCase(String name, Path folder, JsonNode params, JsonNode expected, String replicate) {
    static final Path GOLDEN = Path.of("src/test/resources/golden/scan");
    static final Path PUBLISHED = published("../../../shared", "../../../../shared");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Published data stay outside the repository; a test that needs them may be skipped. */
    private static Path published(String... folders) {
        Path found = Path.of(folders[0]);
        for (String folder : folders) {
            found = Files.exists(Path.of(folder)) ? Path.of(folder) : found;
        }
        return found.resolve("golden/scan/published");
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    static List<NamedCsvRecord> csv(Path file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(folder.toString(), e);
        }
    }

    static List<ScanCase> synthetic() {
        List<ScanCase> cases = new ArrayList<>();
        for (Path folder : list(GOLDEN.resolve("synthetic"))) {
            JsonNode params = json(folder.resolve("params.json"));
            JsonNode expected = json(folder.resolve("expected.json"));
            String name = "synthetic/" + folder.getFileName();
            if (expected.has("clusters")) {
                cases.add(new ScanCase(name, folder, params, expected, null));
            } else {
                for (String rule : List.of("group", "byIndex")) {
                    JsonNode own = params.deepCopy();
                    ((com.fasterxml.jackson.databind.node.ObjectNode) own).put("tieRule", rule);
                    String ruled = "group".equals(rule) ? name : name + "#" + rule;
                    cases.add(new ScanCase(ruled, folder, own, expected.get(rule), null));
                }
            }
        }
        return cases;
    }

    static List<ScanCase> published() {
        List<ScanCase> cases = new ArrayList<>();
        if (!Files.exists(PUBLISHED)) {
            return cases;
        }
        for (Path folder : list(PUBLISHED)) {
            for (Path file : list(folder)) {
                String analysis = file.getFileName().toString();
                if (analysis.startsWith("expected-")) {
                    JsonNode expected = json(file);
                    String name = folder.getFileName() + "/" + expected.get("analysis").asText();
                    String full = "published/" + name;
                    cases.add(new ScanCase(full, folder, expected.get("params"), expected, null));
                }
            }
        }
        return cases;
    }

    /** The case with the counts of a simulated data set in the place of the observed ones. */
    ScanCase withReplicate(String number) {
        return new ScanCase(name, folder, params, expected, number);
    }

    private List<NamedCsvRecord> places() {
        return csv(folder.resolve("locations.csv"));
    }

    List<String> ids() {
        return places().stream().map(r -> r.getField("location")).toList();
    }

    Locations locations() {
        boolean globe = "latlong".equals(params.get("coordinates").asText());
        String[] columns =
                places().get(0).getHeader().contains("x")
                        ? new String[] {"x", "y"}
                        : new String[] {"latitude", "longitude"};
        double[] a = column(columns[0]);
        double[] b = column(columns[1]);
        return globe ? Locations.globe(a, b) : Locations.plane(a, b);
    }

    private double[] column(String name) {
        return places().stream().mapToDouble(r -> Double.parseDouble(r.getField(name))).toArray();
    }

    ScanOptions options() {
        boolean alive = params.get("prospective").asBoolean();
        double radius =
                params.has("maxRadius")
                        ? params.get("maxRadius").asDouble()
                        : Double.POSITIVE_INFINITY;
        TieRule ties =
                "group".equals(params.get("tieRule").asText()) ? TieRule.GROUP : TieRule.BY_INDEX;
        return ScanOptions.withDefaults()
                .withWindows(
                        new WindowOptions(
                                alive,
                                params.get("minTemporal").asInt(),
                                params.get("maxTemporal").asInt()))
                .withZones(
                        new ZoneOptions(params.get("maxSpatialFraction").asDouble(), radius, ties))
                .withMinCases(params.get("minCases").asInt())
                .withReplicates(ReplicateOptions.withDefaults().withNumber(0));
    }

    /** Steps of the study: given, in the words of the source, or up to the last cell. */
    private int steps() {
        if (params.has("timeSteps")) {
            return params.get("timeSteps").asInt();
        }
        String source = expected.path("source").asText();
        int only = source.indexOf("only t < ");
        if (only >= 0) {
            return Integer.parseInt(source.substring(only + 9).replaceAll("\\D.*", ""));
        }
        return csv(folder.resolve("cells.csv")).stream()
                        .mapToInt(r -> Integer.parseInt(r.getField("t")))
                        .max()
                        .orElse(0)
                + 1;
    }

    ScanModel model() {
        Map<String, Integer> index = new HashMap<>();
        ids().forEach(id -> index.put(id, index.size()));
        int steps = steps();
        CaseTable.Builder cases = CaseTable.builder(index.size(), steps);
        double[][] baseline = new double[index.size()][steps];
        int[][] trials = new int[index.size()][steps];
        Path file = folder.resolve(replicate == null ? "cells.csv" : "replicates.csv");
        boolean days = "dayOfWeek".equals(params.path("strata").asText());
        for (NamedCsvRecord r : csv(file)) {
            int t = Integer.parseInt(r.getField("t"));
            if (t >= steps || replicate != null && !replicate.equals(r.getField("replicate"))) {
                continue;
            }
            int i = index.get(r.getField("location"));
            cases.add(i, t, days ? t % 7 : 0, Integer.parseInt(r.getField("cases")));
            if (r.getHeader().contains("baseline")) {
                baseline[i][t] = Double.parseDouble(r.getField("baseline"));
            }
            if (r.getHeader().contains("trials")) {
                trials[i][t] = Integer.parseInt(r.getField("trials"));
            }
        }
        boolean own = "baseline".equals(params.path("weight").asText());
        return switch (params.get("model").asText()) {
            case "poisson" ->
                    own
                            ? PoissonModel.ofBaseline(cases.build(), baseline)
                            : PoissonModel.ofPopulation(cases.build(), column("population"));
            case "poisson-eb" -> ExpectationPoissonModel.of(cases.build(), baseline);
            case "permutation" -> PermutationModel.of(cases.build());
            case "bernoulli" -> BernoulliModel.of(cases.build(), trials);
            default -> throw new IllegalStateException(params.toString());
        };
    }

    /** Replicates in replicates.csv. */
    List<String> replicateNumbers() {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (NamedCsvRecord r : csv(folder.resolve("replicates.csv"))) {
            numbers.add(Integer.valueOf(r.getField("replicate")));
        }
        return numbers.stream().map(String::valueOf).toList();
    }
}
