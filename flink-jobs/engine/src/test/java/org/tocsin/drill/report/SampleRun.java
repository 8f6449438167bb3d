package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.model.Indicator;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;
import org.tocsin.place.Festivals;
import org.tocsin.place.Festivals.Feast;
import org.tocsin.place.ReferenceData;
import org.tocsin.place.WorkCalendar;

/**
 * Writes made-up output folders of a run, the same for the same options. Nobody in them is real.
 */
final class SampleRun {
    static final LocalDate LAST = LocalDate.parse("2024-02-19");

    private static final LocalDate FROM = LocalDate.parse("2023-11-20");
    private static final LocalDate SPRING_FESTIVAL = LocalDate.parse("2024-02-10");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[][] TOWNS = {
        {"140404001", "韩店街道", "Handian", "36.115", "113.065", "61000"},
        {"140404101", "苏店镇", "Sudian", "36.165", "113.090", "39000"},
        {"140404102", "荫城镇", "Yincheng", "35.965", "113.100", "38000"},
        {"140404103", "西火镇", "Xihuo", "35.905", "113.165", "30000"},
        {"140404104", "八义镇", "Bayi", "35.985", "113.000", "24000"},
        {"140404106", "郝家庄镇", "Haojiazhuang", "36.130", "113.000", "42000"},
        {"140404107", "南宋镇", "Nansong", "35.965", "112.930", "15000"},
        {"140404201", "西池乡", "Xichi", "36.065", "113.180", "14000"},
        {"140404202", "北呈乡", "Beicheng", "36.090", "112.985", "18000"},
        {"140404203", "东和乡", "Donghe", "36.040", "113.130", "16000"},
        {"140404400", "振兴旅游区", "Zhenxing", "36.020", "113.020", "5000"},
    };
    private static final String[][] INDICATORS = {
        {"FEVER", "发热", "Fever"},
        {"ILI", "流感样病例", "Influenza-like illness"},
        {"DIARRHOEA", "腹泻", "Diarrhoea"},
        {"FOODBORNE", "食源性疾病", "Foodborne illness"},
        {"SEVERE", "重症", "Severe illness"},
        {"CLASS_AB", "甲乙类传染病", "Class A and B diseases"},
    };
    private static final double[] MEANS = {60, 24, 18, 4, 1.2, 3};

    private final Path folder;
    private final StringBuilder series = new StringBuilder();
    private final StringBuilder alerts = new StringBuilder();
    private final StringBuilder signals = new StringBuilder();
    private int alertCount;
    private boolean silent;
    private boolean quietDay;
    private String exercise = "EX-2024-SF";
    private String asOf;
    private String title = "上党区2024年春节";

    SampleRun(Path folder) {
        this.folder = folder;
    }

    SampleRun alerts(int count) {
        alertCount = count;
        return this;
    }

    /** Two sources missing, one of them silent, and a county day without any report. */
    SampleRun silentSource() {
        silent = true;
        return this;
    }

    /** No signal on the last day. */
    SampleRun nothingNew() {
        quietDay = true;
        return this;
    }

    SampleRun exercise(String id) {
        exercise = id;
        return this;
    }

    SampleRun asOf(String instant) {
        asOf = instant;
        return this;
    }

    SampleRun title(String text) {
        title = text;
        return this;
    }

    static List<Indicator> indicators() {
        List<Indicator> list = new ArrayList<>();
        for (String[] i : INDICATORS) {
            list.add(new Indicator(list.size(), i[0], i[1], i[2], true, "syndrome"));
        }
        return list;
    }

    private static Directory directory() {
        List<Directory.Node> nodes = new ArrayList<>();
        nodes.add(
                place("140404", Level.COUNTY, -1, "上党区", "Shangdang", "36.05", "113.05", "302000"));
        for (String[] t : TOWNS) {
            nodes.add(place(t[0], Level.TOWNSHIP, 0, t[1], t[2], t[3], t[4], t[5]));
        }
        for (int i = 0; i < 18; i++) {
            String town = TOWNS[i % TOWNS.length][1];
            String en = TOWNS[i % TOWNS.length][2];
            String kind = i < TOWNS.length ? "中心卫生院" : "第二卫生院";
            String kindEn = i < TOWNS.length ? " Health Centre" : " Second Health Centre";
            nodes.add(
                    new Directory.Node(
                            facility(i),
                            Level.FACILITY,
                            1 + i % TOWNS.length,
                            town + kind,
                            en + kindEn,
                            Double.NaN,
                            Double.NaN,
                            0,
                            false,
                            "township_hospital",
                            new Directory.Facility("room", true, false, 480)));
        }
        return new Directory(nodes, Map.of());
    }

