package org.tocsin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.model.DeadLetter;
import org.tocsin.place.ReferenceData;

/** A record read from bytes in place and the same record read as texts are worth the same. */
class WaysInTest {
    private static final Path SAMPLES = Path.of("../../data-samples");
    private static final String[] OTHERS = {
        "0", "9", " ", "x", "\t", "无", "-", "", "", "|", "é", "7"
    };
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir Path folder;

    /** Lines of a file of the bundled drill. */
    private static List<String> drill(String name, int most) throws IOException {
        Path file = SAMPLES.resolve("drills/shangdang-2024").resolve(name);
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(InputPaths.open(file), StandardCharsets.UTF_8))) {
            return reader.lines().limit(most).toList();
        }
    }

    private static Fixture take(Path file) throws IOException {
        InputCatalog catalog = Fixture.open(InputSpec.of(file));
        ReferenceData reference = ReferenceData.load(SAMPLES.resolve("reference/shangdang"));
        long until = OffsetDateTime.parse("2024-03-03T06:30:00+08:00").toInstant().toEpochMilli();
        IntakeSettings settings = IntakeSettings.of("shangdang-2024", until, new byte[16]);
        Intake intake =
                new Intake(
                        reference.directory(),
                        Fixture.DEFINITIONS,
                        catalog,
                        Fixture.CLOCK,
                        settings);
        Fixture taken = new Fixture();
        try (RecordReader reader = catalog.reader(0)) {
            while (reader.advance()) {
                intake.accept(reader.current(), taken);
            }
        }
        return taken;
    }

    private static List<String> aggregates(Fixture taken) {
        return taken.aggregates.stream()
                .map(a -> a.id + a.receivedAt + a.day + Arrays.toString(a.values))
                .toList();
    }

    private static List<String> letters(Fixture taken) {
        return taken.letters.stream().map(WaysInTest::shown).toList();
    }

    /** A dead letter without its file, and without the one column more. */
    private static String shown(DeadLetter l) {
        String raw = l.raw().endsWith(",***") ? l.raw().replaceAll("(,[*]{3})+$", "") : l.raw();
        String what = l.field() + " " + l.reason() + " " + l.expected() + " " + raw;
        return l.line() + " " + what.replace("29 columns", "28 columns") + " " + l.receivedAt();
    }

    private static void assertAgree(Fixture expected, Fixture found) {
        assertEquals(expected.cases, found.cases);
        assertEquals(aggregates(expected), aggregates(found));
        assertEquals(letters(expected), letters(found));
        assertEquals(expected.unresolved, found.unresolved);
    }

    /** One column more, with a quote inside quotes: no record can be read in place. */
    private static String[] quoted(List<String> lines) {
        List<String> more = new ArrayList<>(List.of(lines.get(0) + ",extra"));
        lines.stream().skip(1).forEach(l -> more.add(l + ",\"5'10\"\" tall, \"\"so\"\"\""));
        return more.toArray(String[]::new);
    }

    @Test
    void everyRecordOfTheBundledDrillIsWorthTheSame() throws IOException {
        for (String kind : new String[] {"visits", "foodborne", "daily"}) {
            List<String> lines = drill(kind + "-2024-02.csv.gz", 6_000);
            String[] plain = lines.toArray(String[]::new);
            Fixture expected = take(Fixture.write(folder, kind + "-a.csv", plain));
            assertTrue(expected.cases.size() + expected.aggregates.size() > 20, kind);
            assertAgree(expected, take(Fixture.write(folder, kind + "-b.csv", quoted(lines))));
            assertAgree(expected, take(Fixture.write(folder, kind + "-c.csv", GB18030, plain)));
        }
    }

    @Test
    void damagedRecordsAreRefusedForTheSameReasons() throws IOException {
        List<String> lines = new ArrayList<>(drill("visits-2024-02.csv.gz", 3_000));
        Random random = new Random(5);
        for (int i = 1; i < lines.size(); i++) {
            lines.set(i, damaged(lines.get(i), random));
        }
        Fixture expected =
                take(Fixture.write(folder, "damaged-a.csv", lines.toArray(String[]::new)));
        assertTrue(expected.letters.size() > 200 && expected.cases.size() > 200);
        assertAgree(expected, take(Fixture.write(folder, "damaged-b.csv", quoted(lines))));
    }

    /** Another digit, letter, sign or nothing in place of up to three characters. */
    private static String damaged(String line, Random random) {
        StringBuilder text = new StringBuilder(line);
        for (int n = random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(text.length());
            if (text.charAt(at) != ',') {
                String other = OTHERS[random.nextInt(OTHERS.length)];
                text.replace(at, at + 1, other);
            }
        }
        return text.toString();
    }

    @Test
    void valuesOfAnyLengthComeBackWhole() throws IOException {
        Random random = new Random(3);
        StringBuilder file =
                new StringBuilder("record_id,sex,note,org,chief_complaint,reported_at\n");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            List<String> values = new ArrayList<>(List.of("R" + i));
            List<String> written = new ArrayList<>(List.of("R" + i));
            for (int v = 0; v < 4; v++) {
                String value = value(random);
                values.add(value);
                boolean quote = value.matches(".*[,\"].*") || random.nextInt(99) == 0;
                written.add(
                        quote
                                ? '"' + value.replace("\"", "\"\"") + '"'
                                : " ".repeat(random.nextInt(2)) + value);
            }
            file.append(String.join(",", written)).append(",2024-02-13");
            file.append(random.nextInt(2) == 0 ? "\n" : "\r\n");
            expected.add(String.join("|", values));
        }
        Path path = Files.writeString(folder.resolve("values.csv"), file);
        List<String> found = new ArrayList<>();
        InputCatalog catalog = Fixture.open(InputSpec.of(path));
        Schema schema = catalog.file(0).schemas().values().iterator().next();
        try (RecordReader reader = catalog.reader(0)) {
            while (reader.advance()) {
                StringBuilder line = new StringBuilder();
                for (int slot = 0; slot < schema.size() - 1; slot++) {
                    String text = reader.current().text(slot);
                    line.append(slot == 0 ? "" : "|").append(text == null ? "" : text);
                }
                found.add(line.toString());
            }
        }
        assertEquals(expected, found);
    }

    private static String value(Random random) {
        int length = random.nextInt(random.nextInt(4) == 0 ? 150 : 12);
        String alphabet = random.nextInt(12) == 0 ? "a,\"b" : "ab发热7-";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
