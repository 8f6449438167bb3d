package org.tocsin.drill.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tocsin.intake.Reason;

class TextsTest {
    private static Properties bundle(String language) throws IOException {
        Properties properties = new Properties();
        String name = "messages_" + language + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(name);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
        Properties english = bundle("en");
        Properties chinese = bundle("zh");
        assertEquals(english.keySet(), chinese.keySet());
        Pattern placeholder = Pattern.compile("\\{\\d}");
        for (String key : english.stringPropertyNames()) {
            assertEquals(
                    placeholder
                            .matcher(english.getProperty(key))
                            .results()
                            .map(MatchResult::group)
                            .sorted()
                            .toList(),
                    placeholder
                            .matcher(chinese.getProperty(key))
                            .results()
                            .map(MatchResult::group)
                            .sorted()
                            .toList(),
                    key);
            assertFalse(chinese.getProperty(key).isBlank(), key);
        }
    }

    @Test
    void everyReasonForADeadLetterHasWords() {
        Texts texts = new Texts(Locale.CHINESE);
        for (Reason reason : Reason.values()) {
            assertFalse(texts.getOr("reason." + reason.code(), "").isEmpty(), reason.code());
        }
    }

    @Test
    void numbersKeepTheDigitsThatMatter() {
        Texts texts = new Texts(Locale.ENGLISH);
        assertEquals("1,234", texts.number(1234));
        assertEquals("3.1", texts.number(3.14));
        assertEquals("0.25", texts.number(0.25));
        assertEquals("–", texts.number(Double.NaN));
        assertEquals("99\u00a0%", texts.percent(0.999), "100 % only when all are in");
        assertEquals("100\u00a0%", texts.percent(1));
    }

    @Test
    void spansAreShort() {
        Texts texts = new Texts(Locale.ENGLISH);
        assertEquals("25 min", texts.span(Duration.ofMinutes(-25)));
        assertEquals("2 h 5 min", texts.span(Duration.ofMinutes(125)));
        assertEquals("24 h", texts.span(Duration.ofHours(24)));
        assertEquals("3 d 2 h", texts.span(Duration.ofHours(74)));
        assertEquals("56 d", texts.span(Duration.ofHours(56 * 24 + 5)));
    }
}
