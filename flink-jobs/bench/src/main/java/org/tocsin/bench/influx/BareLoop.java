package org.tocsin.bench.influx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The yardstick: a hand-written loop that posts gzipped bodies one after the other. */
final class BareLoop {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI uri;

    BareLoop(String url, String database) {
        this.uri = URI.create(url + "/write?precision=s&db=" + database);
    }

    void send(List<String> lines) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri)
                            .header("Content-Encoding", "gzip")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(zipped(lines)))
                            .build();
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 204) {
                throw new IllegalStateException("the server answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zipped(List<String> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
