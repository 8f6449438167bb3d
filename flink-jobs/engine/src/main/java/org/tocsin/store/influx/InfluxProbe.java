package org.tocsin.store.influx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.influxdb.exceptions.InfluxException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Finds out what is wrong with a connection: first whether points can be written, then read. */
public final class InfluxProbe {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InfluxSettings settings;
    private final InfluxToken token;

    /** What the probe found. */
    public enum State {
        /** Points can be written and read with InfluxQL. */
        GOOD,
        /** Nothing answers. */
        UNREACHABLE,
        /** Token missing, wrong or without the right to write. */
        UNAUTHORISED,
        /** No such bucket or database. */
        NO_BUCKET,
        /** Points can be written, but InfluxQL does not find the bucket (2.x). */
        NO_MAPPING,
        /** Points can be written, but the server answers no InfluxQL. */
        NO_INFLUXQL,
        /** Anything else. */
        REFUSED
    }

    /**
     * Result.
     *
     * @param state what is the matter
     * @param version version that the server states, empty if none
     * @param api write endpoint in use
     * @param detail the server's words
     */
    public record Finding(State state, String version, WriteApi api, String detail) {
        /** Whether points can be written. */
        public boolean canWrite() {
            return state == State.GOOD || state == State.NO_MAPPING || state == State.NO_INFLUXQL;
        }
    }

    /** Creates a probe. */
    public InfluxProbe(InfluxSettings settings, InfluxToken token) {
        this.settings = settings;
        this.token = token;
    }

    /** Asks the server; stores nothing. */
    public Finding look() throws InterruptedException {
        try (InfluxServer server = new InfluxServer(settings, token)) {
            String version = version(server);
            WriteApi api = settings.api() == WriteApi.AUTO ? WriteApi.of(version) : settings.api();
            Answer answer = server.write(List.of("# tocsin checks whether it may write here"));
            State write = state(answer);
            if (write != State.GOOD) {
                return new Finding(write, version, api, answer.text());
            }
            return query(version, api);
        } catch (InfluxException | IOException e) {
            return new Finding(
                    State.UNREACHABLE, "", settings.api(), String.valueOf(e.getMessage()));
        }
    }

    private static String version(InfluxServer server) throws IOException {
        try {
            return server.version();
        } catch (InfluxException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            return "";
        }
    }

    private static State state(Answer answer) {
        return switch (answer.kind()) {
            case TAKEN, TOO_LARGE, LINES_REFUSED -> State.GOOD;
            case AWAY -> answer.status() == 0 ? State.UNREACHABLE : State.REFUSED;
            case REFUSED ->
                    switch (answer.status()) {
                        case 401, 403 -> State.UNAUTHORISED;
                        case 404 -> State.NO_BUCKET;
                        default -> State.REFUSED;
                    };
        };
    }

    private Finding query(String version, WriteApi api) throws IOException, InterruptedException {
        String database = settings.bucket().replaceFirst("/.*", "");
        HttpResponse<String> response = get("SHOW MEASUREMENTS LIMIT 1", database);
        String error = error(response.body());
        if (response.statusCode() == 200 && error.isEmpty()) {
            return new Finding(State.GOOD, version, api, "");
        }
        boolean mapping = error.contains("not found") || error.contains("mapping");
        return new Finding(
                mapping ? State.NO_MAPPING : State.NO_INFLUXQL,
                version,
                api,
                error.isEmpty() ? "HTTP " + response.statusCode() : error);
    }

    private HttpResponse<String> get(String query, String database)
            throws IOException, InterruptedException {
        String base = settings.url().replaceFirst("/+$", "");
        String parameters =
                "?db="
                        + URLEncoder.encode(database, StandardCharsets.UTF_8)
                        + "&q="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + "/query" + parameters))
                        .timeout(Duration.ofSeconds(20));
        if (token.isGiven()) {
            request.header("Authorization", token.header());
        }
        HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String error(String body) {
        try {
            JsonNode n = JSON.readTree(body);
            for (String path : List.of("/error", "/message", "/results/0/error")) {
                if (n.at(path).isTextual()) {
                    return n.at(path).asText();
                }
            }
            return n.path("results").isArray() ? "" : "no InfluxQL answer";
        } catch (IOException e) {
            return "no InfluxQL answer";
        }
    }
}
