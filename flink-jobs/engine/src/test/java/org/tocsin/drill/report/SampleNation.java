package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.tocsin.model.Indicator;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;
import org.tocsin.place.Festivals;
import org.tocsin.place.ReferenceData;
import org.tocsin.place.WorkCalendar;

/** A made-up national run with one indicator and no facility, stopped while an epidemic grows. */
final class SampleNation {
    private static final LocalDate FROM = LocalDate.parse("2011-03-01");
    private static final LocalDate LAST = LocalDate.parse("2011-05-25");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String TAGS = ",axis=residence,indicator=EHEC,level=nation";

    private SampleNation() {}

    static ReferenceData reference() {
        Directory.Node nation =
                new Directory.Node(
                        "DE",
                        Level.NATION,
                        -1,
                        "德国",
                        "Germany",
                        51,
                        10,
                        81_000_000,
                        false,
                        "",
                        null);
        Directory directory = new Directory(List.of(nation), Map.of());
        return new ReferenceData(directory, WorkCalendar.NONE, Festivals.NONE, "0c2f6d1b7a90");
    }

    static List<Indicator> indicators() {
        return List.of(new Indicator(0, "EHEC", "肠出血性大肠杆菌", "EHEC O104:H4", true, "disease"));
    }

    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("series.lp"), series());
        Files.writeString(folder.resolve("alerts.ndjson"), alert());
        Files.writeString(folder.resolve("summary.json"), summary());
        return folder;
    }

    private static String series() {
        StringBuilder lines = new StringBuilder();
        for (LocalDate day = FROM; !day.isAfter(LAST); day = day.plusDays(1)) {
            int age = (int) (LAST.toEpochDay() - day.toEpochDay());
            int count = age > 24 ? (age % 17 == 0 ? 1 : 0) : Math.min(30, 2 * (25 - age));
            double complete = Math.min(1, 0.02 + age * 0.08);
            int known = (int) (count * complete);
            int received = age > 2 ? (age % 23 == 0 ? 1 : 0) : 40 - 8 * age;
            long at = day.atStartOfDay(ZONE).toEpochSecond();
            if (known > 0) {
                lines.append("cases" + TAGS + ",place=DE count=" + known + "i,completeness=");
                lines.append(complete + " " + at + "\n");
            }
            lines.append("receipts" + TAGS + ",place=DE count=" + received + "i " + at + "\n");
            lines.append("detector" + TAGS + ",method=ears-c2-3d,place=DE observed=" + received);
            lines.append("i,expected=0.2,threshold=4.2,baseline_days=28i " + at + "\n");
        }
        return lines.toString();
    }

    private static String alert() {
        return """
        {"alertId":"00000000000000aa","number":"T0524-01","transition":"opened","at":"2011-05-25T06:30:00+02:00","openedAt":"2011-05-25T06:30:00+02:00","rule":"ST-03","ruleVersion":1,"family":"statistical","tier":"notify","level":"S","axis":"residence","place":{"code":"DE","level":"nation","nameZh":"德国","nameEn":"Germany","county":""},"indicator":"EHEC","subject":"","observed":24,"threshold":4.2,"expected":0.2,"score":22.1,"method":"EARS C2, 3-day sum by receipt date","window":{"from":"2011-05-22","to":"2011-05-24","axis":"receipt"},"firstOnset":"2011-05-08","lastOnset":"2011-05-22","deadline":null,"cutOff":"2011-05-25T06:30:00+02:00","baseline":{"days":28,"from":"2011-04-20","excluded":0},"seenLate":false,"silencedBy":"at most 4 received in 3 days","records":[],"textZh":"【S级·统计】德国 肠出血性大肠杆菌 3天收到24例/平时0.2","textEn":"[S] Germany EHEC: 24 received in 3 days, expected 0.2","exercise":null}
        """;
    }

    private static String summary() throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode s = json.createObjectNode();
        s.put("drill", "ehec-2011").putNull("exercise").put("timezone", "Europe/Berlin");
        s.putObject("title").put("zh", "德国2011年肠出血性大肠杆菌").put("en", "EHEC, Germany 2011");
        s.put("from", FROM.toString()).put("until", "2011-05-26T00:00:00+02:00");
        s.put("asOf", "2011-05-26T06:30:00+02:00").put("lastJudgedDay", LAST.toString());
        s.putObject("focus").put("code", "DE").put("nameZh", "德国").put("nameEn", "Germany");
        s.put("dayClose", "06:30").put("generatedBy", "tocsin 0.1.0");
        s.put("command", "./tocsin drill ehec-2011 --as-of 2011-05-26");
        s.putObject("reporting").put("due", 0).put("in", 0).put("latestRecord", "2011-05-25T12:00");
        s.putObject("known").put("occurredByCutOff", 137).put("occurredEventually", 417);
        s.putObject("records").put("read", 630).put("accepted", 630).put("notYetReceived", 493);
        s.putObject("alerts").put("notify", 1).put("list", 0);
        s.withArray("curves").add("EHEC");
        s.withArray("demonstrations")
                .addObject()
                .put("id", "raw-occurrence")
                .put("alarms", 0)
                .put("text", "raw counts of incomplete days");
        return json.writeValueAsString(s);
    }
}