    private static Directory.Node place(
            String code,
            Level level,
            int parent,
            String zh,
            String en,
            String lat,
            String lon,
            String population) {
        return new Directory.Node(
                code,
                level,
                parent,
                zh,
                en,
                Double.parseDouble(lat),
                Double.parseDouble(lon),
                Long.parseLong(population),
                level == Level.TOWNSHIP,
                "",
                null);
    }

    private static String facility(int i) {
        return "F"
                + TOWNS[i % TOWNS.length][0].substring(0, 6)
                + "-"
                + String.format("%02d", i + 1);
    }

    static ReferenceData reference() {
        SortedSet<Integer> off = new TreeSet<>();
        for (int i = 0; i < 8; i++) {
            off.add((int) SPRING_FESTIVAL.toEpochDay() + i);
        }
        SortedMap<Integer, Integer> makeUp = new TreeMap<>();
        makeUp.put((int) SPRING_FESTIVAL.toEpochDay() - 6, 4);
        makeUp.put((int) SPRING_FESTIVAL.toEpochDay() + 8, 5);
        Map<Integer, EnumMap<Feast, Integer>> feasts = new TreeMap<>();
        for (String day : List.of("2023-01-22", "2024-02-10")) {
            LocalDate date = LocalDate.parse(day);
            EnumMap<Feast, Integer> year = new EnumMap<>(Feast.class);
            year.put(Feast.SPRING_FESTIVAL, (int) date.toEpochDay());
            feasts.put(date.getYear(), year);
        }
        return new ReferenceData(
                directory(), new WorkCalendar(off, makeUp), new Festivals(feasts), "4f1c09aa21be");
    }

    Path write() throws IOException {
        Files.createDirectories(folder.resolve("linelist"));
        for (int k = 0; k < INDICATORS.length; k++) {
            counts(INDICATORS[k][0], "county", "140404", MEANS[k], k);
            for (int t = 0; t < TOWNS.length; t++) {
                double share = Double.parseDouble(TOWNS[t][5]) / 302000;
                double extra = k == 1 && t == 3 ? 2.4 : k == 2 && t == 2 ? 1.9 : 1;
                counts(
                        INDICATORS[k][0],
                        "township",
                        TOWNS[t][0],
                        MEANS[k] * share * extra,
                        k + t + 9);
            }
        }
        reporting();
        for (int i = 0; i < alertCount; i++) {
            alert(i);
        }
        if (!quietDay) {
            signal("140404102", "荫城镇", "Yincheng", "DIARRHOEA", 9, 3.1, 4.9, true);
            signal("140404103", "西火镇", "Xihuo", "ILI", 21, 8.4, 4.4, true);
            signal("140404", "上党区", "Shangdang", "FEVER", 233, 181, 4.1, false);
        }
        Files.writeString(folder.resolve("series.lp"), series);
        Files.writeString(folder.resolve("alerts.ndjson"), alerts);
        Files.writeString(folder.resolve("signals.ndjson"), signals);
        Files.writeString(
                folder.resolve("deadletters.ndjson"),
                """
                {"file":"visits.csv","line":118,"field":"residence_code","reason":"unknown-place","expected":"a code of places.csv","raw":"HIS,88213,,14040x,<script>alert(1)</script>","receivedAt":null}
                {"file":"visits.csv","line":4021,"field":"visit_at","reason":"future-date","expected":"not after 2024-02-20T12:00","raw":"HIS,88991,2099-01-01","receivedAt":null}
                """);
        Files.writeString(
                folder.resolve("unresolved.csv"),
                "text,field,count\n西火镇小学(东校区),org,3\n\"<img src=x onerror=alert(1)>\",org,7\n");
        summary();
        return folder;
    }

