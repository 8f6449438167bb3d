package org.tocsin.store.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real InfluxDB 1.x. */
class Influx1Test extends StoreContract {
    @TempDir static Path folder;

    private static LocalInflux server;

    @BeforeAll
    static void start() {
        server = LocalInflux.start(folder.resolve("open"));
        server.create("kit");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    InfluxSettings settings() {
        return InfluxSettings.of(server.url(), "kit").withRetry(new RetryPolicy(100, 50, 200));
    }

    @Override
    Map<String, Long> counts(String measurement) {
        return counts(server, "kit", measurement);
    }

    private static Map<String, Long> counts(LocalInflux server, String database, String name) {
        Map<String, Long> counts = new TreeMap<>();
        JsonNode answer =
                server.query(database, "SELECT \"count\" FROM \"" + name + "\" GROUP BY \"place\"");
        for (JsonNode series : answer.at("/results/0/series")) {
            for (JsonNode row : series.get("values")) {
                counts.put(
                        series.at("/tags/place").asText() + "@" + row.get(0).asLong(),
                        row.get(1).asLong());
            }
        }
        return counts;
    }

    @Test
    void nothingIsLostWhenTheServerIsKilledAndComesBack() throws Exception {
        try (LocalInflux own = LocalInflux.start(folder.resolve("killed"))) {
            own.create("kit");
            InfluxSettings s =
                    InfluxSettings.of(own.url(), "kit")
                            .withBatchLines(500)
                            .withRetry(new RetryPolicy(600, 50, 200));
            List<RefusedPoint> refused = new ArrayList<>();
            try (InfluxWriter writer = new InfluxWriter(s, InfluxToken.NONE, refused::add)) {
                for (int i = 0; i < 20_000; i++) {
                    if (i == 7_000) {
                        own.kill();
                        restartLater(own);
                    }
                    writer.write("lost,place=%d count=%di %d".formatted(i % 50, i, i));
                }
                writer.flush();
            }
            assertEquals(20_000, own.count("kit", "lost", "count"));
            assertEquals(List.of(), refused);
        }
    }

    private static void restartLater(LocalInflux server) {
        Thread later =
                new Thread(
                        () -> {
                            for (int i = 0; i < 10; i++) {
                                LocalInflux.pause();
                            }
                            server.start();
                        });
        later.setDaemon(true);
        later.start();
    }

    @Test
    void theProbeTellsWhatIsWrong() throws Exception {
        assertEquals(
                InfluxProbe.State.GOOD,
                new InfluxProbe(settings(), InfluxToken.NONE).look().state());
        InfluxProbe.Finding missing =
                new InfluxProbe(settings().withBucket("nowhere"), InfluxToken.NONE).look();
        assertEquals(InfluxProbe.State.NO_BUCKET, missing.state());
        assertEquals(WriteApi.V1, missing.api());
        InfluxSettings silent =
                InfluxSettings.of("http://127.0.0.1:" + LocalInflux.freePort(), "kit");
        assertEquals(
                InfluxProbe.State.UNREACHABLE,
                new InfluxProbe(silent, InfluxToken.NONE).look().state());
    }

    @Test
    void aServerWithPasswordsTakesUserAndPasswordAsToken() throws Exception {
        try (LocalInflux closed = LocalInflux.start(folder.resolve("closed"), true)) {
            closed.query("", "CREATE USER admin WITH PASSWORD 'secret' WITH ALL PRIVILEGES");
            closed.create("kit");
            InfluxSettings s = InfluxSettings.of(closed.url(), "kit");
            assertEquals(
                    InfluxProbe.State.UNAUTHORISED,
                    new InfluxProbe(s, InfluxToken.NONE).look().state());
            assertEquals(
                    InfluxProbe.State.UNAUTHORISED,
                    new InfluxProbe(s, InfluxToken.of("admin:wrong")).look().state());
            InfluxToken token = InfluxToken.of("admin:secret");
            assertEquals(InfluxProbe.State.GOOD, new InfluxProbe(s, token).look().state());
            try (InfluxWriter writer = new InfluxWriter(s, token, r -> {})) {
                writer.write("secured,place=A count=3i 1707753600");
                writer.flush();
            }
            assertEquals(Map.of("A@1707753600", 3L), counts(closed, "kit", "secured"));
        }
    }
}
