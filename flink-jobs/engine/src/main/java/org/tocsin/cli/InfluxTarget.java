package org.tocsin.cli;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An InfluxDB that takes the line protocol of a run; credentials come from the environment. */
final class InfluxTarget {
    private static final int BATCH = 5000;

    private final String url;
    private final String token;
    private final String org;
    private final String bucket;

    InfluxTarget(String url, String token, String org, String bucket) {
        this.url = url;
        this.token = token;
        this.org = org;
        this.bucket = bucket;
    }

    /** Reads token, organisation and bucket (or database) from the environment. */
    static InfluxTarget fromEnvironment(String url) {
        try {
            if (URI.create(url).getHost() == null) {
                throw new IllegalArgumentException("no host");
            }
        } catch (IllegalArgumentException e) {
            throw new UserProblem(
                    "--influx: expected a URL like http://localhost:8086, got " + url);
        }
        String database = System.getenv("TOCSIN_INFLUX_DATABASE");
        String bucket = System.getenv("TOCSIN_INFLUX_BUCKET");
        if (bucket == null && database == null) {
            throw new UserProblem(
                    "--influx needs TOCSIN_INFLUX_BUCKET (with TOCSIN_INFLUX_ORG and"
                            + " TOCSIN_INFLUX_TOKEN) or TOCSIN_INFLUX_DATABASE in the environment");
        }
        return new InfluxTarget(
                url,
                System.getenv().getOrDefault("TOCSIN_INFLUX_TOKEN", ""),
                System.getenv().getOrDefault("TOCSIN_INFLUX_ORG", "-"),
                bucket != null ? bucket : database);
    }

    /** Writes a file of line protocol with precision seconds, in order. */
    void load(Path file, PrintWriter out) throws IOException {
        long lines = 0;
        try (InfluxDBClient client =
                        InfluxDBClientFactory.create(url, token.toCharArray(), org, bucket);
                BufferedReader in = Files.newBufferedReader(file)) {
            client.enableGzip();
            WriteApiBlocking api = client.getWriteApiBlocking();
            List<String> batch = new ArrayList<>(BATCH);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                batch.add(line);
                lines++;
                if (batch.size() == BATCH) {
                    api.writeRecords(bucket, org, WritePrecision.S, batch);
                    batch.clear();
                }
            }
            if (!batch.isEmpty()) {
                api.writeRecords(bucket, org, WritePrecision.S, batch);
            }
        } catch (InfluxException e) {
            throw new UserProblem("InfluxDB at " + url + " refused the series: " + e.getMessage());
        }
        out.printf("influx     %,d lines to %s, bucket %s%n", lines, url, bucket);
        out.flush();
    }
}