    private void counts(String indicator, String level, String place, double mean, int seed) {
        Random random = new Random(7919L * seed + indicator.hashCode());
        double[] received = new double[600];
        int i = 0;
        LocalDate start = LocalDate.parse(level.equals("county") ? "2022-11-20" : "2023-09-20");
        for (LocalDate day = start; !day.isAfter(LAST); day = day.plusDays(1), i++) {
            double wave =
                    1
                            + 0.5 * Math.sin(i / 22.0)
                            + (day.getDayOfWeek().getValue() > 5 ? -0.25 : 0.1);
            int age = (int) (LAST.toEpochDay() - day.toEpochDay());
            double complete = age < 5 ? new double[] {0.38, 0.71, 0.86, 0.92, 0.94}[age] : 1;
            int count = poisson(random, mean * wave * complete);
            received[i] = poisson(random, mean * wave);
            if (silent && day.equals(LocalDate.parse("2024-01-17"))) {
                count = 0;
            }
            line(
                    "cases",
                    "indicator=" + indicator,
                    level,
                    place,
                    day,
                    "count="
                            + count
                            + "i,visits="
                            + count
                            + "i,rate7="
                            + mean * 2
                            + ",completeness="
                            + complete);
            line(
                    "receipts",
                    "indicator=" + indicator,
                    level,
                    place,
                    day,
                    "count=" + (int) received[i] + "i");
            if (i > 40) {
                detector(indicator, level, place, day, received, i, 3);
                detector(indicator, level, place, day, received, i, 7);
            }
        }
    }

    private void detector(
            String indicator, String level, String place, LocalDate day, double[] r, int i, int n) {
        double observed = 0;
        double expected = 0;
        for (int j = 0; j < n; j++) {
            observed += r[i - j];
        }
        for (int j = 0; j < 28; j++) {
            expected += r[i - j - n - 2] * n / 28;
        }
        double threshold = expected + 4 * Math.max(1, Math.sqrt(expected));
        String tags = "indicator=" + indicator;
        series.append("detector,axis=residence,").append(tags).append(",level=").append(level);
        series.append(",method=ears-c2-").append(n).append("d,place=").append(place);
        series.append(" observed=").append(observed).append(",expected=").append(expected);
        series.append(",threshold=").append(threshold).append(",baseline_days=28i ");
        series.append(day.atStartOfDay(ZONE).toEpochSecond()).append('\n');
    }

    private void line(
            String measurement,
            String tag,
            String level,
            String place,
            LocalDate day,
            String fields) {
        series.append(measurement).append(",axis=residence,").append(tag).append(",level=");
        series.append(level).append(",place=").append(place).append(' ').append(fields).append(' ');
        series.append(day.atStartOfDay(ZONE).toEpochSecond()).append('\n');
    }

