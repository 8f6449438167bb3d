package org.tocsin.drill.generate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes the reference folder of a made-up province for benchmarks: cities, counties and townships
 * on a grid, with skewed township sizes, three hospitals a county and a fever room, a school and a
 * kindergarten a township. Calendar and festivals are copied from another set. Nothing in it is
 * real; every population is marked as assumed.
 */
final class ProvincePlaces {
    /** Code of the province; no real province begins with 99. */
    static final String CODE = "990000";

    /** The largest township of a county has this share of its people, the next follow suit. */
    private static final double LARGEST = 0.31;

    private static final int COUNTIES_PER_CITY = 10;
    private static final int COUNTY_PEOPLE = 376_000;
    private static final String CALENDAR = "calendar.csv";
    private static final String FESTIVALS = "festivals.csv";

    private final int counties;
    private final int townships;

    ProvincePlaces(int counties, int townships) {
        this.counties = counties;
        this.townships = townships;
    }

    /** Writes the folder; dates come from the given set where it has them. */
    void write(Path folder, Path datesFrom) throws IOException {
        Files.createDirectories(folder);
        try (BufferedWriter places = file(folder, "places.csv");
                BufferedWriter facilities = file(folder, "facilities.csv");
                BufferedWriter institutions = file(folder, "institutions.csv")) {
            places.write(
                    "code,level,parent,name_zh,name_en,lat,lon,population,population_year,"
                            + "population_source\n");
            facilities.write(
                    "code,name_zh,name_en,type,place,lat,lon,fever_service,sentinel,open_24h,"
                            + "daily_report_due\n");
            institutions.write("code,type,name_zh,name_en,place,headcount,lat,lon\n");
            place(
                    places,
                    CODE,
                    "province",
                    "",
                    "演示省",
                    "Demo Province",
                    35,
                    110,
                    total(),
                    "assumed");
            for (int c = 0; c < counties; c++) {
                county(c, places, facilities, institutions);
            }
        }
        for (String dates : new String[] {CALENDAR, FESTIVALS}) {
            if (datesFrom != null && Files.exists(datesFrom.resolve(dates))) {
                Files.write(folder.resolve(dates), Files.readAllBytes(datesFrom.resolve(dates)));
            }
        }
    }

    private static BufferedWriter file(Path folder, String name) throws IOException {
        return Files.newBufferedWriter(folder.resolve(name));
    }

    private long total() {
        return (long) counties * COUNTY_PEOPLE;
    }

    private void county(
            int c, BufferedWriter places, BufferedWriter facilities, BufferedWriter institutions)
            throws IOException {
        String city = "99%02d00".formatted(c / COUNTIES_PER_CITY + 1);
        double lat = 34 + c / COUNTIES_PER_CITY * 0.4;
        double lon = 109 + c % COUNTIES_PER_CITY * 0.4;
        if (c % COUNTIES_PER_CITY == 0) {
            String name = "演示" + (c / COUNTIES_PER_CITY + 1) + "市";
            long people = (long) Math.min(COUNTIES_PER_CITY, counties - c) * COUNTY_PEOPLE;
            place(places, city, "city", CODE, name, "Demo City", lat, 111, people, "assumed");
        }
        String code = city.substring(0, 4) + "%02d".formatted(c % COUNTIES_PER_CITY + 1);
        String name = "演示" + (c + 1) + "县";
        String english = "Demo County " + (c + 1);
        place(places, code, "county", city, name, english, lat, lon, COUNTY_PEOPLE, "assumed");
        String[] hospitals = {"county_hospital", "tcm_hospital", "mch"};
        double rest = 1;
        for (int t = 0; t < townships; t++) {
            boolean last = t == townships - 1;
            double share = last ? rest : Math.max(0.004, rest * (t == 0 ? LARGEST : 0.11));
            rest -= share;
            String township = code + (t == 0 ? "001" : Integer.toString(100 + t));
            double y = lat + t / 6 * 0.06;
            double x = lon + t % 6 * 0.06;
            String zh = name + (t == 0 ? "城关街道" : "第" + t + "镇");
            String en = english + (t == 0 ? " Seat" : " Town " + t);
            long people = Math.round(share * COUNTY_PEOPLE);
            place(places, township, "township", code, zh, en, y, x, people, "assumed");
            room(facilities, township, zh, en, y, x);
            pupils(institutions, township, zh, en, people, y, x);
        }
        for (int h = 0; h < hospitals.length; h++) {
            hospital(facilities, code + "001", h, hospitals[h], name, english, lat, lon);
        }
        restaurants(institutions, code + "001", name, english, lat, lon);
    }

    private static void place(
            BufferedWriter out,
            String code,
            String level,
            String parent,
            String zh,
            String en,
            double lat,
            double lon,
            long people,
            String source)
            throws IOException {
        String row = "%s,%s,%s,%s,%s,%.4f,%.4f,%d,,%s%n";
        out.write(line(row, code, level, parent, zh, en, lat, lon, people, source));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
    }

    private static void room(
            BufferedWriter out, String township, String zh, String en, double y, double x)
            throws IOException {
        String row = "F%s-01,%s卫生院,%s health centre,township_centre,%s,%.4f,%.4f,room,0,1,06:00%n";
        out.write(line(row, township, zh, en, township, y, x));
    }

    private static void hospital(
            BufferedWriter out,
            String township,
            int h,
            String type,
            String zh,
            String en,
            double y,
            double x)
            throws IOException {
        String[] names = {"人民医院", "中医院", "妇幼保健院"};
        String[] service = {"clinic", "clinic", "none"};
        String row = "F%s-%02d,%s%s,%s %s,%s,%s,%.4f,%.4f,%s,%d,%d,06:00%n";
        int open = service[h].equals("clinic") ? 1 : 0;
        int sentinel = h == 0 ? 1 : 0;
        out.write(
                line(
                        row,
                        township,
                        h + 2,
                        zh,
                        names[h],
                        en,
                        type,
                        type,
                        township,
                        y,
                        x,
                        service[h],
                        sentinel,
                        open));
    }

    private static void pupils(
            BufferedWriter out,
            String township,
            String zh,
            String en,
            long people,
            double y,
            double x)
            throws IOException {
        String row = "%s%s-01,%s,%s%s,%s %s,%s,%d,%.4f,%.4f%n";
        long school = people / 12;
        long kindergarten = people / 40;
        out.write(
                line(
                        row, "S", township, "school", zh, "中心小学", en, "school", township, school, y,
                        x));
        out.write(
                line(
                        row,
                        "K",
                        township,
                        "kindergarten",
                        zh,
                        "幼儿园",
                        en,
                        "kindergarten",
                        township,
                        kindergarten,
                        y,
                        x));
    }

    private static void restaurants(
            BufferedWriter out, String township, String zh, String en, double y, double x)
            throws IOException {
        for (int r = 1; r <= 12; r++) {
            String row = "R%s-%02d,restaurant,%s饭店%d,%s restaurant %d,%s,,%.4f,%.4f%n";
            out.write(line(row, township, r, zh, r, en, r, township, y, x));
        }
    }
}
