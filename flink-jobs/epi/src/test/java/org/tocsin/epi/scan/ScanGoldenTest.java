package org.tocsin.epi.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The reference scans: zones, cylinders, clusters, windows and counts equal; LLR, expected and
 * ratios to 1e-9 relative and 1e-8 absolute. Clusters of equal LLR may come in any order.
 */
class ScanGoldenTest {
    private int comparedClusters;
    private int comparedNumbers;
    private double worst;

    @Test
    void syntheticCasesAreEqual() {
        List<ScanCase> cases = ScanCase.synthetic();
        cases.forEach(this::compare);
        assertEquals(11, cases.size());
        report("synthetic", cases.size());
    }

    @Test
    void publishedCasesAreEqual() {
        List<ScanCase> cases = ScanCase.published();
        assumeTrue(!cases.isEmpty(), "published scans are not here: " + ScanCase.PUBLISHED);
        cases.forEach(this::compare);
        assertEquals(11, cases.size());
        report("published", cases.size());
    }

    /** The published baseline is the indirect standardisation of these cases over 16 strata. */
    @Test
    void standardisationGivesThePublishedBaseline() {
        Path folder = ScanCase.PUBLISHED.resolve("pennsylvania-lung-cancer");
        assumeTrue(Files.exists(folder), "published scans are not here: " + folder);
        Map<String, Integer> places = new LinkedHashMap<>();
        List<NamedCsvRecord> cells = ScanCase.csv(folder.resolve("cells.csv"));
        cells.forEach(r -> places.put(r.getField("location"), places.size()));
        Map<String, Integer> strata = new LinkedHashMap<>();
        double[][][] people = new double[places.size()][1][16];
        long[] cases = new long[16];
        for (NamedCsvRecord r : ScanCase.csv(folder.resolve("strata.csv"))) {
            String name = r.getField("race") + r.getField("gender") + r.getField("age");
            int next = strata.size();
            int k = strata.computeIfAbsent(name, n -> next);
            cases[k] += Long.parseLong(r.getField("cases"));
            people[places.get(r.getField("location"))][0][k] +=
                    Double.parseDouble(r.getField("population"));
        }
        double[][] expected = PoissonModel.standardised(people, cases);
        for (NamedCsvRecord r : cells) {
            double published = Double.parseDouble(r.getField("baseline"));
            double got = expected[places.get(r.getField("location"))][0];
            assertEquals(published, got, 1e-12 * published, r.getField("location"));
        }
    }

    @Test
    void rankGumbelAndIntervalsOfGivenReplicatesAreEqual() {
        ScanCase one =
                ScanCase.synthetic().stream()
                        .filter(c -> c.expected().has("monteCarlo"))
                        .findFirst()
                        .orElseThrow();
        JsonNode expected = one.expected().get("monteCarlo");
        double[] maxima = new double[one.replicateNumbers().size()];
        for (int r = 0; r < maxima.length; r++) {
            ScanCase replicate = one.withReplicate(String.valueOf(r));
            ScanResult result = scan(replicate);
            for (double best : result.bestPerCentre()) {
                maxima[r] = Math.max(maxima[r], best);
            }
            same("maximum " + r, expected.get("replicateMaxLlr").get(r), maxima[r]);
        }
        NullMaxima nulls = NullMaxima.of(maxima);
        List<Cluster> clusters = scan(one).clusters();
        double top = clusters.get(0).llr();
        assertEquals(expected.get("rank").asInt(), nulls.rank(top));
        same("p", expected.get("pValue"), nulls.rankP(top));
        JsonNode gumbel = expected.get("gumbel");
        same("mean", gumbel.get("mean"), nulls.mean());
        same("variance", gumbel.get("variance"), nulls.variance());
        same("mu", gumbel.get("mu"), nulls.gumbelLocation());
        same("beta", gumbel.get("beta"), nulls.gumbelScale());
        same("Gumbel p", gumbel.get("pValue"), nulls.gumbelP(top));
        JsonNode days = expected.get("recurrenceIntervalDays");
        same("RI", days.get("monteCarlo"), Significance.interval(nulls.rankP(top), 1));
        same("Gumbel RI", days.get("gumbel"), Significance.interval(nulls.gumbelP(top), 1));
        for (int k = 0; k < clusters.size(); k++) {
            JsonNode p = expected.get("clusterPValues").get(k);
            same("p " + k, p.get("pMonteCarlo"), nulls.rankP(clusters.get(k).llr()));
            same("Gumbel p " + k, p.get("pGumbel"), nulls.gumbelP(clusters.get(k).llr()));
        }
        report("given replicates", maxima.length);
    }

