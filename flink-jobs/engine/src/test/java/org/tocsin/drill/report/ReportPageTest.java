package org.tocsin.drill.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts asserted on are those of the English bundle and of the sample folders. */
class ReportPageTest {
    @TempDir Path folder;

    private static String page(Path folder, Locale language) throws IOException {
        Path file =
                ReportPage.write(folder, SampleRun.reference(), SampleRun.indicators(), language);
        return Files.readString(file);
    }

    private static String nation(Path folder, Locale language) throws IOException {
        Path file =
                ReportPage.write(
                        SampleNation.write(folder),
                        SampleNation.reference(),
                        SampleNation.indicators(),
                        language);
        return Files.readString(file);
    }

    /** The page before its scripts. */
    private static String markup(String page) {
        return page.substring(0, page.indexOf("</main>"));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void hasEverySectionInOrder() throws IOException {
        String page = page(new SampleRun(folder).alerts(1).write(), Locale.ENGLISH);
        int last = 0;
        for (String id :
                List.of("head", "whole", "alerts", "new", "curves", "places", "quality", "foot")) {
            int at = page.indexOf("id=\"" + id + "\"");
            assertTrue(at > last, id + " is missing or out of order");
            last = at;
        }
        assertTrue(page.contains("<html lang=\"en\">"));
        assertTrue(page.contains("演练 EXERCISE · EX-2024-SF"));
        assertTrue(page.contains("INTERNAL: not for publication"));
        assertTrue(page.contains("<b>2024-02-20 12:00</b>"), "data cut-off");
        assertTrue(page.contains("./tocsin drill spring-festival-2024 --lang zh"));
    }

    @Test
    void saysSoWhenThereIsNothing() throws IOException {
        String page = page(new SampleRun(folder).nothingNew().write(), Locale.ENGLISH);
        assertTrue(page.contains("No open alerts. Last evaluation 2024-02-20 06:30."));
        assertTrue(page.contains("Nothing new: no signal began at the last evaluation"));
        assertTrue(page.contains("All sources are in, none is silent."));
    }

    @Test
    void namesMissingAndSilentSourcesFirst() throws IOException {
        String page = page(new SampleRun(folder).silentSource().write(), Locale.ENGLISH);
        assertTrue(page.contains("2 source(s) have not reported, 1 source(s) silent."));
        assertTrue(page.contains("Missing: Sudian Health Centre, Bayi Health Centre"));
        assertTrue(page.contains("<td class=\"n\">no report</td>") || page.contains(",null,"));
    }

    @Test
    void showsEveryOpenAlertWithItsExplanationAndLineList() throws IOException {
        String page = page(new SampleRun(folder).alerts(50).write(), Locale.ENGLISH);
        assertTrue(page.contains("Open alerts: 45"), "50 alerts, every ninth on the list tier");
        assertEquals(50, count(page, "<details class=\"alert\""));
        assertEquals(50, count(page, "Line list, pseudonymous"));
        assertTrue(page.contains("Still open, without change for more than 7 days: 41"));
        assertTrue(page.contains("fewer than 10 persons in 7 days"));
        assertTrue(page.contains("PC-01 ILI cluster in a school, version 1"));
        assertTrue(page.contains("overdue by 24 h"), "due 02-19 12:00, cut-off 02-20 12:00");
    }

    /** By itself the cluster would be sent: once in 100,000 days. Its alert says that FB-04 is. */
    @Test
    void aClusterThatAnotherMessageSpeaksForIsNotCalledSent() throws IOException {
        Path run = new SampleRun(folder).alerts(1).write();
        String line =
                """
                {"at":"2024-02-20T06:30:00+08:00","day":"2024-02-19","indicator":"ILI",\
                "region":{"code":"140404"},"rank":1,"cluster":"140404103@2024-02-18",\
                "tier":"notify","from":"2024-02-17","to":"2024-02-19","observed":12,\
                "expected":2.7,"llr":9.0,"p":0.00001,"recurrenceDays":100000,"replicates":999,\
                "radiusKm":0,"centre":"140404103","places":["140404103"],"map":[]}
                """;
        Files.writeString(run.resolve("clusters.ndjson"), line);
        String scanned = "scanned,exercise=EX,indicator=ILI,place=140404 cases=500i,places=9i,";
        Files.writeString(
                run.resolve("series.lp"),
                Files.readString(run.resolve("series.lp"))
                        + scanned
                        + "left_out=0i,ran=1i,behind=0i 1708272000\n");
        assertTrue(clusters(run).contains("Xihuo<span class=\"method\"> sent</span>"));
        Path alerts = run.resolve("alerts.ndjson");
        String alert = Files.readString(alerts).lines().findFirst().orElseThrow();
        Files.writeString(
                alerts,
                alert.replaceAll("\"tier\":\"[a-z]*\"", "\"tier\":\"list\"")
                                .replaceAll("\"indicator\":\"[A-Z]*\"", "\"indicator\":\"ILI\"")
                                .replaceAll(
                                        "\"subject\":\"[^\"]*\"",
                                        "\"subject\":\"140404103@2024-02-18\"")
                                .replaceAll(
                                        "\"method\":\"[^\"]*\"",
                                        "\"method\":\"scan; the message on these patients is by FB-04\"")
                        + "\n");
        assertTrue(
                clusters(run).contains("> listed; the message on these patients is by FB-04<"),
                () -> alert);
    }

    private static String clusters(Path run) throws IOException {
        String page = page(run, Locale.ENGLISH);
        int from = page.indexOf("id=\"clusters\"");
        return page.substring(from, page.indexOf("</section>", from));
    }

    @Test
    void leavesOutStatusOfAlertsThatEnded() throws IOException {
        Path run = new SampleRun(folder).alerts(1).write();
        Path alerts = run.resolve("alerts.ndjson");
        String opened = Files.readString(alerts);
        String line = opened.lines().findFirst().orElseThrow();
        String closed = line.replace("\"transition\":\"opened\"", "\"transition\":\"closed\"");
        Files.writeString(alerts, opened + closed + "\n");
        String page = page(run, Locale.ENGLISH);
        assertTrue(page.contains("No open alerts."));
        assertTrue(page.contains("Closed or withdrawn in this period: 1"));
    }

    @Test
    void escapesHostileText() throws IOException {
        SampleRun sample =
                new SampleRun(folder).alerts(1).title("</title><script>alert(1)</script>");
        String page = page(sample.exercise("\"</style><b>x").write(), Locale.ENGLISH);
        assertFalse(page.contains("<script>alert(1)"));
        assertFalse(page.contains("<img src=x"));
        assertFalse(page.contains("</style><b>"));
        assertTrue(page.contains("&lt;img src=x onerror=alert(1)&gt;"), "unresolved name as text");
        String data = page.substring(page.indexOf("id=\"report-data\">") + 17);
        assertFalse(data.substring(0, data.indexOf("</script>")).contains("<"));
    }

    @Test
    void loadsNothingFromAnywhere() throws IOException {
        for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            String page = page(new SampleRun(folder).alerts(2).write(), language);
            Matcher loads =
                    Pattern.compile(
                                    "(?i)(src|href|action)=\"([^\"]*)\"|url\\(|@import|<link|<iframe")
                            .matcher(markup(page));
            while (loads.find()) {
                assertTrue(String.valueOf(loads.group(2)).startsWith("linelist/"), loads.group());
            }
            assertTrue(
                    page.contains("default-src &#39;none&#39;"),
                    "the browser is told to load nothing");
            assertFalse(markup(page).contains("http://") || markup(page).contains("https://"));
        }
    }

