package org.tocsin.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tocsin.model.Axis;
import org.tocsin.model.Point;
import org.tocsin.place.Festivals;
import org.tocsin.place.ReferenceData;
import org.tocsin.store.Measurement;

/** Points of a series say what they said before in all their fields, or that it is unknown. */
class SeriesPointsTest {
    private static final int COMPLETENESS = field("completeness");
    private static final int LAST_YEAR = field("last_year");
    private static final Festivals FESTIVALS =
            ReferenceData.load(Path.of("../../data-samples/reference/shangdang")).festivals();

    private final NodeCounts counts = new NodeCounts();
    private final int first = day("2023-01-29");
    private final SeriesPoints points = new SeriesPoints(FESTIVALS, first);
    private final CountSettings settings = CountSettings.from(first);

    private static int field(String name) {
        return Measurement.CASES.fields().stream()
                .map(Measurement.Field::name)
                .toList()
                .indexOf(name);
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    /** Persons of an occurrence day, all known at one close. */
    private void add(int day, int persons, int knownAt) {
        long[] keys = {CountBatch.key(0, 3, day, knownAt)};
        counts.add(new CountBatch(7, knownAt, keys, new int[] {persons}, new int[] {persons}));
    }

    private TreeMap<Integer, Point> close(int label) {
        counts.close(label, NodeCounts.ALL, settings);
        NodeCounts.Series s = counts.series(Axis.RESIDENCE, 3);
        TreeMap<Integer, Point> stated = new TreeMap<>();
        points.cases(
                s, s.touched, Axis.RESIDENCE, 7, 3, 10_000, label, 0, p -> stated.put(p.day, p));
        return stated;
    }

    @Test
    void lastYearIsTheSameDistanceFromTheFestivalOrTheSameWeekday() {
        add(day("2023-02-10"), 5, day("2023-02-10")); // 19 days after 22 January 2023
        add(day("2023-03-06"), 8, day("2023-03-06")); // a Monday
        close(day("2023-02-10"));
        close(day("2023-03-06"));
        add(day("2024-02-29"), 1, day("2024-02-29")); // 19 days after 10 February 2024
        assertEquals(5, close(day("2024-02-29")).lastEntry().getValue().values[LAST_YEAR]);
        add(day("2024-03-04"), 1, day("2024-03-04")); // a Monday, 364 days after 6 March 2023
        assertEquals(8, close(day("2024-03-04")).lastEntry().getValue().values[LAST_YEAR]);
    }

    @Test
    void beforeTheRunNothingIsKnownOfLastYear() {
        add(day("2024-02-10"), 1, day("2024-02-10")); // New Year: 22 January 2023 is before the run
        Point p = close(day("2024-02-10")).lastEntry().getValue();
        assertTrue(Double.isNaN(p.values[LAST_YEAR]));
    }

    @Test
    void completenessThatIsNoLongerKnownIsSaidSo() {
        int from = first + 100;
        for (int d = from; d < from + 60; d++) {
            add(d, 20, d + 2); // every case two days late
        }
        for (int label = from + 2; label < from + 62; label++) {
            close(label);
        }
        add(from + 62, 20, from + 62);
        TreeMap<Integer, Point> known = close(from + 62);
        assertEquals(0, known.get(from + 62).values[COMPLETENESS]);
        assertEquals(0, known.get(from + 61).values[COMPLETENESS]);
        // The cases that the delays were learnt from pass out of the window; new ones arrive.
        int later = from + 62 + 120;
        add(later, 1, later);
        TreeMap<Integer, Point> unknown = close(later);
        assertTrue(Double.isNaN(unknown.get(later).values[COMPLETENESS]), "never stated before");
        assertEquals(Point.UNKNOWN, unknown.get(later - 1).values[COMPLETENESS]);
    }
}
