package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.drill.TestDrill.Outcome;

/** Duplicates, corrections and withdrawals leave what the last version alone would have left. */
class CorrectionsTest {
    private static final String GI = "axis=residence,indicator=GI,level=";

    @TempDir Path folder;

    private static List<Row> lastVersions(List<Row> rows) {
        Map<String, Row> last = new TreeMap<>();
        for (Row row : rows) {
            String id = row.value("visit_id") + row.value("case_id");
            if (row.kind() == Row.Kind.DAILY) {
                id = row.value("facility_id") + row.value("date");
            }
            last.merge(id, row, (a, b) -> order(a).compareTo(order(b)) <= 0 ? b : a);
        }
        List<Row> kept = new ArrayList<>(last.values());
        kept.removeIf(r -> r.value("withdrawn").equals("1"));
        return kept;
    }

    private static String order(Row row) {
        return (row.value("record_version").isEmpty() ? "1" : row.value("record_version"))
                + row.received();
    }

    private static Map<String, String> counted(Outcome run) {
        Map<String, String> counts = new TreeMap<>();
        run.series()
                .forEach(
                        (key, fields) -> {
                            if (key.startsWith("cases,")) {
                                String count = fields.split("count=")[1].split(",")[0];
                                String visits = fields.split("visits=")[1].split(",")[0];
                                if (!count.equals("0i") || !visits.equals("0i")) {
                                    counts.put(key, count + " " + visits);
                                }
                            } else if (key.startsWith("ili_percent,")
                                    && !fields.startsWith("ili=0i,visits=0i")) {
                                counts.put(key, fields);
                            }
                        });
        return counts;
    }

    @Test
    void countsByOccurrenceAreThoseOfTheLastVersions() {
        List<Row> rows = SmallEpidemic.rows();
        List<Row> last = lastVersions(rows);
        assertTrue(rows.size() - last.size() > 250, rows.size() + " and " + last.size());
        TestDrill drill = new TestDrill(folder, SmallEpidemic.FROM, SmallEpidemic.UNTIL);
        Map<String, String> expected = counted(drill.run(last));
        assertTrue(expected.size() > 2_000, () -> expected.size() + " points");
        Map<String, String> found = counted(drill.run(rows));
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        for (String key : keys) {
            assertEquals(expected.get(key), found.get(key), key);
        }
    }

    /** Sums over windows and years are sums of the counts of the days, late cases included. */
    @Test
    void sumsAreSumsOfTheDaysHoweverLateACaseCame() {
        List<Row> rows = new ArrayList<>(SmallEpidemic.rows());
        rows.add(Row.gi("n1", "F140404-05", "140404101", "2024-01-05 09:00:00"));
        rows.add(gone("n2", "2024-01-08", "2024-02-20 09:00:00"));
        rows.add(gone("n3", "2024-01-03", "2024-02-25 09:00:00"));
        Row mumps = Row.gi("n4", "F140404-05", "140404101", "2024-01-05 09:00:00");
        rows.add(mumps.with("diagnosis_codes", "B26.9"));
        rows.add(gone("n5", "2024-01-08", "2024-02-20 09:00:00").with("diagnosis_codes", "B26.9"));
        sumsAreSumsOfTheDays(
                new TestDrill(folder, SmallEpidemic.FROM, SmallEpidemic.UNTIL).run(rows));
    }

    private static Row gone(String id, String onset, String received) {
        return Row.gi(id, "F140404-05", "140404101", received)
                .with("onset_at", onset)
                .with("visit_at", onset);
    }

    private static void sumsAreSumsOfTheDays(Outcome run) {
        Map<String, Map<Long, Integer>> byDay = new HashMap<>();
        eachCase(
                run,
                (series, day, fields) ->
                        byDay.computeIfAbsent(series, k -> new HashMap<>())
                                .put(day, (int) number(fields, "count")));
        TreeSet<String> wrong = new TreeSet<>();
        eachCase(
                run,
                (series, day, fields) -> {
                    Map<Long, Integer> days = byDay.get(series);
                    String key = series + " " + LocalDate.ofEpochDay(day);
                    long first = LocalDate.ofEpochDay(day).withDayOfYear(1).toEpochDay();
                    check(wrong, key, fields, "sum3", sum(days, day - 2, day));
                    check(wrong, key, fields, "sum7", sum(days, day - 6, day));
                    check(wrong, key, fields, "sum14", sum(days, day - 13, day));
                    check(wrong, key, fields, "ytd", sum(days, first, day));
                });
        assertEquals(new TreeSet<>(), wrong);
    }

