package org.tocsin.bench.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A set of simulated series: weekly42 (Noufaily et al. 2013) or daily16 (Noufaily et al. 2019).
 *
 * @param name of the set
 * @param firstJudged first judged point, 1-based
 * @param lastJudged last judged point, inclusive
 * @param horizon points after which an undetected outbreak counts as found for the mean delay
 * @param soon points of "detected soon": 2 weeks, 7 days
 * @param series the series
 */
record SimulatedBenchmark(
        String name,
        int firstJudged,
        int lastJudged,
        int horizon,
        int soon,
        List<SimulatedSeries> series) {

    static SimulatedBenchmark weekly42(Path folder) throws IOException {
        Map<Integer, Meta> meta = meta(folder.resolve("series_meta.csv"), 4);
        Path counts = folder.resolve("weekly_counts.csv.gz");
        return new SimulatedBenchmark("weekly42", 576, 624, 4, 2, read(counts, meta, 624));
    }

    static SimulatedBenchmark daily16(Path folder) throws IOException {
        Map<Integer, Meta> meta = meta(folder.resolve("series_meta.csv"), 2);
        Path counts = folder.resolve("daily_counts.csv.gz");
        return new SimulatedBenchmark("daily16", 2206, 2548, 14, 7, read(counts, meta, 2548));
    }

    private record Meta(int group, int start, int end) {}

    /** Rows: series_id, ..; both sets have the outbreak's start and end in columns 5 and 6. */
    private static Map<Integer, Meta> meta(Path file, int groupColumn) throws IOException {
        Map<Integer, Meta> meta = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file).subList(1, (int) lines(file))) {
            String[] row = line.split(",");
            meta.put(
                    Integer.parseInt(row[0]),
                    new Meta(
                            Integer.parseInt(row[groupColumn]),
                            Integer.parseInt(row[5]),
                            Integer.parseInt(row[6])));
        }
        return meta;
    }

    private static long lines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }

    /** Rows: series_id, point, observed, other outbreak, current outbreak. */
    private static List<SimulatedSeries> read(Path file, Map<Integer, Meta> meta, int length)
            throws IOException {
        Map<Integer, double[][]> counts = new LinkedHashMap<>();
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.US_ASCII))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] row = line.split(",");
                double[][] one =
                        counts.computeIfAbsent(
                                Integer.parseInt(row[0]), id -> new double[2][length]);
                int point = Integer.parseInt(row[1]) - 1;
                one[0][point] = Double.parseDouble(row[2]);
                one[1][point] = Double.parseDouble(row[4]);
            }
        }
        List<SimulatedSeries> series = new ArrayList<>();
        counts.forEach(
                (id, c) -> {
                    Meta m = meta.get(id);
                    series.add(new SimulatedSeries(id, m.group, c[0], c[1], m.start, m.end));
                });
        return series;
    }
}
