package org.tocsin.store.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One request holds each point once. */
class PointBatchTest {
    private static List<String> batch(String... lines) {
        PointBatch batch = new PointBatch();
        for (String line : lines) {
            batch.add(line);
        }
        assertEquals(batch.lines().size(), batch.size());
        return batch.lines();
    }

    @Test
    void aLaterLineTakesThePlaceOfTheEarlierOne() {
        assertEquals(
                List.of("m,p=A c=3i,d=1 7", "m,p=B c=2i 7", "m,p=A c=9i 8"),
                batch("m,p=A c=1i,d=1 7", "m,p=B c=2i 7", "m,p=A c=9i 8", "m,p=A c=3i,d=1 7"));
    }

    @Test
    void aFieldThatTheLaterLineLacksStaysAsTheServerWouldKeepIt() {
        assertEquals(
                List.of("m,p=A a=1i,b=5i,c=3i 7"), batch("m,p=A a=1i,b=2i 7", "m,p=A b=5i,c=3i 7"));
    }

    @Test
    void textsMayHoldBlanksCommasEqualsSignsAndQuotes() {
        assertEquals(
                List.of("m,p=a\\ b t=\"x, y=1 \\\"z\\\" w\",n=2i,o=1i 7"),
                batch(
                        "m,p=a\\ b t=\"old, k=2\",n=1i 7",
                        "m,p=a\\ b t=\"x, y=1 \\\"z\\\" w\",n=2i,o=1i 7"));
    }

    @Test
    void whatIsNoPointStaysAsItIs() {
        assertEquals(List.of("# a comment", "nonsense", ""), batch("# a comment", "nonsense", ""));
    }
}
