package org.tocsin.store.influx;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many points have a field, and the sum of its values, by {@code measurement.field}: from the
 * files of a run, where a later line restates an earlier one, and from a server.
 */
public final class StoredPoints {
    private final Map<String, String> totals = new TreeMap<>();
    private long points;

    /** What the files of a run say. */
    public static StoredPoints ofFiles(Path folder) throws IOException {
        PointBatch all = new PointBatch();
        for (Path file : new RunFiles(folder).files()) {
            try (BufferedReader in = Files.newBufferedReader(file)) {
                in.lines().forEach(all::add);
            }
        }
        Map<String, double[]> sums = new TreeMap<>();
        all.lines().forEach(line -> add(line, sums));
        StoredPoints result = new StoredPoints();
        result.points = all.size();
        sums.forEach((field, s) -> result.put(field, (long) s[0], s[1]));
        return result;
    }

    private static void add(String line, Map<String, double[]> sums) {
        String measurement = line.substring(0, line.indexOf(','));
        String fields = line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
        String plain = fields.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "0");
        for (String field : plain.split(",")) {
            int equals = field.indexOf('=');
            double[] sum =
                    sums.computeIfAbsent(
                            measurement + "." + field.substring(0, equals), f -> new double[2]);
            sum[0]++;
            sum[1] += Double.parseDouble(field.substring(equals + 1).replace("i", ""));
        }
    }

    /** What a database holds. */
    public static StoredPoints ofServer(LocalInflux server, String database) {
        StoredPoints result = new StoredPoints();
        for (String measurement : server.measurements(database)) {
            JsonNode fields =
                    server.query(database, "SHOW FIELD KEYS FROM \"" + measurement + "\"");
            long most = 0;
            for (JsonNode row : fields.at("/results/0/series/0/values")) {
                String field = row.get(0).asText();
                long count = server.count(database, measurement, field);
                most = Math.max(most, count);
                boolean text = row.get(1).asText().equals("string");
                result.put(
                        measurement + "." + field,
                        count,
                        text ? 0 : sum(server, database, measurement, field));
            }
            result.points += most;
        }
        return result;
    }

    private static double sum(LocalInflux server, String database, String measurement, String f) {
        String query = "SELECT SUM(\"%s\") FROM \"%s\"".formatted(f, measurement);
        return server.query(database, query).at("/results/0/series/0/values/0/1").asDouble();
    }

    private void put(String field, long count, double sum) {
        totals.put(field, "%d values, sum %.3f".formatted(count, sum));
    }

    /** Points; every measurement has a field that all its points have. */
    public long points() {
        return points;
    }

    /** Number and sum of the values by {@code measurement.field}. */
    public Map<String, String> totals() {
        return totals;
    }
}
