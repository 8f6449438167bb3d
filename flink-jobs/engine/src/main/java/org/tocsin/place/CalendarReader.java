package org.tocsin.place;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads calendar.csv and festivals.csv. */
final class CalendarReader {
    static final String CALENDAR = "calendar.csv";
    static final String FESTIVALS = "festivals.csv";

    private final Path folder;
    private final Problems problems;

    CalendarReader(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    WorkCalendar calendar() {
        CsvFile file =
                new CsvFile(
                        folder.resolve(CALENDAR),
                        List.of("date", "kind"),
                        List.of("name_zh", "name_en", "replaces"));
        TreeSet<Integer> off = new TreeSet<>();
        TreeMap<Integer, Integer> makeUp = new TreeMap<>();
        for (CsvRow row : file.rows(problems)) {
            row.required("date");
            String kind = row.oneOf("kind", Vocabulary.CALENDAR_KINDS);
            OptionalInt day = row.day("date");
            int replaced =
                    row.day("replaces").stream().map(WorkCalendar::weekday).findFirst().orElse(0);
            if (day.isEmpty()) {
                continue;
            }
            if (off.contains(day.getAsInt()) || makeUp.containsKey(day.getAsInt())) {
                row.problem("date", row.text("date") + " is given twice, expected once");
            } else if ("off".equals(kind)) {
                off.add(day.getAsInt());
            } else {
                addMakeUp(row, day.getAsInt(), replaced, makeUp);
            }
        }
        return new WorkCalendar(off, makeUp);
    }

    private static void addMakeUp(
            CsvRow row, int day, int replaced, TreeMap<Integer, Integer> makeUp) {
        if (WorkCalendar.weekday(day) < 5) {
            row.problem(
                    "date", row.text("date") + " is no weekend day, expected one for a workday");
        }
        makeUp.put(day, replaced);
    }

    Festivals festivals() {
        List<String> columns =
                List.of(Festivals.Feast.values()).stream().map(this::column).toList();
        List<String> required = List.of("year", column(Festivals.Feast.SPRING_FESTIVAL));
        CsvFile file = new CsvFile(folder.resolve(FESTIVALS), required, columns);
        Map<Integer, EnumMap<Festivals.Feast, Integer>> years = new TreeMap<>();
        for (CsvRow row : file.rows(problems)) {
            int year = (int) row.count("year");
            row.required("year");
            row.required(column(Festivals.Feast.SPRING_FESTIVAL));
            EnumMap<Festivals.Feast, Integer> days = new EnumMap<>(Festivals.Feast.class);
            for (Festivals.Feast feast : Festivals.Feast.values()) {
                row.day(column(feast)).ifPresent(day -> days.put(feast, day));
            }
            if (years.put(year, days) != null) {
                row.problem("year", year + " is given twice, expected once");
            }
        }
        return new Festivals(years);
    }

    private String column(Festivals.Feast feast) {
        return feast.name().toLowerCase(Locale.ROOT);
    }
}