    @Test
    void readsInChinese() throws IOException {
        String page = page(new SampleRun(folder).alerts(3).write(), Locale.SIMPLIFIED_CHINESE);
        assertTrue(page.contains("<html lang=\"zh-CN\">"));
        assertTrue(page.contains("未结警报：3"));
        assertTrue(page.contains("荫城镇"));
        assertTrue(page.contains("02-19(周一)"));
        assertFalse(markup(page).contains("Open alerts"));
    }

    @Test
    void worksForANationWithoutFacilities() throws IOException {
        String page = nation(folder, Locale.ENGLISH);
        assertTrue(page.contains("REPLAY of past data: not live"));
        assertTrue(page.contains("137 of 417"));
        assertTrue(page.contains("The run was stopped at this instant"));
        assertTrue(page.contains("05-24\u00a0") || page.contains("05-24 10\u00a0%"));
        assertTrue(page.contains("There is no place below the focus of this page."));
        assertTrue(page.contains("No facility reports in this run."));
        assertTrue(page.contains("expected 0.2"));
    }

    @Test
    void neverCallsAStatisticalSignalAnOutbreak() throws IOException {
        String english = markup(page(new SampleRun(folder).alerts(9).write(), Locale.ENGLISH));
        String chinese = markup(page(folder, Locale.CHINESE));
        assertFalse(english.toLowerCase(Locale.ROOT).contains("outbreak"));
        assertFalse(chinese.contains("暴发"));
    }

    @Test
    void namesTheFileThatIsMissing() {
        IOException failure =
                assertThrows(IOException.class, () -> page(folder.resolve("no"), Locale.ENGLISH));
        assertTrue(failure.getMessage().endsWith("expected the summary of a run"));
    }

    /** {@code -Dreport.samples=FOLDER} keeps sample pages for looking at. */
    @Test
    void keepsSamplePagesOnRequest() throws IOException {
        String out = System.getProperty("report.samples");
        assumeTrue(out != null, "no -Dreport.samples=FOLDER: no sample pages are kept");
        for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            Path base = Path.of(out, language.getLanguage());
            page(new SampleRun(base.resolve("none")).nothingNew().write(), language);
            page(new SampleRun(base.resolve("one")).alerts(1).write(), language);
            SampleRun fifty = new SampleRun(base.resolve("fifty")).alerts(50).silentSource();
            page(fifty.asOf("2024-02-20T12:00:00+08:00").write(), language);
            nation(base.resolve("nation"), language);
        }
    }
}
