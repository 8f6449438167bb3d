package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.store.influx.InfluxToken;

/** Reads from an InfluxDB with InfluxQL through {@code /query}, times in epoch milliseconds. */
public final class InfluxReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String url;
    private final String database;
    private final InfluxToken token;

    /**
     * Names the server.
     *
     * @param url like http://localhost:8086
     * @param database database, or the database that a DBRP mapping gives a bucket
     * @param token secret, none if none is needed
     */
    public InfluxReader(String url, String database, InfluxToken token) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.database = database;
        this.token = token;
    }

    /**
     * Runs one statement.
     *
     * @throws QueryException if the server refuses it or cannot be reached
     */
    public List<Frame> query(String statement) {
        String address =
                url
                        + "/query?epoch=ms&db="
                        + URLEncoder.encode(database, StandardCharsets.UTF_8)
                        + "&q="
                        + URLEncoder.encode(statement, StandardCharsets.UTF_8);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(60));
        if (token.isGiven()) {
            request.header("Authorization", token.header());
        }
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return frames(MAPPER.readTree(answer.body()), answer.statusCode());
        } catch (IOException e) {
            throw new QueryException("cannot read from InfluxDB at " + url + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryException("interrupted");
        }
    }

    private static List<Frame> frames(JsonNode answer, int status) {
        JsonNode result = answer.path("results").path(0);
        String error = answer.path("error").asText(result.path("error").asText(""));
        if (status != 200 || !error.isEmpty()) {
            throw new QueryException("InfluxDB answers " + status + ": " + error);
        }
        List<Frame> frames = new ArrayList<>();
        for (JsonNode series : result.path("series")) {
            frames.add(Frame.of(series));
        }
        return frames;
    }

    /** A query that the server refuses or cannot answer. */
    public static final class QueryException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Says what the server said. */
        public QueryException(String message) {
            super(message);
        }
    }
}
