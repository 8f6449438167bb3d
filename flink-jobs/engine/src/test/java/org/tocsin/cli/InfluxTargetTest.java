package org.tocsin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire when a run is loaded into InfluxDB. */
class InfluxTargetTest {
    @TempDir Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    requests.add(
                            exchange.getRequestURI()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Authorization"));
                    boolean zipped =
                            "gzip"
                                    .equals(
                                            exchange.getRequestHeaders()
                                                    .getFirst("Content-Encoding"));
                    InputStream in = exchange.getRequestBody();
                    InputStream body = zipped ? new GZIPInputStream(in) : in;
                    bodies.add(new String(body.readAllBytes(), StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private InfluxTarget target() {
        return new InfluxTarget(
                "http://127.0.0.1:" + server.getAddress().getPort(), "secret", "cdc", "tocsin");
    }

    private Path lines(int n) throws IOException {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < n; i++) {
            s.append("receipts,axis=residence,place=140404 count=")
                    .append(i)
                    .append("i 1707")
                    .append(100000 + i)
                    .append('\n');
        }
        return Files.writeString(folder.resolve("series.lp"), s);
    }

    @Test
    void writesEveryLineInOrderWithPrecisionSecondsAndTheToken() throws IOException {
        StringWriter out = new StringWriter();
        target().load(lines(12_000), new PrintWriter(out));
        assertEquals(3, requests.size(), "12,000 lines in batches of 5,000");
        for (String request : requests) {
            assertTrue(request.startsWith("/api/v2/write?"), request);
            assertTrue(request.contains("org=cdc"), request);
            assertTrue(request.contains("bucket=tocsin"), request);
            assertTrue(request.contains("precision=s"), request);
            assertTrue(request.endsWith("Token secret"), request);
        }
        assertEquals(
                Files.readString(folder.resolve("series.lp")).strip(),
                String.join("\n", bodies.stream().map(String::strip).toList()));
        assertTrue(out.toString().contains("12,000 lines"), out.toString());
    }

    @Test
    void aRefusalIsAMessageAndNotAStackTrace() throws IOException {
        status = 401;
        Path file = lines(3);
        UserProblem problem =
                assertThrows(
                        UserProblem.class,
                        () -> target().load(file, new PrintWriter(new StringWriter())));
        assertTrue(problem.getMessage().contains("refused the series"), problem.getMessage());
    }
}
