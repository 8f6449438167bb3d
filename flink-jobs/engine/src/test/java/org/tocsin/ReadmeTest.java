package org.tocsin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tocsin.store.Measurement;
import org.tocsin.store.influx.InfluxVariable;

/** The README says what the code says. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..", "..");

    @Test
    void dataDictionaryIsTheOneOfTheCode() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher m =
                Pattern.compile("<!-- dictionary -->\n(.*?)<!-- /dictionary -->", Pattern.DOTALL)
                        .matcher(readme);
        assertTrue(m.find(), "README.md has a data dictionary");
        assertEquals(Measurement.dictionary(), m.group(1));
    }

    @Test
    void variablesOfTheStoreAreThoseOfTheCode() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher m =
                Pattern.compile("<!-- influx -->\n(.*?)<!-- /influx -->", Pattern.DOTALL)
                        .matcher(readme);
        assertTrue(m.find(), "README.md has a table of variables");
        assertEquals(InfluxVariable.table(), m.group(1));
    }

    @Test
    void everyLinkedFileExists() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher m = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(readme);
        while (m.find()) {
            assertTrue(Files.exists(ROOT.resolve(m.group(1))), "README.md links " + m.group(1));
        }
    }
}
