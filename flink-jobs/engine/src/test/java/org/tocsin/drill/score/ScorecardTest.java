package org.tocsin.drill.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.place.Directory;
import org.tocsin.place.ReferenceData;
import org.tocsin.store.Measurement;

/**
 * One outbreak found by its reports after 12 hours, one found by time and place, one not at all.
 */
class ScorecardTest {
    private static final Directory PLACES =
            ReferenceData.load(Path.of("../../data-samples/reference/shangdang")).directory();

    @TempDir Path run;

    private static String inject(String id, String place, String indicator, String records) {
        return """
            {"id":"%s","type":"t","kind":"outbreak","indicators":["%s"],"place":"%s",\
            "level":"township","horizonDays":14,"size":3,"reported":3,\
            "firstOnset":"2024-02-01T00:00:00+08:00","firstVisit":"2024-02-01T00:00:00+08:00",\
            "firstReport":"2024-02-01T08:00:00+08:00","lastReport":"2024-02-05T08:00:00+08:00",\
            "records":[%s]}"""
                .formatted(id, indicator, place, records);
    }

    private static String alert(String id, String tier, String at, String what, String records) {
        return """
            {"alertId":"%s","number":"T0201-%s","transition":"opened","at":"%s","rule":"R-%s",\
            "family":"window","tier":"%s","axis":"residence",%s,"records":[%s]}
            """
                .formatted(id, id, at, id, tier, what, records);
    }

    @Test
    void theFirstAlertOfEachTierIsTheOnesOfTheTruth() throws Exception {
        Path truth = run.resolve("truth.json");
        Files.writeString(
                truth,
                "{\"injects\":["
                        + inject("a", "140404102", "ILI", "\"1\",\"2\",\"3\"")
                        + ","
                        + inject("b", "140404103", "GI", "\"4\",\"5\",\"6\"")
                        + ","
                        + inject("c", "140404103", "HFMD", "\"7\",\"8\",\"9\"")
                        + "]}");
        String ili =
                "\"place\":{\"code\":\"140404102\",\"level\":\"township\"},\"indicator\":\"ILI\"";
        String gi =
                "\"place\":{\"code\":\"140404103\",\"level\":\"township\"},\"indicator\":\"GI\"";
        Files.writeString(
                run.resolve("alerts.ndjson"),
                alert("x", "notify", "2024-02-01T20:00:00+08:00", ili, "\"1\",\"2\",\"0\"")
                        + alert("y", "list", "2024-02-03T08:00:00+08:00", gi, ""));
        long noon = 1706760000L; // 1 February 2024, 12:00 in China
        Files.writeString(
                run.resolve("episodes.csv"),
                "at,a,first,b,record\n%d,,1,,1\n%d,,1,,2\n%d,,1,,3\n"
                        .formatted(noon * 1000, noon * 1000, (noon + 86_400) * 1000));
        String at = " " + (noon - 4 * 3600);
        assertEquals(
                List.of(
                        "scorecard,exercise=e,outbreak=a,tier=notify detected=1i,rule=\"R-x\","
                                + "number=\"T0201-x\",place_zh=\"荫城镇\",place_en=\"Yincheng Town\","
                                + "delay_h=12.0,alert_ms=1706788800000i,cases=2i,reported=3i,"
                                + "by_records=1i"
                                + at,
                        "scorecard,exercise=e,outbreak=a,tier=list detected=1i,rule=\"R-x\","
                                + "number=\"T0201-x\",place_zh=\"荫城镇\",place_en=\"Yincheng Town\","
                                + "delay_h=12.0,alert_ms=1706788800000i,cases=2i,reported=3i,"
                                + "by_records=1i"
                                + at,
                        missed("b", "notify", at),
                        "scorecard,exercise=e,outbreak=b,tier=list detected=1i,rule=\"R-y\","
                                + "number=\"T0201-y\",place_zh=\"西火镇\",place_en=\"Xihuo Town\","
                                + "delay_h=48.0,alert_ms=1706918400000i,cases=0i,reported=3i,"
                                + "by_records=0i"
                                + at,
                        missed("c", "notify", at),
                        missed("c", "list", at)),
                Scorecard.lines(run, truth, PLACES, "e"));
    }

    private static String missed(String id, String tier, String at) {
        return "scorecard,exercise=e,outbreak=%s,tier=%s detected=0i,rule=\"\",number=\"\","
                        .formatted(id, tier)
                + "place_zh=\"西火镇\",place_en=\"Xihuo Town\",delay_h=-1.0,alert_ms=0i,cases=0i,"
                + "reported=3i,by_records=-1i"
                + at;
    }

    @Test
    void everyLineHasTheFieldsOfTheDictionaryInItsOrder() throws Exception {
        theFirstAlertOfEachTierIsTheOnesOfTheTruth();
        List<String> names =
                Measurement.SCORECARD.fields().stream().map(Measurement.Field::name).toList();
        Path truth = run.resolve("truth.json");
        for (String line : Scorecard.lines(run, truth, PLACES, "e")) {
            String fields = line.replaceAll("\"[^\"]*\"", "\"\"").split(" ")[1];
            assertEquals(names, List.of(fields.replaceAll("=[^,]*", "").split(",")), () -> fields);
        }
    }
}