    private static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int n = 0;
        for (; product > limit; n++) {
            product *= random.nextDouble();
        }
        return n;
    }

    private void reporting() {
        Random random = new Random(5);
        for (LocalDate day = FROM; !day.isAfter(LAST); day = day.plusDays(1)) {
            long at = day.atStartOfDay(ZONE).toEpochSecond();
            boolean blank = silent && day.equals(LocalDate.parse("2024-01-17"));
            series.append("reporting,level=county,place=140404 due=18i,in=");
            series.append(blank ? 0 : silent ? 16 : 18)
                    .append("i,silent=0i,visits=140i ")
                    .append(at);
            series.append("\nili_percent,level=county,place=140404 ili=24i,visits=800i,percent=");
            series.append(2 + random.nextDouble() * 2).append(",facilities=18i ").append(at);
            series.append(
                    "\nintake read=160i,rejected=1i,duplicates=4i,revisions=3i,withdrawals=0i,late=2i ");
            series.append(at).append('\n');
            for (int f = 0; f < 18; f++) {
                boolean dumb = silent && f == 4 && day.isAfter(LAST.minusDays(4));
                series.append("reporting,level=facility,place=").append(facility(f));
                series.append(" due=1i,in=").append(dumb ? 0 : 1).append("i,silent=");
                series.append(dumb ? 1 : 0).append("i,visits=8i,delay_median_h=");
                series.append(2 + random.nextInt(40) / 10.0).append(",delay_p90_h=");
                series.append(10 + random.nextInt(300) / 10.0).append(' ').append(at).append('\n');
            }
        }
    }

    private void alert(int i) throws IOException {
        String[] town = TOWNS[(i + 3) % TOWNS.length];
        String level = List.of("C", "E", "S", "1", "C", "Q").get(i % 6);
        String indicator = INDICATORS[(i + 1) % 6][0];
        LocalDate to = LAST.minusDays(1 + i * 7L % 60);
        String id = String.format("%016x", 0x9e3779b97f4a7c15L * (i + 1));
        ObjectNode a = JSON.createObjectNode();
        a.put("alertId", id)
                .put(
                        "number",
                        String.format(
                                "T%02d%02d-%02d", to.getMonthValue(), to.getDayOfMonth(), i + 1));
        a.put("transition", "opened").put("at", to.plusDays(1) + "T06:30:00+08:00");
        a.put("openedAt", to.plusDays(1) + "T06:30:00+08:00")
                .put("rule", level.equals("Q") ? "Q-01" : level.equals("S") ? "ST-03" : "PC-01");
        a.put("ruleVersion", 1)
                .put("family", "cluster")
                .put("tier", i % 9 == 8 ? "list" : "notify")
                .put("level", level);
        a.put("axis", "institution");
        a.putObject("place")
                .put("code", "S140404-" + i)
                .put("level", "institution")
                .put("nameZh", town[1] + "中心小学")
                .put("nameEn", town[2] + " Central Primary School")
                .put("county", "140404");
        if (level.equals("Q")) {
            a.putNull("indicator");
        } else {
            a.put("indicator", indicator);
        }
        int observed = 11 + i % 13;
        a.put("subject", "").put("observed", observed).put("threshold", 10);
        if (level.equals("S")) {
            a.put("expected", 3.1).put("score", 5.2);
            a.putObject("baseline")
                    .put("days", 28)
                    .put("from", to.minusDays(36).toString())
                    .put("excluded", 2);
        }
        a.put("method", "count of persons in 7 days, limit 10");
        a.putObject("window")
                .put("from", to.minusDays(6).toString())
                .put("to", to.toString())
                .put("axis", level.equals("S") ? "receipt" : "occurrence");
        a.put("firstOnset", to.minusDays(5).toString()).put("lastOnset", to.toString());
        a.put("deadline", to.plusDays(1) + "T12:00:00+08:00")
                .put("cutOff", to.plusDays(1) + "T06:30:00+08:00")
                .put("completeness", 0.92);
        a.put("seenLate", i % 7 == 6).put("silencedBy", "fewer than 10 persons in 7 days");
        for (int r = 0; r < observed; r++) {
            a.withArray("records").add("HIS:" + (88000 + i * 40 + r));
        }
        a.put(
                "textZh",
                "【"
                        + level
                        + "级·核实】演示县"
                        + town[1]
                        + "中心小学 流感样7天"
                        + observed
                        + "例(线10),首2/8末2/12。今日12时前核实。");
        a.put(
                        "textEn",
                        "["
                                + level
                                + " verify] "
                                + town[2]
                                + " Central Primary School: "
                                + observed
                                + " in 7 d (limit 10).")
                .put("exercise", exercise);
        alerts.append(a).append('\n');
        if (i % 3 == 0) {
            a.put("transition", "growth")
                    .put("at", to.plusDays(2) + "T06:30:00+08:00")
                    .put("observed", observed + 6);
            alerts.append(a).append('\n');
        }
        StringBuilder lines =
                new StringBuilder(
                        "record_id,person,occurrence_date,visit_date,reported_at,received_at,residence,facility,institution,indicators,flags\n");
        for (int r = 0; r < observed; r++) {
            LocalDate onset = to.minusDays((r * r + i) % 6);
            lines.append(
                    "HIS:"
                            + (88000 + i * 40 + r)
                            + ",p"
                            + Integer.toHexString(r * 7919 + i)
                            + ","
                            + onset
                            + ","
                            + onset.plusDays(1)
                            + ","
                            + onset.plusDays(1)
                            + "T10:00:00+08:00,"
                            + onset.plusDays(1)
                            + "T10:04:00+08:00,"
                            + town[0]
                            + ","
                            + facility(i % 18)
                            + ","
                            + town[1]
                            + "中心小学,FEVER|ILI,\n");
        }
        Files.writeString(folder.resolve("linelist/" + id + ".csv"), lines);
    }

    private void signal(
            String code,
            String zh,
            String en,
            String indicator,
            double observed,
            double expected,
            double score,
            boolean start) {
        ObjectNode s = JSON.createObjectNode();
        s.put("method", "ears-c2-3d").put("axis", "residence");
        s.putObject("place")
                .put("code", code)
                .put("level", code.length() == 6 ? "county" : "township")
                .put("nameZh", zh)
                .put("nameEn", en);
        s.put("indicator", indicator)
                .put("day", LAST.toString())
                .put("at", LAST.plusDays(1) + "T06:30:00+08:00");
        s.put("observed", observed)
                .put("expected", expected)
                .put("threshold", expected + 4)
                .put("score", score);
        s.put("baselineDays", 28).put("tier", "list").put("runStart", start);
        signals.append(s).append('\n');
    }

    private void summary() throws IOException {
        ObjectNode s = JSON.createObjectNode();
        s.put("drill", "sample");
        s.putObject("title")
                .put("zh", title)
                .put("en", title.startsWith("上党") ? "Shangdang, Spring Festival 2024" : title);
        s.put("exercise", exercise)
                .put("command", "./tocsin drill spring-festival-2024 --lang zh")
                .put("generatedBy", "tocsin 0.1.0");
        s.put("timezone", "Asia/Shanghai")
                .put("from", FROM.toString())
                .put("until", "2024-02-20T12:00:00+08:00")
                .put("asOf", asOf)
                .put("dayClose", "06:30");
        s.put("lastJudgedDay", LAST.toString());
        s.putObject("focus").put("code", "140404").put("nameZh", "上党区").put("nameEn", "Shangdang");
        s.putObject("reference").put("version", "4f1c09aa21be");
        rule(s, "PC-01", "流感样病例聚集", "ILI cluster in a school", "C", "notify");
        rule(s, "ST-03", "EARS 偏离", "EARS aberration", "S", "list");
        rule(s, "Q-01", "哨点静默", "Silent sentinel", "Q", "notify");
        s.withArray("detectors")
                .addObject()
                .put("method", "ears-c2-3d")
                .putObject("parameters")
                .put("baseline", 28)
                .put("gap", 4)
                .put("zList", 4);
        s.withArray("sources").add("Synthetic: seeded generator, no real person.");
        s.putObject("records")
                .put("read", 12840)
                .put("accepted", 12790)
                .put("rejected", 50)
                .put("duplicates", 310)
                .put("revisions", 122)
                .put("withdrawals", 9)
                .put("late", 41)
                .put("notYetReceived", 0);
        s.putObject("deadLetterReasons").put("unknown-place", 31).put("future-date", 19);
        ObjectNode r =
                s.putObject("reporting")
                        .put("due", 18)
                        .put("in", silent ? 16 : 18)
                        .put("latestRecord", "2024-02-20T11:42:00+08:00");
        r.putArray("missing");
        r.putArray("silent");
        if (silent) {
            r.withArray("missing").add(facility(1)).add(facility(4));
            r.withArray("silent").add(facility(4));
        }
        s.putObject("known");
        s.putObject("alerts")
                .put("notify", alertCount)
                .put("list", 3)
                .putObject("byRule")
                .putObject("PC-01")
                .put("notify", alertCount)
                .put("list", 0);
        s.put("countyWeeks", 13.1);
        curves(s);
        Files.writeString(folder.resolve("summary.json"), JSON.writeValueAsString(s));
    }

    private static void curves(ObjectNode s) {
        for (String[] i : INDICATORS) {
            s.withArray("curves").add(i[0]);
        }
    }

    private static void rule(
            ObjectNode s, String id, String zh, String en, String level, String tier) {
        s.withArray("rules")
                .addObject()
                .put("id", id)
                .put("version", 1)
                .put("mark", "B")
                .put("enabled", true)
                .put("tier", tier)
                .put("level", level)
                .put("nameZh", zh)
                .put("nameEn", en)
                .put("deadline", "PT24H");
    }
}
