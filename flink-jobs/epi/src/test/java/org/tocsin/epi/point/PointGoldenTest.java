package org.tocsin.epi.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reference tests on points, 1e-9 relative. */
class PointGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/space-time-points");

    private final List<NamedCsvRecord> events = csv("events.csv");

    private static List<NamedCsvRecord> csv(String file) {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(GOLDEN.resolve(file))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    private static double number(NamedCsvRecord r, String column) {
        return Double.parseDouble(r.getField(column));
    }

    private double[] column(String name) {
        return events.stream().mapToDouble(r -> number(r, name)).toArray();
    }

    private static void same(NamedCsvRecord r, String column, double got) {
        double expected = number(r, column);
        assertEquals(expected, got, 1e-9 * Math.abs(expected), column);
    }

    private Knox knox(NamedCsvRecord r) {
        return Knox.of(column("x"), column("y"), column("t"), number(r, "epsS"), number(r, "epsT"));
    }

    @Test
    void knoxIsEqual() {
        for (NamedCsvRecord r : csv("knox.csv")) {
            Knox knox = knox(r);
            assertEquals(number(r, "closePairs"), knox.closePairs());
            assertEquals(number(r, "closeInTime"), knox.closeInTime());
            assertEquals(number(r, "closeInSpace"), knox.closeInSpace());
            assertEquals(number(r, "pairs"), knox.pairs());
            same(r, "lambda", knox.expected());
            same(r, "pMoreThan", knox.pMoreThan());
            same(r, "pAtLeast", knox.pAtLeast());
        }
        System.out.printf("Knox: %d lines%n", csv("knox.csv").size());
    }

    @Test
    void knoxByPermutationIsNearThePoissonLaw() {
        NamedCsvRecord r = csv("knox.csv").get(0);
        double p =
                Knox.permutationP(
                        column("x"),
                        column("y"),
                        column("t"),
                        number(r, "epsS"),
                        number(r, "epsT"),
                        999,
                        1);
        assertEquals(knox(r).pAtLeast(), p, 0.01);
    }

    private int compare(String file, double radius, double epsilon) {
        ShiryaevRoberts chart = ShiryaevRoberts.of(radius, epsilon, 1e300);
        List<NamedCsvRecord> expected = csv(file);
        assertEquals(expected.size(), events.size());
        for (int k = 0; k < events.size(); k++) {
            ShiryaevRoberts.Point point =
                    chart.add(number(events.get(k), "x"), number(events.get(k), "y"));
            assertEquals(number(expected.get(k), "id"), point.number());
            same(expected.get(k), "R", point.statistic());
        }
        return expected.size();
    }

    @Test
    void shiryaevRobertsIsEqual() {
        int compared = compare("stcd-r1-e0.5.csv", 1, 0.5) + compare("stcd-r0.8-e1.csv", 0.8, 1);
        System.out.printf("Shiryaev-Roberts: %d values%n", compared);
    }

    @Test
    void shiryaevRobertsAlarmsAtTheReferenceCase() {
        for (NamedCsvRecord r : csv("stcd-alarms.csv")) {
            ShiryaevRoberts chart =
                    ShiryaevRoberts.of(
                            number(r, "radius"), number(r, "epsilon"), number(r, "threshold"));
            ShiryaevRoberts.Point point = null;
            for (NamedCsvRecord event : events) {
                point = chart.add(number(event, "x"), number(event, "y"));
                if (point.alarm()) {
                    break;
                }
            }
            assertTrue(point != null && point.alarm());
            assertEquals(number(r, "alarmId"), point.number());
            assertEquals(number(r, "centreId"), point.centre());
            assertTrue(chart.cluster(point.centre()).contains(point.centre()));
        }
    }
}
