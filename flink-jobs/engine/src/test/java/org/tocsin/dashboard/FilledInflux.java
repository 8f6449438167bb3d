package org.tocsin.dashboard;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.tocsin.drill.DrillOptions;
import org.tocsin.drill.DrillRun;
import org.tocsin.drill.DrillSetup;
import org.tocsin.drill.ScenarioReader;
import org.tocsin.job.source.WatermarkPolicy;
import org.tocsin.store.influx.InfluxToken;
import org.tocsin.store.influx.RunFiles;

/**
 * A real InfluxDB 1.x of its own, filled once by the last four months of the default drill and by
 * the EHEC drill.
 */
final class FilledInflux implements AutoCloseable {
    private static final Path SAMPLES = Path.of("../../data-samples").toAbsolutePath().normalize();
    private static final String DATABASE = "boards";
    private static final int BATCH = 20_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final int port;
    private final Process process;

    private FilledInflux(Path folder) throws Exception {
        this.folder = folder;
        this.port = freePort();
        this.process =
                new ProcessBuilder("influxd", "-config", configuration().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("influx.log").toFile())
                        .start();
    }

    /** Starts and fills; skips the test where the server is not installed. */
    static FilledInflux start(Path folder) throws Exception {
        boolean installed =
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(p -> Files.isExecutable(Path.of(p, "influxd")));
        Assumptions.assumeTrue(
                installed,
                "influxd is not installed: apt-get install influxdb to check the boards");
        FilledInflux server = new FilledInflux(folder);
        server.await();
        server.post("/query?q=CREATE%20DATABASE%20" + DATABASE, "");
        server.fill(shortened(folder.resolve("shangdang")));
        server.fill(SAMPLES.resolve("real/ehec-2011/scenario.yaml"));
        return server;
    }

    InfluxReader reader() {
        return new InfluxReader("http://127.0.0.1:" + port, DATABASE, InfluxToken.NONE);
    }

    /** The default drill from November on: enough for a baseline and the 90 days of the boards. */
    private static Path shortened(Path to) throws IOException {
        Path from = SAMPLES.resolve("drills/shangdang-2024");
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(FilledInflux::isLate).toList()) {
                Files.createSymbolicLink(to.resolve(file.getFileName()), file);
            }
        }
        String scenario =
                Files.readString(from.resolve("scenario.yaml"))
                        .replace("../../", SAMPLES + "/")
                        .replace("from: 2023-01-29", "from: 2023-11-01");
        return Files.writeString(to.resolve("scenario.yaml"), scenario);
    }

    private static boolean isLate(Path file) {
        return file.getFileName()
                .toString()
                .matches("truth\\.json|.*-(2023-1[12]|2024-\\d\\d)\\.csv\\.gz");
    }

    private void fill(Path scenario) throws Exception {
        Path out = Files.createTempDirectory(folder, "out");
        DrillSetup setup = DrillSetup.load(ScenarioReader.read(scenario), null);
        DrillOptions options =
                new DrillOptions(
                        out,
                        Locale.ENGLISH,
                        null,
                        null,
                        1,
                        new WatermarkPolicy(10_000, 0),
                        "./tocsin drill",
                        false);
        new DrillRun(setup, options).run();
        for (Path file : new RunFiles(out).files()) {
            load(file);
        }
    }

    private void load(Path file) throws Exception {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i += BATCH) {
            List<String> batch = lines.subList(i, Math.min(lines.size(), i + BATCH));
            post("/write?precision=s&db=" + DATABASE, String.join("\n", batch));
        }
    }

    private void post(String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }

    private Path configuration() throws IOException {
        String text =
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
                """;
        return Files.writeString(
                folder.resolve("influx.conf"),
                text.replace("HERE", folder.toString())
                        .replace("RPC", String.valueOf(freePort()))
                        .replace("PORT", String.valueOf(port)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await() throws Exception {
        for (int i = 0; i < 300; i++) {
            try {
                post("/query?q=SHOW%20DATABASES", "");
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("influxd does not answer");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