    private static ScanResult scan(ScanCase one) {
        return ScanStatistic.of(one.locations(), one.options()).scan(one.model());
    }

    private void compare(ScanCase one) {
        ScanResult result = scan(one);
        JsonNode expected = one.expected();
        assertEquals(expected.get("totalCases").asInt(), result.totalCases(), one.name());
        assertEquals(expected.get("distinctZones").asLong(), result.distinctZones(), one.name());
        assertEquals(expected.get("cylinders").asLong(), result.cylinders(), one.name());
        List<String> ids = one.ids();
        for (int i = 0; i < ids.size(); i++) {
            if (expected.has("bestLlrPerCentre")) {
                JsonNode best = expected.get("bestLlrPerCentre").get(ids.get(i));
                same(one.name() + " centre " + ids.get(i), best, result.bestPerCentre()[i]);
            }
        }
        JsonNode clusters = expected.get("clusters");
        String got = one.name() + ": " + result.clusters();
        assertTrue(result.clusters().size() >= clusters.size(), got);
        assertTrue(clusters.size() == 5 || result.clusters().size() == clusters.size(), got);
        List<Cluster> left = new ArrayList<>(result.clusters());
        for (JsonNode cluster : clusters) {
            String name = one.name() + " cluster " + cluster.get("rank");
            Cluster found = take(left, cluster, ids, name);
            compare(name, cluster, found, left.size());
        }
    }

    /** The next cluster, or another of equal LLR if that is the one with the expected places. */
    private Cluster take(List<Cluster> left, JsonNode cluster, List<String> ids, String name) {
        double llr = left.get(0).llr();
        List<String> names = new ArrayList<>();
        cluster.get("locations").forEach(l -> names.add(l.asText()));
        for (Cluster candidate : left) {
            boolean tied = Math.abs(candidate.llr() - llr) <= 1e-9;
            List<String> own = candidate.locations().stream().map(ids::get).toList();
            if (tied && own.equals(names)) {
                left.remove(candidate);
                return candidate;
            }
        }
        throw new AssertionError(
                name + ": expected " + names + ", got " + left.get(0).locations() + " " + llr);
    }

    private void compare(String name, JsonNode expected, Cluster found, int left) {
        assertTrue(left >= 0);
        assertEquals(expected.get("startT").asInt(), found.startStep(), name);
        assertEquals(expected.get("endT").asInt(), found.endStep(), name);
        assertEquals(expected.get("observed").asInt(), found.observed(), name);
        same(name + " expected", expected.get("expected"), found.expected());
        same(name + " ratio", expected.get("observedOverExpected"), found.ratio());
        same(name + " llr", expected.get("llr"), found.llr());
        if (expected.has("relativeRisk")) {
            same(name + " risk", expected.get("relativeRisk"), found.relativeRisk());
        }
        if (expected.has("trials")) {
            assertEquals(expected.get("trials").asLong(), found.trials(), name);
        }
        comparedClusters++;
    }

    private void same(String name, JsonNode expected, double got) {
        double value = expected.asDouble();
        double difference = Math.abs(value - got);
        assertTrue(
                difference <= 1e-9 * Math.abs(value) || difference <= 1e-8,
                () -> name + ": expected " + value + ", got " + got);
        comparedNumbers++;
        worst = Math.max(worst, difference / Math.max(1, Math.abs(value)));
    }

    private void report(String what, int cases) {
        System.out.printf(
                "scan, %s: %d cases, %d clusters, %d numbers, largest difference %.1e%n",
                what, cases, comparedClusters, comparedNumbers, worst);
    }
}
