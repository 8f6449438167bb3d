package org.tocsin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordReaderTest {
    private static final String HEADER = "record_id,reported_at,chief_complaint";

    @TempDir Path folder;

    /** Each record as {@code line id complaint} or {@code line reason}. */
    private static List<String> read(Path file) throws IOException {
        InputCatalog catalog = Fixture.open(InputSpec.of(file));
        List<String> found = new ArrayList<>();
        try (RecordReader reader = catalog.reader(0)) {
            while (reader.advance()) {
                RawRecord r = reader.current();
                found.add(
                        r.line
                                + " "
                                + (r.isBroken()
                                        ? r.broken
                                        : String.join(" ", r.text(0), r.text(2))));
            }
        }
        return found;
    }

    @Test
    void quotedFieldsMayHoldSeparatorsQuotesAndLineBreaks() throws IOException {
        Path file =
                Fixture.write(
                        folder,
                        "a.csv",
                        HEADER,
                        "1,2024-02-13,\"a, b\"",
                        "2,2024-02-13,\"said \"\"no\"\"\"",
                        "3,2024-02-13,\"first",
                        "second\"",
                        "",
                        "\"4\",\"2024-02-13\",5'10\" tall");
        assertEquals(
                List.of("2 1 a, b", "3 2 said \"no\"", "4 3 first\nsecond", "7 4 5'10\" tall"),
                read(file));
    }

    @Test
    void anOpenQuoteCostsItsOwnLineOnly() throws IOException {
        Path file =
                Fixture.write(
                        folder,
                        "a.csv",
                        HEADER,
                        "1,2024-02-13,\"open",
                        "2,2024-02-13,b",
                        "3,2024-02-13,\"c\"",
                        "4,2024-02-13,\"open at the end");
        assertEquals(
                List.of("2 unbalanced-quote", "3 2 b", "4 3 c", "5 unbalanced-quote"), read(file));
    }

    @Test
    void linesAcrossBufferLimitsAreWhole() throws IOException {
        StringBuilder text = new StringBuilder(HEADER + "\r\n");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String complaint = "发".repeat(i % 97 + 1);
            text.append(i).append(",2024-02-13,").append(complaint);
            text.append(i == 2_999 ? "" : "\r\n");
            expected.add(i + 2 + " " + i + " " + complaint);
        }
        Path file = Files.writeString(folder.resolve("a.csv"), text);
        assertEquals(expected, read(file));
    }

    @Test
    void anOverlongLineIsOneBrokenRecord() throws IOException {
        String endless = "x".repeat(3 << 20);
        Path file =
                Fixture.write(
                        folder,
                        "a.csv",
                        HEADER,
                        "1,2024-02-13,a",
                        "2,2024-02-13," + endless,
                        "3,2024-02-13,\"" + endless,
                        "4,2024-02-13,b");
        assertEquals(
                List.of("2 1 a", "3 record-too-long", "4 record-too-long", "5 4 b"), read(file));
    }

    @Test
    void headerOnlyFileHasNoRecords() throws IOException {
        assertEquals(List.of(), read(Fixture.write(folder, "a.csv", HEADER)));
        assertEquals(List.of(), read(Fixture.write(folder, "b.csv", "", HEADER, "", ",,", " ")));
    }

    @Test
    void separatorsAreFoundFromTheHeader() throws IOException {
        Path tabs = Fixture.write(folder, "a.tsv", HEADER.replace(',', '\t'), "1\t2024-02-13\ta,b");
        Path semicolons =
                Fixture.write(folder, "b.csv", HEADER.replace(',', ';'), "1;2024-02-13;a");
        assertEquals(List.of("2 1 a,b"), read(tabs));
        assertEquals(List.of("2 1 a"), read(semicolons));
    }
}
