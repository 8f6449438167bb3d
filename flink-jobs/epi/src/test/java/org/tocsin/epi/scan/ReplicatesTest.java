package org.tocsin.epi.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicatesTest {
    /** The reference's maxima of this case are of its tie rule byIndex. */
    private static final String TIES_GROUPED = "synthetic/04-poisson-lattice-ties";

    private static ScanOptions with(ScanCase one, int replicates, int threads, boolean early) {
        return one.options()
                .withReplicates(new ReplicateOptions(replicates, 20240213, early, threads));
    }

    private static ScanResult scan(ScanCase one, int replicates, int threads, boolean early) {
        return ScanStatistic.of(one.locations(), with(one, replicates, threads, early))
                .scan(one.model());
    }

    private static ScanCase synthetic(String name) {
        return ScanCase.synthetic().stream()
                .filter(c -> c.name().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Against 9999 replicates of the reference: mean within 4 sqrt(seOfMean^2 + sd^2 / R), p within
     * 4 standard errors of both runs.
     */
    @Test
    void maximaFollowTheReferenceLaw() {
        JsonNode reference = ScanCase.json(ScanCase.GOLDEN.resolve("monte-carlo-reference.json"));
        List<ScanCase> cases = new ArrayList<>(ScanCase.synthetic());
        cases.addAll(ScanCase.published());
        int replicates = 1999;
        int compared = 0;
        for (ScanCase one : cases) {
            JsonNode expected = reference.get(one.name().replace("#byIndex", ""));
            if (expected == null || one.name().equals(TIES_GROUPED)) {
                continue;
            }
            ScanResult result = scan(one, replicates, 1, false);
            double sd = expected.get("sdMaxLlr").asDouble();
            double se = expected.get("seOfMean").asDouble();
            double mean = result.maxima().mean();
            double z =
                    (mean - expected.get("meanMaxLlr").asDouble())
                            / Math.sqrt(se * se + sd * sd / replicates);
            assertTrue(Math.abs(z) < 4, one.name() + ": mean " + mean + ", z " + z);
            for (JsonNode cluster : expected.get("clusters")) {
                double theirs = cluster.get("pMonteCarlo").asDouble();
                double ours = result.maxima().rankP(cluster.get("llr").asDouble());
                double own = Math.sqrt(theirs * (1 - theirs) / replicates);
                double error = Math.hypot(cluster.get("seOfP").asDouble(), own);
                double far = Math.abs(ours - theirs);
                assertTrue(
                        far <= 4 * error + 1.0 / (replicates + 1),
                        one.name() + ": p " + ours + ", reference " + theirs);
            }
            System.out.printf("scan, law of the maxima: %s z = %.2f%n", one.name(), z);
            compared++;
        }
        assertTrue(compared >= 8, "cases compared: " + compared);
    }

    @Test
    void maximaDoNotDependOnThreads() {
        for (ScanCase one : ScanCase.synthetic()) {
            double[] single = scan(one, 120, 1, false).maxima().maxima();
            assertArrayEquals(single, scan(one, 120, 3, false).maxima().maxima(), one.name());
        }
    }

    @Test
    void earlyTerminationSeesTheSameReplicatesAndStopsOnChance() {
        ScanCase chance = synthetic("15-permutation-replicates");
        ScanResult full = scan(chance, 999, 1, false);
        ScanResult early = scan(chance, 999, 1, true);
        int done = early.maxima().replicates();
        assertTrue(early.maxima().stopped() && done < 999, "replicates done: " + done);
        for (int r = 0; r < done; r++) {
            assertEquals(full.maxima().maxima()[r], early.maxima().maxima()[r]);
        }
        Significance found = early.clusters().get(0).significance();
        assertEquals(50.0 / done, found.p());
        assertTrue(Double.isNaN(found.gumbelP()));
    }

    @Test
    void earlyTerminationLetsAStrongClusterRunToTheEnd() {
        ScanCase strong = synthetic("01-poisson-cluster");
        ScanResult full = scan(strong, 999, 1, false);
        ScanResult early = scan(strong, 999, 1, true);
        assertEquals(full.clusters().get(0).significance(), early.clusters().get(0).significance());
    }

    @Test
    void noPValueIsReportedOfFewReplicates() {
        Significance few =
                scan(synthetic("06-permutation-cluster"), 98, 1, false)
                        .clusters()
                        .get(0)
                        .significance();
        assertTrue(few.rank() >= 1 && Double.isNaN(few.p()) && Double.isNaN(few.gumbelP()));
    }

    @Test
    void seedsDifferByAnalysisAndDay() {
        assertEquals(
                ReplicateOptions.seedOf("ILI/1404", 19766),
                ReplicateOptions.seedOf("ILI/1404", 19766));
        assertTrue(
                ReplicateOptions.seedOf("ILI/1404", 19766)
                        != ReplicateOptions.seedOf("ILI/1404", 19767));
        assertTrue(
                ReplicateOptions.seedOf("ILI/1404", 19766)
                        != ReplicateOptions.seedOf("GI/1404", 19766));
    }
}
