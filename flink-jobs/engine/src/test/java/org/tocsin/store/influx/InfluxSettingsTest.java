package org.tocsin.store.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the environment says about the store. */
class InfluxSettingsTest {
    @Test
    void exercisesGoToABucketOfTheirOwn() {
        Map<String, String> env = Map.of("TOCSIN_INFLUX_BUCKET", "county");
        assertEquals("county", InfluxSettings.from("http://h:1", false, env::get).bucket());
        assertEquals("county_exercise", InfluxSettings.from("http://h:1", true, env::get).bucket());
        Map<String, String> none = Map.of();
        assertEquals(
                "tocsin_exercise", InfluxSettings.from("http://h:1", true, none::get).bucket());
    }

    @Test
    void allProblemsAreToldTogether() {
        Map<String, String> env =
                Map.of(
                        "TOCSIN_INFLUX_EXERCISE_BUCKET", "tocsin",
                        "TOCSIN_INFLUX_API", "v3",
                        "TOCSIN_INFLUX_BATCH", "many",
                        "TOCSIN_INFLUX_TRIES", "0");
        InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> InfluxSettings.from("localhost:8086", true, env::get));
        assertEquals(
                """
                --influx, --url or TOCSIN_INFLUX_URL: expected a URL like http://localhost:8086, got localhost:8086
                TOCSIN_INFLUX_EXERCISE_BUCKET: expected another bucket than that of live data, got tocsin
                TOCSIN_INFLUX_API: expected auto, v1 or v2, got v3
                TOCSIN_INFLUX_BATCH: expected 1 to 50000, got many
                TOCSIN_INFLUX_TRIES: expected 1 to 1000, got 0""",
                String.join("\n", e.getMessage().lines().toList()));
    }

    @Test
    void aSecretMayStandInAFileAndNeverShows(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "s3cret\n");
        Map<String, String> env =
                Map.of("TOCSIN_INFLUX_TOKEN_FILE", file.toString(), "TOCSIN_INFLUX_TOKEN", "x");
        InfluxToken token = InfluxToken.from(env::get);
        assertEquals("s3cret", token.secret());
        assertFalse(token.toString().contains("s3cret"));
        Map<String, String> wrong = Map.of("TOCSIN_INFLUX_TOKEN_FILE", "/no/such/file");
        assertTrue(
                assertThrows(InvalidSettingsException.class, () -> InfluxToken.from(wrong::get))
                        .getMessage()
                        .contains("/no/such/file"));
    }
}
