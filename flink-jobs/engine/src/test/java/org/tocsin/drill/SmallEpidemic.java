package org.tocsin.drill;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * About two thousand made-up records over 60 days: visits at one large and three small places,
 * daily reports, and among them a school cluster, a canteen, a rise in a township, two suspects of
 * cholera of whom one is withdrawn, a silent night, corrections, withdrawals and duplicates.
 */
final class SmallEpidemic {
    static final String FROM = "2024-01-01";
    static final String UNTIL = "2024-03-01T06:30";

    private static final DateTimeFormatter TEXT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDateTime START = LocalDateTime.parse("2024-01-01T00:00:00");
    private static final LocalDateTime END = LocalDateTime.parse("2024-03-01T06:00:00");
    private static final String[] SMALL = {"F140404-05", "F140404-06", "F140404-07"};
    private static final String[] HOMES = {"140404001", "140404101", "140404102", "140404103"};

    private final Random random = new Random(20240101);
    private final List<Row> rows = new ArrayList<>();
    private int next;

    private SmallEpidemic() {}

    /** The records, not in order. */
    static List<Row> rows() {
        SmallEpidemic e = new SmallEpidemic();
        e.visits();
        e.dailyReports();
        e.outbreaks();
        return List.copyOf(e.rows);
    }

    private void visits() {
        for (int day = 0; day < 60; day++) {
            for (int i = 0; i < 16 + random.nextInt(6); i++) {
                visit("F140404-01", day, random.nextInt(1440));
            }
            for (String facility : SMALL) {
                for (int i = 0; i < 2 + random.nextInt(4); i++) {
                    visit(facility, day, 480 + random.nextInt(600));
                }
            }
        }
    }

    private void visit(String facility, int day, int minute) {
        boolean silent = day == 35 || day == 36 && minute < 600;
        LocalDateTime seen =
                START.plusDays(day).plusMinutes(minute).plusSeconds(random.nextInt(60));
        LocalDateTime received = seen.plusMinutes(5 + random.nextInt(20));
        boolean late = random.nextInt(20) == 0 && !(day > 25 && day < 37);
        received = late ? received.plusHours(random.nextInt(200)) : received;
        if (silent && facility.equals("F140404-01") || received.isAfter(END)) {
            return;
        }
        String home = random.nextInt(12) == 0 ? "110101001" : HOMES[random.nextInt(HOMES.length)];
        Row row =
                random.nextInt(3) == 0
                        ? Row.gi(id(), facility, home, text(received))
                        : Row.ili(id(), facility, home, text(received));
        row =
                row.with("visit_at", text(seen))
                        .with("onset_at", text(seen.minusHours(random.nextInt(100))))
                        .with("patient_key", "P" + random.nextInt(1500));
        if (random.nextInt(5) == 0) {
            row = row.with("org", "荫城镇中心小学").with("occupation", "学生");
        }
        rows.add(row);
        later(row, received);
    }

    private void later(Row row, LocalDateTime received) {
        LocalDateTime after = received.plusMinutes(30 + random.nextInt(4000));
        if (after.isAfter(END)) {
            return;
        }
        switch (random.nextInt(40)) {
            case 0 -> rows.add(row.version(2, text(after)).with("residence_code", HOMES[3]));
            case 1 ->
                    rows.add(
                            row.version(2, text(after))
                                    .with("onset_at", text(received.minusDays(3))));
            case 2 -> rows.add(row.version(2, text(after)).with("patient_key", "Q" + next));
            case 3 -> rows.add(row.withdrawn(2, text(after)));
            case 4 -> {
                rows.add(row.withdrawn(2, text(after)));
                rows.add(row.version(3, text(after)).with("symptoms", "diarrhoea"));
            }
            case 5, 6 -> rows.add(row);
            case 7 -> rows.add(row.with("received_at", text(after)));
            default -> {}
        }
    }

    private void dailyReports() {
        for (int day = 0; day < 59; day++) {
            String date = START.plusDays(day).toLocalDate().toString();
            for (String facility : new String[] {"F140404-01", "F140404-06"}) {
                LocalDateTime in = START.plusDays(day + 1).plusMinutes(240 + random.nextInt(200));
                if (random.nextInt(8) > 0) {
                    String all = String.valueOf(150 + random.nextInt(80));
                    String ill = random.nextInt(9) == 0 ? "" : "" + random.nextInt(12);
                    Row row = Row.daily(facility, date, all, ill, text(in));
                    rows.add(row);
                    if (random.nextInt(10) == 0) {
                        rows.add(row.version(2, text(in.plusHours(9))).with("ili_visits", "14"));
                    }
                }
            }
        }
    }

    private void outbreaks() {
        for (int i = 0; i < 14; i++) {
            LocalDateTime at = START.plusDays(45 + i / 4).plusMinutes(500 + 30L * i);
            Row row = Row.ili(id(), "F140404-06", "140404102", text(at));
            rows.add(row.with("org", "S140404-16"));
            if (i == 3) {
                rows.add(row.with("org", "S140404-16").withdrawn(2, text(at.plusDays(4))));
            }
        }
        for (int i = 0; i < 8; i++) {
            LocalDateTime at = START.plusDays(40).plusHours(30 + i);
            String meal = text(START.plusDays(40).plusHours(12)) + "|canteen|C140404-06|米饭||200|8";
            String onset = text(START.plusDays(40).plusHours(20 + i));
            rows.add(Row.food(id(), "140404102", onset, text(at), meal));
        }
        for (int i = 0; i < 24; i++) {
            LocalDateTime at = START.plusDays(50 + i / 8).plusMinutes(600 + 11L * i);
            rows.add(Row.gi(id(), "F140404-07", "140404103", text(at)));
        }
        LocalDateTime at = START.plusDays(30).plusHours(15);
        Row suspect =
                Row.gi(id(), "F140404-05", "140404101", text(at)).with("diagnosis_codes", "A00.9");
        rows.add(suspect);
        rows.add(suspect.withdrawn(2, text(at.plusHours(20))));
        rows.add(
                Row.gi(id(), "F140404-05", "140404101", text(at.plusDays(9)))
                        .with("diagnosis_codes", "A00.9"));
    }

    private String id() {
        return "R" + ++next;
    }

    private static String text(LocalDateTime at) {
        return TEXT.format(at);
    }
}
