package org.tocsin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tocsin.place.DayClock;

/** What is read from bytes eight at a time is what reading them one by one gives. */
class BytesTest {
    private final Random random = new Random(17);

    private byte[] padded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Bytes.padded(bytes, 0, bytes.length);
    }

    @Test
    void marksAreExactlyTheBytesThatAgree() {
        byte[] data = new byte[8 + Bytes.PADDING];
        for (int i = 0; i < 100_000; i++) {
            int expected = 0;
            for (int b = 0; b < 8; b++) {
                data[b] = (byte) (random.nextInt(3) == 0 ? ',' : ',' + random.nextInt(5) - 2);
                data[b] = random.nextInt(9) == 0 ? (byte) random.nextInt() : data[b];
                expected |= data[b] == ',' ? 1 << b : 0;
            }
            long marks = Bytes.same(Bytes.word(data, 0), Bytes.repeated(','));
            assertEquals(expected, Bytes.mask(marks));
        }
    }

    @Test
    void asciiIsToldFromTheRestAtAnyLength() {
        for (int length = 0; length < 40; length++) {
            byte[] data = padded("x".repeat(length) + "é");
            assertEquals(true, Bytes.isAscii(data, 0, length));
            assertEquals(false, Bytes.isAscii(data, 0, length + 1));
            assertEquals(true, Bytes.isAscii(data, length, length));
        }
    }

    @Test
    void aLexiconTellsTextsApartAndKnowsThemAgain() {
        Lexicon lexicon = new Lexicon();
        List<String> texts = new ArrayList<>(List.of("a", "a\0", "aa", "\u0000x", "发热", "发热 "));
        for (int length = 1; length < 50; length++) {
            for (int i = 0; i < 50; i++) {
                String text =
                        random.ints(length, 'a', 'd')
                                .mapToObj(Character::toString)
                                .reduce("", String::concat);
                texts.add(texts.contains(text) ? text + "é" + texts.size() : text);
            }
        }
        List<Value> values = texts.stream().map(lexicon::of).toList();
        for (int i = 0; i < texts.size(); i++) {
            assertEquals(texts.get(i), values.get(i).text);
            byte[] shifted = padded("###" + texts.get(i));
            Value again = lexicon.of(shifted, 3, shifted.length - Bytes.PADDING);
            assertSame(values.get(i), again);
        }
        assertNotSame(values.get(0), values.get(1));
    }

    @Test
    void aLexiconHasNoValueForWhatIsNoText() {
        Lexicon lexicon = new Lexicon();
        byte[] data = new byte[30 + Bytes.PADDING];
        for (int length = 1; length < 30; length++) {
            data[length - 1] = (byte) 0xFF;
            assertNull(lexicon.of(data, 0, length));
            data[length - 1] = 'x';
        }
    }

    @Test
    void aFullLexiconStartsAnew() {
        Lexicon lexicon = new Lexicon();
        for (int i = 0; i < 200_000; i++) {
            assertEquals("value " + i, lexicon.of("value " + i).text);
        }
    }

    @Test
    void timesFromBytesAreTimesFromTexts() {
        for (String zone : new String[] {"Asia/Shanghai", "Europe/Berlin"}) {
            DayClock clock = new DayClock(ZoneId.of(zone), 390);
            TimeText texts = new TimeText(clock);
            TimeBytes bytes = new TimeBytes(clock, new TimeText(clock));
            String[] forms = {
                "2024-02-29T08:05:00+08:00",
                "2024-03-31 02:30:59",
                "2019-12-31T23:59",
                "0999-01-01T00:00:00-18:30"
            };
            int usual = 0;
            for (int i = 0; i < 200_000; i++) {
                String text = damaged(forms[i % forms.length]);
                byte[] data = padded(text);
                long found = bytes.instant(data, 0, data.length - Bytes.PADDING);
                if (found != TimeText.NONE) {
                    assertEquals(texts.instant(text), found, text);
                    usual++;
                }
            }
            assertEquals(true, usual > 50_000, "only " + usual + " of 200000 in a usual form");
        }
    }

    private String damaged(String form) {
        StringBuilder text = new StringBuilder(form);
        for (int n = random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(text.length());
            boolean digit = Character.isDigit(text.charAt(at)) && random.nextInt(4) > 0;
            int other = random.nextInt(10);
            text.setCharAt(at, digit ? (char) ('0' + other) : ":-+T Z.;/\0".charAt(other));
        }
        return text.toString();
    }
}
