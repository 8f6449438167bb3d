package org.tocsin.store.influx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real InfluxDB 1.x (Debian's package influxdb) on free ports, with a folder of its own. */
public final class LocalInflux implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int port;
    private final boolean authenticated;
    private Process process;

    private LocalInflux(Path folder, boolean authenticated) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.authenticated = authenticated;
        this.port = freePort();
        Files.writeString(
                folder.resolve("influxdb.conf"),
                """
                reporting-disabled = true
                bind-address = "127.0.0.1:RPC"
                [meta]
                  dir = "HERE/meta"
                [data]
                  dir = "HERE/data"
                  wal-dir = "HERE/wal"
                [http]
                  bind-address = "127.0.0.1:PORT"
                  log-enabled = false
                  auth-enabled = AUTH
                """
                        .replace("HERE", folder.toString())
                        .replace("RPC", Integer.toString(freePort()))
                        .replace("PORT", Integer.toString(port))
                        .replace("AUTH", Boolean.toString(authenticated)));
    }

    /** Starts a server; skips the test where the package is not installed. */
    public static LocalInflux start(Path folder) {
        return start(folder, false);
    }

    static LocalInflux start(Path folder, boolean authenticated) {
        Assumptions.assumeTrue(
                installed("influxd"),
                "influxd is not installed: apt-get install influxdb to test against a real server");
        try {
            LocalInflux server = new LocalInflux(folder, authenticated);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean installed(String program) {
        for (String path : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(path, program))) {
                return true;
            }
        }
        return false;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts the server again on the same port and folder. */
    public void start() {
        try {
            process =
                    new ProcessBuilder(
                                    "influxd",
                                    "-config",
                                    folder.resolve("influxdb.conf").toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("log").toFile())
                            .start();
            await(url() + "/ping", process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void await(String url, Process process) {
        for (int i = 0; i < 600 && process.isAlive(); i++) {
            try {
                HTTP.send(
                        HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                pause();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("the server does not answer at " + url);
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills the server without warning. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Address. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Creates a database with long shards, as for daily points of years. */
    public void create(String database) {
        query("", "CREATE DATABASE \"" + database + "\" WITH DURATION INF SHARD DURATION 522w");
    }

    /** Runs an InfluxQL query. */
    public JsonNode query(String database, String query) {
        try {
            String parameters =
                    "epoch=s&db="
                            + URLEncoder.encode(database, StandardCharsets.UTF_8)
                            + "&q="
                            + URLEncoder.encode(query, StandardCharsets.UTF_8);
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url() + "/query?" + parameters))
                            .POST(HttpRequest.BodyPublishers.noBody());
            if (authenticated) {
                byte[] pair = "admin:secret".getBytes(StandardCharsets.UTF_8);
                request.header(
                        "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
            }
            return JSON.readTree(
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Number of points that have a field. */
    public long count(String database, String measurement, String field) {
        JsonNode answer =
                query(database, "SELECT COUNT(\"%s\") FROM \"%s\"".formatted(field, measurement));
        return answer.at("/results/0/series/0/values/0/1").asLong();
    }

    /** Names of the measurements. */
    public List<String> measurements(String database) {
        List<String> names = new ArrayList<>();
        for (JsonNode row : query(database, "SHOW MEASUREMENTS").at("/results/0/series/0/values")) {
            names.add(row.get(0).asText());
        }
        return names;
    }

    /**
     * All points of a measurement as {@code tags time} to {@code fields}, tags and fields as
     * key=value in the order of the server, numbers as decimals.
     */
    public Map<String, String> points(String database, String measurement) {
        Map<String, String> points = new TreeMap<>();
        JsonNode answer = query(database, "SELECT * FROM \"" + measurement + "\" GROUP BY *");
        for (JsonNode series : answer.at("/results/0/series")) {
            String tags = series.get("tags") == null ? "" : series.get("tags").toString();
            for (JsonNode row : series.get("values")) {
                StringBuilder fields = new StringBuilder();
                for (int i = 1; i < row.size(); i++) {
                    if (!row.get(i).isNull()) {
                        fields.append(series.get("columns").get(i).asText())
                                .append('=')
                                .append(row.get(i).asText())
                                .append(' ');
                    }
                }
                points.put(tags + " " + row.get(0).asLong(), fields.toString());
            }
        }
        return points;
    }

    @Override
    public void close() {
        kill();
    }
}
