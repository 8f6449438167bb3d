package org.tocsin.bench.influx;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.tocsin.store.influx.InfluxSettings;
import org.tocsin.store.influx.InfluxToken;
import org.tocsin.store.influx.InfluxWriter;
import org.tocsin.store.influx.WriteApi;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the way into a local InfluxDB 1.x. */
@Command(
        name = "run.sh influx",
        mixinStandardHelpOptions = true,
        header = "Points per second into a local InfluxDB 1.x, and the room that they take.",
        footer = {
            "",
            "Rounds through the engine's writer and through a bare java.net.http loop alternate;",
            "both send the same gzipped bodies of 5,000 lines one after the other. With --province",
            "a tenth of a province (300 townships, 30 indicators, 6 years) is written instead."
        })
public final class InfluxBench implements Callable<Integer> {
    private static final int BATCH = 5000;

    @Option(names = "--url", defaultValue = "http://127.0.0.1:8086", paramLabel = "URL")
    private String url;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Data folder of the server, to measure its size.")
    private Path data;

    @Option(names = "--rounds", defaultValue = "7", paramLabel = "N")
    private int rounds;

    @Option(
            names = "--province",
            description = "Write a part of a province and measure it on disk.")
    private boolean province;

    @Option(
            names = "--townships",
            defaultValue = "300",
            paramLabel = "N",
            description = "Townships of the part of a province. Default: ${DEFAULT-VALUE}.")
    private int townships;

    @Option(
            names = "--days",
            defaultValue = "250",
            paramLabel = "N",
            description = "Days of 1,200 series in a round. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(names = "--years", defaultValue = "6", paramLabel = "N")
    private int years;

    @Option(
            names = "--shard",
            defaultValue = "522w",
            paramLabel = "DURATION",
            description = "Shard duration of the database. Default: ${DEFAULT-VALUE}.")
    private String shard;

    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private record Cost(double wallSeconds, double cpuSeconds) {}

    private interface Work {
        void run() throws Exception;
    }

    /** Runs the benchmark. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new InfluxBench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (province) {
            province();
        } else {
            rate();
        }
        return 0;
    }

    private void rate() throws Exception {
        List<String> lines = new ArrayList<>();
        new SamplePoints(40, 30, days).forEach(lines::add);
        double[] wall = new double[rounds];
        double[] cpu = new double[rounds];
        System.out.printf("%,d points a round, bodies of %,d lines%n", lines.size(), BATCH);
        for (int i = -1; i < rounds; i++) {
            boolean first = i % 2 == 0;
            Cost a = first ? client(lines) : null;
            Cost bare = bare(lines);
            Cost client = first ? a : client(lines);
            System.out.printf(
                    "%s  client %,8.0f/s  bare loop %,8.0f/s  CPU s %.2f / %.2f%n",
                    i < 0 ? "warm-up" : "round " + i,
                    lines.size() / client.wallSeconds(),
                    lines.size() / bare.wallSeconds(),
                    client.cpuSeconds(),
                    bare.cpuSeconds());
            if (i >= 0) {
                wall[i] = bare.wallSeconds() / client.wallSeconds();
                cpu[i] = bare.cpuSeconds() / client.cpuSeconds();
            }
        }
        System.out.printf(
                "median ratio client / bare loop: rate %.2f, inverse CPU seconds of this process"
                        + " %.2f%n",
                median(wall), median(cpu));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private Cost client(List<String> lines) throws Exception {
        recreate("bench_client");
        InfluxSettings s = InfluxSettings.of(url, "bench_client").withApi(WriteApi.V1);
        try (InfluxWriter writer =
                new InfluxWriter(
                        s.withBatchLines(BATCH),
                        InfluxToken.NONE,
                        r -> {
                            throw new IllegalStateException(r.toString());
                        })) {
            return cost(
                    () -> {
                        for (String line : lines) {
                            writer.write(line);
                        }
                        writer.flush();
                    });
        }
    }

    private Cost bare(List<String> lines) throws Exception {
        recreate("bench_bare");
        BareLoop loop = new BareLoop(url, "bench_bare");
        return cost(
                () -> {
                    for (int i = 0; i < lines.size(); i += BATCH) {
                        loop.send(lines.subList(i, Math.min(lines.size(), i + BATCH)));
                    }
                });
    }

    private Cost cost(Work work) throws Exception {
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        work.run();
        return new Cost((System.nanoTime() - wall) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
    }

    private void province() throws Exception {
        SamplePoints points = new SamplePoints(townships, 30, years * 365);
        recreate("bench_province");
        InfluxSettings s = InfluxSettings.of(url, "bench_province").withApi(WriteApi.V1);
        try (InfluxWriter writer = new InfluxWriter(s, InfluxToken.NONE, r -> {})) {
            Cost cost =
                    cost(
                            () -> {
                                points.forEach(
                                        line -> {
                                            try {
                                                writer.write(line);
                                            } catch (IOException | InterruptedException e) {
                                                throw new IllegalStateException(e);
                                            }
                                        });
                                writer.flush();
                            });
            System.out.printf(
                    "%,d townships: %,d points of 8 fields in %,d series, %.0f s%n",
                    townships, points.size(), townships * 30, cost.wallSeconds());
        }
        if (data != null) {
            long bytes = size();
            System.out.printf(
                    "on disk %.1f MB, %.1f bytes a point; a province of 3,000 townships about"
                            + " %.1f GB%n",
                    bytes / 1e6,
                    bytes / (double) points.size(),
                    bytes * (3000.0 / townships) / 1e9);
        }
    }

    private long size() throws IOException {
        if (data == null) {
            return 0;
        }
        try (var files = Files.walk(data)) {
            return files.filter(file -> file.toString().contains("/bench_province/"))
                    .filter(file -> file.toString().matches(".*\\.(tsm|wal)"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private void recreate(String database) throws IOException, InterruptedException {
        String create = " WITH DURATION INF SHARD DURATION " + shard;
        for (String query :
                new String[] {
                    "DROP DATABASE " + database, "CREATE DATABASE " + database + create
                }) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            url
                                                    + "/query?q="
                                                    + URLEncoder.encode(
                                                            query, StandardCharsets.UTF_8)))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build();
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        }
    }
}
