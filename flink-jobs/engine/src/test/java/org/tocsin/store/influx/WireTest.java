package org.tocsin.store.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, and what is done with the answer. */
class WireTest {
    private final List<RefusedPoint> refused = Collections.synchronizedList(new ArrayList<>());

    private static InfluxSettings settings(FakeServer server) {
        return new InfluxSettings(
                server.url(), "cdc", "drill/week", WriteApi.AUTO, 5000, new RetryPolicy(4, 1, 4));
    }

    private long write(InfluxSettings s, String token, List<String> lines)
            throws IOException, InterruptedException {
        try (InfluxWriter writer = new InfluxWriter(s, InfluxToken.of(token), refused::add)) {
            for (String line : lines) {
                writer.write(line);
            }
            writer.flush();
            return writer.taken();
        }
    }

    private static List<String> lines(int n) {
        return IntStream.range(0, n).mapToObj(i -> "cases,place=A count=1i " + i).toList();
    }

    private static FakeServer.Request only(FakeServer server) {
        assertEquals(1, server.writes.size());
        return server.writes.get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.10", "v2.7.11", "3.2.1", "unknown"})
    void newServersGetTheRequestOfVersionTwo(String version) throws Exception {
        try (FakeServer server = new FakeServer(version)) {
            write(settings(server), "secret", lines(2));
            FakeServer.Request r = only(server);
            assertEquals("POST", r.method());
            assertEquals("/api/v2/write?org=cdc&bucket=drill%2Fweek&precision=s", r.target());
            assertEquals("Token secret", r.headers().get("Authorization"));
            assertEquals("gzip", r.headers().get("Content-Encoding"));
            assertEquals("text/plain; charset=utf-8", r.headers().get("Content-Type"));
            assertEquals("cases,place=A count=1i 0\ncases,place=A count=1i 1", r.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6.7~rc0", "1.7.11", "0.9.6"})
    void oldServersGetTheSameBodyAtTheOldPath(String version) throws Exception {
        try (FakeServer server = new FakeServer(version)) {
            write(settings(server), "officer:secret", lines(2));
            FakeServer.Request r = only(server);
            assertEquals("POST", r.method());
            assertEquals("/write?db=drill&rp=week&precision=s", r.target());
            // base64 of officer:secret, by coreutils
            assertEquals("Basic b2ZmaWNlcjpzZWNyZXQ=", r.headers().get("Authorization"));
            assertEquals("gzip", r.headers().get("Content-Encoding"));
            assertEquals("cases,place=A count=1i 0\ncases,place=A count=1i 1", r.body());
        }
    }

    @Test
    void withoutATokenNothingIsSaidAboutOne() throws Exception {
        try (FakeServer server = new FakeServer("1.6.7")) {
            write(settings(server).withBucket("drill"), "", lines(1));
            assertEquals("/write?db=drill&precision=s", only(server).target());
            assertNull(only(server).headers().get("Authorization"));
        }
    }

    @ParameterizedTest
    @CsvSource({"V1, 2.7.1, /write", "V2, 1.6.7, /api/v2/write"})
    void theSwitchOverrulesTheVersion(WriteApi api, String version, String path) throws Exception {
        try (FakeServer server = new FakeServer(version)) {
            write(settings(server).withApi(api), "", lines(1));
            assertTrue(only(server).target().startsWith(path + "?"), only(server).target());
        }
    }

    @Test
    void batchesKeepTheirOrderAndOneIsOnItsWayAtATime() throws Exception {
        try (FakeServer server = new FakeServer("2.7.1")) {
            List<String> lines = lines(1050);
            assertEquals(1050, write(settings(server).withBatchLines(100), "t", lines));
            assertEquals(11, server.writes.size());
            assertEquals(1, server.mostAtOnce.get());
            assertEquals(lines, server.writes.stream().flatMap(w -> w.lines().stream()).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void aServerThatIsAwayGetsTheSameBatchAgain(int status) throws Exception {
        try (FakeServer server = new FakeServer("2.7.1")) {
            server.replies(FakeServer.Reply.of(status), FakeServer.Reply.of(status));
            assertEquals(5, write(settings(server), "t", lines(5)));
            assertEquals(3, server.writes.size());
            assertEquals(server.writes.get(0).body(), server.writes.get(2).body());
        }
    }

    @Test
    void aServerThatStaysAwayIsGivenUpAfterTheAttempts() throws Exception {
        try (FakeServer server = new FakeServer("2.7.1")) {
            server.replies(body -> FakeServer.Reply.of(503, "{\"message\":\"compacting\"}"));
            DeliveryFailed e =
                    assertThrows(
                            DeliveryFailed.class, () -> write(settings(server), "t", lines(5)));
            assertEquals(4, server.writes.size());
            assertEquals(503, e.status());
            assertEquals(
                    "InfluxDB at %s stayed away through 4 attempts (503 compacting)"
                            .formatted(server.url()),
                    e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void whoeverRefusesUsIsNotAskedAgain(int status) throws Exception {
        try (FakeServer server = new FakeServer("2.7.1")) {
            server.replies(FakeServer.Reply.of(status, "{\"message\":\"no\"}"));
            DeliveryFailed e =
                    assertThrows(
                            DeliveryFailed.class, () -> write(settings(server), "key", lines(5)));
            assertEquals(status, e.status());
            assertEquals(1, server.writes.size());
            assertFalse(e.getMessage().contains("key"), "no secret in messages");
        }
    }

    @Test
    void whatIsTooLargeGoesInHalvesInOrder() throws Exception {
        try (FakeServer server = new FakeServer("2.7.1")) {
            server.replies(body -> body.lines().count() > 3 ? FakeServer.Reply.of(413) : null);
            List<String> lines = lines(10);
            assertEquals(10, write(settings(server), "t", lines));
            List<String> stored =
                    server.writes.stream()
                            .filter(w -> w.lines().size() <= 3)
                            .flatMap(w -> w.lines().stream())
                            .toList();
            assertEquals(lines, stored);
            assertEquals(List.of(), refused);
        }
    }

    @Test
    void versionThreeNamesLinesByNumberAndHasStoredTheOthers() throws Exception {
        try (FakeServer server = new FakeServer("3.2.1")) {
            server.replies(
                    FakeServer.Reply.of(
                            400,
                            "{\"error\":\"partial write of line protocol occurred\",\"data\":["
                                    + "{\"original_line\":\"cases\",\"line_number\":2,"
                                    + "\"error_message\":\"invalid column type\"}]}"));
            assertEquals(4, write(settings(server), "t", lines(5)));
            assertEquals(1, server.writes.size());
            assertEquals(
                    List.of(new RefusedPoint("cases,place=A count=1i 1", "invalid column type")),
                    refused);
        }
    }

    @Test
    void quotedLinesAreLeftOutAndTheOthersSentAgain() throws Exception {
        try (FakeServer server = new FakeServer("v2.7.1")) {
            server.replies(
                    FakeServer.Reply.of(
                            400,
                            "{\"code\":\"invalid\",\"message\":\"unable to parse 'cases,place=A"
                                    + " count=1i 3': bad timestamp\"}"));
            assertEquals(4, write(settings(server), "t", lines(5)));
            assertEquals(2, server.writes.size());
            assertEquals(4, server.writes.get(1).lines().size());
            assertEquals(
                    List.of(new RefusedPoint("cases,place=A count=1i 3", "bad timestamp")),
                    refused);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void aLineThatNobodyNamesIsFoundByHalving(int status) throws Exception {
        try (FakeServer server = new FakeServer("v2.7.1")) {
            server.replies(
                    body ->
                            body.lines().anyMatch(l -> l.endsWith(" 6"))
                                    ? FakeServer.Reply.of(
                                            status, "{\"message\":\"field type conflict\"}")
                                    : null);
            assertEquals(9, write(settings(server), "t", lines(10)));
            assertEquals(
                    List.of(new RefusedPoint("cases,place=A count=1i 6", "field type conflict")),
                    refused);
        }
    }

    @Test
    void theStatedTimeIsWaited() throws Exception {
        try (FakeServer server = new FakeServer("2.7.1")) {
            server.replies(new FakeServer.Reply(429, "", Map.of("Retry-After", "1")));
            long start = System.nanoTime();
            write(settings(server), "t", lines(1));
            assertTrue(System.nanoTime() - start >= 1_000_000_000L, "one second at least");
        }
    }
}
