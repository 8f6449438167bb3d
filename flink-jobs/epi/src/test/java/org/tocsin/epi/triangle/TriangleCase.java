package org.tocsin.epi.triangle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One golden case of the reporting triangle. */
record TriangleCase(
        Path folder,
        TriangleOptions options,
        ReportingTriangle triangle,
        Map<String, Double> expected) {

    static List<TriangleCase> all() throws IOException {
        try (var folders = Files.list(Path.of("src/test/resources/golden/triangle"))) {
            return folders.filter(Files::isDirectory).sorted().map(TriangleCase::read).toList();
        }
    }

    String id() {
        return folder.getFileName().toString();
    }

    int today() {
        return triangle.last();
    }

    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    double value(String name) {
        return expected.get(name);
    }

    List<double[]> rows(String file) {
        return rows(folder.resolve(file));
    }

    private static TriangleCase read(Path folder) {
        Map<String, Double> expected = new LinkedHashMap<>();
        for (String[] row : lines(folder.resolve("expected.csv"))) {
            expected.put(row[0], number(row[1]));
        }
        TriangleOptions options =
                TriangleOptions.withDefaults()
                        .withAges(0)
                        .withDriftDelays(0)
                        .withDelays(expected.get("D").intValue())
                        .withAges(expected.get("K").intValue())
                        .withDriftDelays(expected.get("Dz").intValue());
        return new TriangleCase(folder, options, triangle(folder, options), expected);
    }

    private static ReportingTriangle triangle(Path folder, TriangleOptions options) {
        List<String[]> days = lines(folder.resolve("days.csv"));
        ReportingTriangle triangle =
                ReportingTriangle.of(options.delays(), Math.max(days.size(), options.delays() + 1));
        for (String[] day : days) {
            int label = triangle.open(Integer.parseInt(day[1]));
            if (day[2].equals("0")) {
                triangle.invalidate(label);
            }
            triangle.mark(label, LabelState.valueOf(day[3].toUpperCase(Locale.ROOT)));
        }
        for (String[] row : lines(folder.resolve("deltas.csv"))) {
            triangle.add(
                    Integer.parseInt(row[0]), Integer.parseInt(row[1]), Integer.parseInt(row[2]));
        }
        return triangle;
    }

    private static List<double[]> rows(Path file) {
        return lines(file).stream()
                .map(row -> Arrays.stream(row).mapToDouble(TriangleCase::number).toArray())
                .toList();
    }

    private static List<String[]> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(String text) {
        return text.equals("NA") ? Double.NaN : Double.parseDouble(text);
    }
}
