package org.tocsin.store.influx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/**
 * The contract on whatever server TOCSIN_TEST_INFLUX_URL names, with TOCSIN_TEST_INFLUX_TOKEN,
 * TOCSIN_TEST_INFLUX_ORG and TOCSIN_TEST_INFLUX_BUCKET (which InfluxQL must find). It leaves
 * measurements kit_... behind.
 */
class GivenServerTest extends StoreContract {
    @BeforeAll
    static void given() {
        Assumptions.assumeTrue(
                env("URL", null) != null, "TOCSIN_TEST_INFLUX_URL is not set: no server to test");
    }

    private static String env(String name, String fallback) {
        return System.getenv().getOrDefault("TOCSIN_TEST_INFLUX_" + name, fallback);
    }

    @Override
    InfluxSettings settings() {
        return new InfluxSettings(
                env("URL", null),
                env("ORG", "-"),
                env("BUCKET", "tocsin_test"),
                WriteApi.AUTO,
                5000,
                RetryPolicy.standard());
    }

    @Override
    InfluxToken token() {
        return InfluxToken.of(env("TOKEN", ""));
    }

    @Override
    Map<String, Long> counts(String measurement) {
        String query = "SELECT \"count\" FROM \"" + measurement + "\" GROUP BY \"place\"";
        String parameters =
                "?epoch=s&db="
                        + URLEncoder.encode(settings().bucket(), StandardCharsets.UTF_8)
                        + "&q="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8);
        Map<String, Long> counts = new TreeMap<>();
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(settings().url() + "/query" + parameters));
            if (token().isGiven()) {
                request.header("Authorization", token().header());
            }
            JsonNode answer =
                    new ObjectMapper()
                            .readTree(
                                    HttpClient.newHttpClient()
                                            .send(
                                                    request.build(),
                                                    HttpResponse.BodyHandlers.ofString())
                                            .body());
            for (JsonNode series : answer.at("/results/0/series")) {
                for (JsonNode row : series.get("values")) {
                    counts.put(
                            series.at("/tags/place").asText() + "@" + row.get(0).asLong(),
                            row.get(1).asLong());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return counts;
    }
}
