package org.tocsin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tocsin.epi.scan.Cluster;
import org.tocsin.epi.scan.NullMaxima;
import org.tocsin.epi.scan.PermutationModel;
import org.tocsin.epi.scan.PoissonModel;
import org.tocsin.epi.scan.ScanModel;
import org.tocsin.epi.scan.ScanResult;
import org.tocsin.epi.scan.Significance;

/** The result of a scan as JSON, in the form of the reference results. Unknown numbers are null. */
final class ScanReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScanResult result;
    private final List<String> ids;
    private final int mostClusters;
    private final double intervalDays;
    private final boolean conditional;

    ScanReport(
            ScanResult result,
            ScanModel model,
            List<String> ids,
            int mostClusters,
            double intervalDays) {
        this.conditional = model instanceof PoissonModel || model instanceof PermutationModel;
        this.result = result;
        this.ids = ids;
        this.mostClusters = mostClusters;
        this.intervalDays = intervalDays;
    }

    List<Cluster> clusters() {
        List<Cluster> all = result.clusters();
        return all.subList(0, Math.min(mostClusters, all.size()));
    }

    ObjectNode json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("totalCases", result.totalCases());
        root.put("distinctZones", result.distinctZones());
        root.put("cylinders", result.cylinders());
        if (conditional) {
            root.put("totalExpected", (double) result.totalCases());
        }
        ObjectNode excluded = root.putObject("excluded");
        excluded.put("cases", result.excludedCases());
        ArrayNode places = excluded.putArray("locationsWithoutCoordinates");
        result.unlocated().forEach(i -> places.add(ids.get(i)));
        ArrayNode clusters = root.putArray("clusters");
        int rank = 1;
        for (Cluster cluster : clusters()) {
            clusters.add(cluster(cluster, rank++));
        }
        ObjectNode best = root.putObject("bestLlrPerCentre");
        for (int i = 0; i < ids.size(); i++) {
            put(best, ids.get(i), result.bestPerCentre()[i]);
        }
        if (result.maxima().replicates() > 0) {
            root.set("monteCarlo", monteCarlo());
        }
        return root;
    }

    private ObjectNode cluster(Cluster c, int rank) {
        ObjectNode node = JSON.createObjectNode();
        node.put("rank", rank);
        ArrayNode places = node.putArray("locations");
        c.locations().forEach(i -> places.add(ids.get(i)));
        node.put("startT", c.startStep());
        node.put("endT", c.endStep());
        node.put("observed", c.observed());
        node.put("expected", c.expected());
        put(node, "observedOverExpected", c.ratio());
        node.put("llr", c.llr());
        if (!Double.isNaN(c.relativeRisk())) {
            put(node, "relativeRisk", c.relativeRisk());
        }
        if (c.trials() >= 0) {
            node.put("trials", c.trials());
        }
        node.put("centre", ids.get(c.centre()));
        node.put("radius", c.radius());
        Significance s = c.significance();
        if (s.replicates() > 0) {
            node.put("monteCarloRank", s.rank());
            put(node, "pMonteCarlo", s.rankP());
            put(node, "pGumbel", s.gumbelP());
            put(node, "p", s.p());
            put(node, "recurrenceIntervalDays", s.recurrenceDays());
            double gumbelDays = Significance.interval(s.gumbelP(), intervalDays);
            put(node, "recurrenceIntervalGumbel", gumbelDays);
        }
        node.put("reportable", ScanResult.reportable(c));
        return node;
    }

    private ObjectNode monteCarlo() {
        NullMaxima maxima = result.maxima();
        ObjectNode node = JSON.createObjectNode();
        node.put("replicates", maxima.replicates());
        node.put("stoppedEarly", maxima.stopped());
        put(node, "meanMaxLlr", maxima.mean());
        put(node, "sdMaxLlr", Math.sqrt(maxima.variance()));
        ObjectNode gumbel = node.putObject("gumbel");
        put(gumbel, "mean", maxima.mean());
        put(gumbel, "variance", maxima.variance());
        put(gumbel, "mu", maxima.gumbelLocation());
        put(gumbel, "beta", maxima.gumbelScale());
        clusters().stream().findFirst().ifPresent(top -> best(top.significance(), node, gumbel));
        return node;
    }

    /** The most likely cluster among the replicates, under the names of the reference results. */
    private void best(Significance s, ObjectNode node, ObjectNode gumbel) {
        node.put("rank", s.rank());
        put(node, "pValue", s.rankP());
        put(gumbel, "pValue", s.gumbelP());
        ObjectNode days = node.putObject("recurrenceIntervalDays");
        put(days, "monteCarlo", Significance.interval(s.rankP(), intervalDays));
        put(days, "gumbel", Significance.interval(s.gumbelP(), intervalDays));
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
