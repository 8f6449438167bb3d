package org.tocsin.store.influx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * An independent receiver of {@code /api/v2/write}: VictoriaMetrics (Debian's package). It keeps
 * every value of a point and says nothing about bad lines, so these parts do not apply.
 */
class VictoriaMetricsTest extends StoreContract {
    @TempDir static Path folder;

    private static Process process;
    private static String url;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(
                LocalInflux.installed("victoria-metrics"),
                "victoria-metrics is not installed: apt-get install victoria-metrics");
        url = "http://127.0.0.1:" + LocalInflux.freePort();
        process =
                new ProcessBuilder(
                                "victoria-metrics",
                                "-httpListenAddr=" + url.substring(7),
                                "-storageDataPath=" + folder.resolve("data"),
                                "-retentionPeriod=50y",
                                "-dedup.minScrapeInterval=1ms")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        LocalInflux.await(url + "/health", process);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    InfluxSettings settings() {
        return InfluxSettings.of(url, "kit").withApi(WriteApi.V2);
    }

    @Override
    boolean replaces() {
        return false;
    }

    @Override
    boolean refuses() {
        return false;
    }

    @Override
    Map<String, Long> counts(String measurement) {
        Map<String, Long> counts = new TreeMap<>();
        try {
            get("/internal/force_flush");
            for (String row : get("/api/v1/export?match=" + measurement + "_count").split("\n")) {
                JsonNode series = new ObjectMapper().readTree(row);
                String place = series.at("/metric/place").asText();
                for (int i = 0; i < series.get("values").size(); i++) {
                    long second = series.get("timestamps").get(i).asLong() / 1000;
                    counts.put(place + "@" + second, series.get("values").get(i).asLong());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }

    private static String get(String path) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
