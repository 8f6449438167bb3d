package org.tocsin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.model.CaseReport;

class InputCatalogTest {
    private static final String ENGLISH =
            "visit_id,facility_id,department,residence_code,org,reported_at,onset_at,visit_at,"
                    + "temperature_c,chief_complaint";
    private static final String CHINESE = "就诊流水号,医疗机构,就诊科室,现住址编码,工作单位,报告时间,发病日期,就诊时间,体温(℃),主诉";
    private static final String ROW =
            "V1,F140404-01,发热门诊,140404102,荫城镇中心小学三年级2班,2024-02-13 09:00,2024-02-12,"
                    + "2024-02-13 08:30,38.5,发热、咳嗽1天";

    @TempDir Path folder;

    private static List<String> names(InputCatalog catalog) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < catalog.size(); i++) {
            names.add(catalog.file(i).name());
        }
        return names;
    }

    private CaseReport only(Path file) throws IOException {
        Fixture taken = Fixture.take(file);
        assertEquals(List.of(), taken.letters);
        assertEquals(1, taken.cases.size());
        return taken.cases.get(0);
    }

    @Test
    void everyFormatAndCharacterSetGivesTheSameReport() throws IOException {
        CaseReport expected = only(Fixture.write(folder, "plain.csv", ENGLISH, ROW));
        assertEquals("S140404-01", Fixture.DIRECTORY.node(expected.institution).code());
        assertEquals("三年级2班", expected.unit);
        assertTrue(Fixture.is(expected, "ILI"));
        assertEquals(Fixture.at("2024-02-13T01:00:00Z"), expected.receivedAt);

        Charset gb = Charset.forName("GB18030");
        assertEquals(expected, only(Fixture.write(folder, "gb.csv", gb, CHINESE, ROW)));
        assertEquals(expected, only(Fixture.write(folder, "bom.csv", "\uFEFF" + CHINESE, ROW)));
        Path gz = folder.resolve("packed.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write((CHINESE + "\n" + ROW + "\n").getBytes(gb));
        }
        assertEquals(expected, only(gz));
        assertEquals(expected, only(workbook()));
        String json =
                "{\"type\":\"visit\",\"visit_id\":\"V1\",\"facility_id\":\"F140404-01\",\"科室\":"
                        + "\"发热门诊\",\"residence_code\":\"140404102\",\"org\":\"荫城镇中心小学三年级2班\","
                        + "\"reported_at\":\"2024-02-13T09:00:00+08:00\",\"onset_at\":\"2024-02-12\","
                        + "\"visit_at\":\"2024-02-13T08:30:00+08:00\",\"temperature_c\":38.5,"
                        + "\"symptoms\":[\"fever\",\"cough\"],\"unknown\":{\"a\":[1]}}";
        assertEquals(expected, only(Fixture.write(folder, "a.ndjson", json)));
    }

    private Path workbook() throws IOException {
        Path file = folder.resolve("sheet.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("数据");
            String[] headings = CHINESE.split(",");
            String[] values = ROW.split(",");
            for (int i = 0; i < headings.length; i++) {
                sheet.value(0, i, headings[i]);
                sheet.value(1, i, values[i]);
            }
            sheet.value(1, 3, 140404102L);
            sheet.value(1, 5, LocalDateTime.of(2024, 2, 13, 9, 0));
            sheet.style(1, 5).format("yyyy-MM-dd HH:mm").set();
            sheet.value(1, 6, java.time.LocalDate.of(2024, 2, 12));
            sheet.style(1, 6).format("m/d/yy").set();
            sheet.value(1, 7, LocalDateTime.of(2024, 2, 13, 8, 30));
            sheet.style(1, 7).format("yyyy/m/d h:mm").set();
            sheet.value(1, 8, 38.5);
        }
        return file;
    }

    @Test
    void foldersAndGlobsGiveFilesInOneOrder() throws IOException {
        Files.createDirectories(folder.resolve("b"));
        for (String name : new String[] {"z.csv", "b/y.csv", "a2.csv", "a10.csv"}) {
            Fixture.write(folder, name, ENGLISH, ROW);
        }
        Fixture.write(folder, "readme.txt", "not data");
        InputSettings settings = InputSettings.of(Fixture.CLOCK).relativeTo(folder);
        InputCatalog all = InputCatalog.open(List.of(InputSpec.of(folder)), settings);
        assertEquals(List.of("a10.csv", "a2.csv", "b/y.csv", "z.csv"), names(all));
        InputCatalog some =
                InputCatalog.open(
                        List.of(
                                InputSpec.of(folder.resolve("z.csv")),
                                InputSpec.of(folder.resolve("a*.csv")),
                                InputSpec.of(folder)),
                        settings);
        assertEquals(List.of("z.csv", "a10.csv", "a2.csv", "b/y.csv"), names(some));
    }

    @Test
    void kindsAreDetectedFromHeaders() throws IOException {
        String[][] headers = {
            {"visit", ENGLISH},
            {"foodborne", "case_id,facility_id,onset_at,visit_at,exposures"},
            {"case", "record_id,onset_at,diagnosis_codes"},
            {"case", "卡片编号,发病日期,疾病名称,报告卡录入时间"},
            {"daily", "facility_id,date,total_outpatient_visits,ili_visits,submitted_at"},
            {"count", "place_code,indicator,week,count"},
            {"ack", "alert_id,action,by,note,received_at"}
        };
        for (String[] header : headers) {
            Path file = Fixture.write(folder, "k.csv", header[1]);
            InputFile found = Fixture.open(InputSpec.of(file)).file(0);
            assertEquals(header[0], found.schemas().keySet().iterator().next().code());
        }
    }

    @Test
    void allProblemsAreReportedTogether() throws IOException {
        Path unknown = Fixture.write(folder, "unknown.csv", "a,b,c", "1,2,3");
        Path lacking = Fixture.write(folder, "lacking.csv", "visit_id,onset_at", "1,2024-02-13");
        Path mapped = Fixture.write(folder, "mapped.csv", ENGLISH);
        Path text = Fixture.write(folder, "notes.txt", "x");
        InputSpec typo =
                new InputSpec(
                        mapped, null, null, Map.of("nope", "onset_at"), Map.of("oops", "1"), false);
        InvalidInputException e =
                assertThrows(
                        InvalidInputException.class,
                        () ->
                                InputCatalog.open(
                                        List.of(
                                                InputSpec.of(folder.resolve("missing.csv")),
                                                InputSpec.of(unknown),
                                                InputSpec.of(lacking),
                                                typo,
                                                InputSpec.of(text)),
                                        InputSettings.of(Fixture.CLOCK).relativeTo(folder)));
        assertEquals(
                List.of(
                        folder.resolve("missing.csv") + ": no such file or folder",
                        "unknown.csv: line 1: no known header, expected a column such as visit_id,"
                                + " case_id, record_id, date, count or alert_id; found a, b, c",
                        "lacking.csv: line 1: a visit file needs column facility_id",
                        "mapped.csv: unknown canonical column \"oops\" in columns or constants",
                        "notes.txt: unknown suffix, expected .csv, .tsv, .ndjson, .jsonl (.gz) or"
                                + " .xlsx"),
                e.problems());
    }

    @Test
    void ignoredColumnsAreListedOnly() throws IOException {
        Path file = Fixture.write(folder, "a.csv", ENGLISH + ",姓名,favourite colour", ROW + ",a,b");
        InputFile found = Fixture.open(InputSpec.of(file)).file(0);
        assertEquals(List.of("姓名", "favourite colour"), found.ignored());
        assertEquals(1, Fixture.take(file).cases.size());
    }

    @Test
    void aFewUndecodableLinesDoNotChangeTheCharacterSet() {
        byte[] head = "发热\n咳嗽\n\u0000x\n腹泻\n".getBytes(StandardCharsets.UTF_8);
        head[14] = (byte) 0xFF;
        assertEquals(StandardCharsets.UTF_8, CharsetDetection.of(head, head.length));
        byte[] gb = "发热\n咳嗽\n".getBytes(CharsetDetection.GB18030);
        assertEquals(CharsetDetection.GB18030, CharsetDetection.of(gb, gb.length));
    }

    @Test
    void survivesSerialisation() throws Exception {
        Path file = Fixture.write(folder, "a.csv", ENGLISH, ROW);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(
                    InputCatalog.open(
                            List.of(InputSpec.of(file)),
                            InputSettings.of(Fixture.CLOCK).relativeTo(folder)));
            out.writeObject(Fixture.DEFINITIONS);
            out.writeObject(Fixture.settings());
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            InputCatalog catalog = (InputCatalog) in.readObject();
            CaseDefinitions definitions = (CaseDefinitions) in.readObject();
            IntakeSettings settings = (IntakeSettings) in.readObject();
            Fixture taken = new Fixture();
            Intake intake =
                    new Intake(Fixture.DIRECTORY, definitions, catalog, Fixture.CLOCK, settings);
            try (RecordReader reader = catalog.reader(0)) {
                assertTrue(reader.advance());
                intake.accept(reader.current(), taken);
            }
            assertEquals(only(file), taken.cases.get(0));
        }
    }
}
