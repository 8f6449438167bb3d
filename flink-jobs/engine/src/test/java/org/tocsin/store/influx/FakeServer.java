package org.tocsin.store.influx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** A local server that notes requests and answers as told. */
final class FakeServer implements AutoCloseable {
    final List<Request> writes = new CopyOnWriteArrayList<>();
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();

    private final HttpServer server;
    private final String version;
    private final Deque<Reply> replies = new ArrayDeque<>();
    private volatile Chooser chooser = body -> null;

    /** A write as it came over the wire, its body unpacked. */
    record Request(String method, String target, Map<String, String> headers, String body) {
        List<String> lines() {
            return body.lines().toList();
        }
    }

    /** What to answer. */
    record Reply(int status, String body, Map<String, String> headers) {
        static Reply of(int status) {
            return new Reply(status, "", Map.of());
        }

        static Reply of(int status, String body) {
            return new Reply(status, body, Map.of());
        }
    }

    /** Answers by the body; null for 204. */
    interface Chooser {
        Reply reply(String body);
    }

    FakeServer(String version) throws IOException {
        this.version = version;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers the next writes with these, then with 204. */
    FakeServer replies(Reply... next) {
        replies.addAll(List.of(next));
        return this;
    }

    FakeServer replies(Chooser by) {
        chooser = by;
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try (exchange) {
            String body = body(exchange);
            atOnce.decrementAndGet(); // before the answer, after which the next may come
            if (exchange.getRequestURI().getPath().endsWith("/ping")) {
                exchange.getResponseHeaders().set("X-Influxdb-Version", version);
                exchange.sendResponseHeaders(204, -1);
            } else {
                note(exchange, body);
                answer(exchange, reply(body));
            }
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream in = exchange.getRequestBody();
        byte[] bytes = (zipped ? new GZIPInputStream(in) : in).readAllBytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void note(HttpExchange exchange, String body) {
        Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((k, v) -> headers.put(k, String.join(",", v)));
        writes.add(
                new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers,
                        body));
    }

    private synchronized Reply reply(String body) {
        if (!replies.isEmpty()) {
            return replies.poll();
        }
        Reply chosen = chooser.reply(body);
        return chosen == null ? Reply.of(204) : chosen;
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