    private interface CaseDay {
        void take(String series, long day, String fields);
    }

    private static void eachCase(Outcome run, CaseDay out) {
        run.series()
                .forEach(
                        (key, fields) -> {
                            if (key.startsWith("cases,")) {
                                String[] parts = key.split(" ");
                                out.take(parts[0], day(parts[1]), fields);
                            }
                        });
    }

    private static void check(
            TreeSet<String> wrong, String key, String fields, String field, int expected) {
        if (number(fields, field) != expected) {
            wrong.add(key + " " + field + "=" + number(fields, field) + ", expected " + expected);
        }
    }

    private static int sum(Map<Long, Integer> days, long from, long to) {
        int sum = 0;
        for (long day = from; day <= to; day++) {
            sum += days.getOrDefault(day, 0);
        }
        return sum;
    }

    private static long day(String seconds) {
        return (Long.parseLong(seconds) + 8 * 3_600) / 86_400;
    }

    private static double number(String fields, String field) {
        for (String each : fields.split(",")) {
            if (each.startsWith(field + "=")) {
                return Double.parseDouble(each.substring(field.length() + 1).replace("i", ""));
            }
        }
        return 0;
    }

    /**
     * Five reports received at 09:00 on 3 January, so under the label of that day. The receipt date
     * is the day a case first entered the series: a new onset leaves it, another residence moves it
     * to the day of the correction on the residence axis and leaves it on the facility axis,
     * another diagnosis begins anew in the other indicator, a withdrawal takes it away where it
     * was.
     */
    @Test
    void receiptsKeepTheDayOnWhichACaseEnteredItsSeries() {
        String at = "2024-01-03 09:00:00";
        List<Row> rows = new ArrayList<>();
        List<Row> first = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            first.add(Row.gi("d" + i, "F140404-05", "140404101", at));
        }
        rows.addAll(first);
        rows.add(first.get(0));
        rows.add(first.get(0).with("received_at", "2024-01-04 08:00:00"));
        rows.add(first.get(1).version(2, "2024-01-05 10:00:00").with("onset_at", "2024-01-02"));
        rows.add(
                first.get(2).version(2, "2024-01-05 10:00:00").with("residence_code", "140404102"));
        rows.add(first.get(3).withdrawn(2, "2024-01-06 10:00:00"));
        rows.add(Row.ili("d5", "F140404-05", "140404101", at).version(2, "2024-01-05 10:00:00"));
        Outcome run = new TestDrill(folder, "2024-01-01", "2024-01-20T06:30").run(rows);

        String sudian = "cases," + GI + "township,place=140404101";
        assertEquals(1, run.field(sudian, "2024-01-02", "count"));
        assertEquals(1, run.field(sudian, "2024-01-03", "count"));
        assertEquals(2, run.total(sudian, "count"));
        assertEquals(1, run.total("cases," + GI + "township,place=140404102", "count"));
        assertEquals(3, run.total("cases," + GI + "county,place=140404", "count"));
        assertEquals(3, run.total("cases," + GI + "county,place=140404", "visits"));

        String received = "receipts," + GI + "township,place=140404101";
        assertEquals(2, run.field(received, "2024-01-03", "count"));
        assertEquals(2, run.total(received, "count"));
        String moved = "receipts," + GI + "township,place=140404102";
        assertEquals(1, run.field(moved, "2024-01-05", "count"));
        assertEquals(1, run.total(moved, "count"));
        String facility = "receipts,axis=facility,indicator=GI,level=facility,place=F140404-05";
        assertEquals(3, run.field(facility, "2024-01-03", "count"));
        assertEquals(3, run.total(facility, "count"));
        String other = "receipts,axis=residence,indicator=ILI,level=township,place=140404101";
        assertEquals(1, run.field(other, "2024-01-05", "count"));
        assertEquals(1, run.total(other, "count"));

        assertEquals(2, run.summary().at("/records/duplicates").asInt());
        assertEquals(3, run.summary().at("/records/revisions").asInt());
        assertEquals(1, run.summary().at("/records/withdrawals").asInt());
    }
}
