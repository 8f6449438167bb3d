package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.job.source.WatermarkPolicy;
import org.tocsin.store.influx.InfluxDelivery;
import org.tocsin.store.influx.InfluxSettings;
import org.tocsin.store.influx.InfluxToken;
import org.tocsin.store.influx.InfluxWriter;
import org.tocsin.store.influx.LocalInflux;
import org.tocsin.store.influx.RetryPolicy;
import org.tocsin.store.influx.RunFiles;
import org.tocsin.store.influx.StoredPoints;

/** Drills that stream into a real InfluxDB 1.x leave there what their files say. */
class DrillIntoInfluxTest {
    private static final Path SAMPLES = Path.of("../../data-samples");
    private static final Path DEFAULT = SAMPLES.resolve("drills/shangdang-2024/scenario.yaml");
    private static final Path EHEC = SAMPLES.resolve("real/ehec-2011/scenario.yaml");
    private static final RetryPolicy PATIENT = new RetryPolicy(600, 50, 200);

    @TempDir Path folder;

    private LocalInflux server;

    @BeforeEach
    void start() {
        server = LocalInflux.start(folder.resolve("server"));
        server.create("first");
        server.create("second");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private InfluxSettings settings(String database) {
        return InfluxSettings.of(server.url(), database).withRetry(PATIENT);
    }

    private InfluxDelivery run(Path scenario, String until, Path out, InfluxSettings influx) {
        try {
            Scenario s = ScenarioReader.read(scenario);
            Long end = until == null ? null : ScenarioReader.Times.instant(until, s.clock().zone());
            DrillOptions options =
                    new DrillOptions(
                            out,
                            Locale.ENGLISH,
                            end,
                            until,
                            1,
                            WatermarkPolicy.standard(),
                            "test",
                            false);
            DrillRun run = new DrillRun(DrillSetup.load(s, end), options, influx);
            run.run();
            if (influx != null && run.delivery().failure().isEmpty()) {
                try (InfluxWriter writer = new InfluxWriter(influx, InfluxToken.NONE, r -> {})) {
                    new RunFiles(out, List.of("directory.lp", "scorecard.lp")).write(writer);
                }
            }
            return run.delivery();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theDefaultDrillStoresWhatItsFilesSayAndASecondTimeChangesNothing() throws Exception {
        Path out = folder.resolve("out");
        InfluxDelivery delivery = run(DEFAULT, null, out, settings("first"));
        assertTrue(delivery.failure().isEmpty());
        assertEquals(0, delivery.refused());
        StoredPoints files = StoredPoints.ofFiles(out);
        StoredPoints stored = StoredPoints.ofServer(server, "first");
        assertEquals(files.totals(), stored.totals());
        assertEquals(files.points(), stored.points());
        try (InfluxWriter writer = new InfluxWriter(settings("first"), InfluxToken.NONE, r -> {})) {
            new RunFiles(out).write(writer);
        }
        assertEquals(stored.totals(), StoredPoints.ofServer(server, "first").totals());
        System.out.printf(
                "default drill: %,d points, %,d series, %s on disk%n",
                stored.points(), series(out), disk());
    }

    private static int series(Path out) throws IOException {
        Set<String> series = new HashSet<>();
        for (Path file : new RunFiles(out).files()) {
            try (var lines = Files.lines(file)) {
                lines.forEach(line -> series.add(line.substring(0, line.indexOf(' '))));
            }
        }
        return series.size();
    }

    /** Values and log of the first database; what the server sets aside beforehand left out. */
    private String disk() throws IOException {
        try (var files = Files.walk(folder.resolve("server"))) {
            long bytes =
                    files.filter(file -> file.toString().matches(".*/first/.*\\.(tsm|wal)"))
                            .mapToLong(file -> file.toFile().length())
                            .sum();
            return "%.1f MB".formatted(bytes / 1e6);
        }
    }

    @Test
    void theSameDrillTwiceChangesNothing() throws Exception {
        Path out = folder.resolve("out");
        run(EHEC, null, out, settings("first"));
        StoredPoints once = StoredPoints.ofServer(server, "first");
        run(EHEC, null, out, settings("first"));
        assertEquals(once.totals(), StoredPoints.ofServer(server, "first").totals());
        assertEquals(StoredPoints.ofFiles(out).totals(), once.totals());
    }

    @Test
    void nothingIsLostWhenTheServerIsKilledInMidRun() throws Exception {
        Path out = folder.resolve("out");
        CompletableFuture<Long> killed = CompletableFuture.supplyAsync(this::killAndRestart);
        InfluxDelivery delivery =
                run(DEFAULT, "2023-05-01T06:30", out, settings("second").withBatchLines(1000));
        long before = killed.get(1, TimeUnit.MINUTES);
        assertTrue(delivery.failure().isEmpty());
        StoredPoints files = StoredPoints.ofFiles(out);
        assertTrue(before > 0 && before < files.points(), before + " points before the kill");
        assertEquals(files.totals(), StoredPoints.ofServer(server, "second").totals());
    }

    private long killAndRestart() {
        long before = 0;
        while (before == 0) {
            pause();
            before = server.count("second", "receipts", "count");
        }
        server.kill();
        pause();
        server.start();
        return before;
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aServerThatStaysAwayCostsTheDeliveryAndNotTheFiles() throws Exception {
        Path with = folder.resolve("with");
        Path without = folder.resolve("without");
        server.kill();
        InfluxSettings gone = settings("first").withRetry(new RetryPolicy(2, 20, 20));
        InfluxDelivery delivery = run(EHEC, null, with, gone);
        run(EHEC, null, without, null);
        assertTrue(
                delivery.failure().get().getMessage().contains("stayed away through 2 attempts"));
        for (Path each : new RunFiles(without).files()) {
            Path file = each.getFileName();
            assertEquals(
                    -1, Files.mismatch(with.resolve(file), without.resolve(file)), file.toString());
        }
    }
}
