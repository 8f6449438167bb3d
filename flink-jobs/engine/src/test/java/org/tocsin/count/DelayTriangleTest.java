package org.tocsin.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tocsin.epi.triangle.LabelState;
import org.tocsin.epi.triangle.ReportingTriangle;
import org.tocsin.epi.triangle.TriangleOptions;
import org.tocsin.place.WorkCalendar;

/** Cells that hold something, and the full triangle made from them. */
class DelayTriangleTest {
    private static final int FIRST = 100;

    @Test
    void theFullTriangleHasEveryDelta() {
        DelayTriangle kept = new DelayTriangle();
        ReportingTriangle whole = ReportingTriangle.of(42, 400);
        Random random = new Random(7);
        for (int label = 0; label < 400; label++) {
            whole.open(WorkCalendar.weekday(FIRST + label));
            for (int i = 0; i < 6; i++) {
                int delay = Math.min(label, random.nextInt(45));
                int delta = random.nextInt(8) == 0 ? -1 : 1;
                kept.add(FIRST + label - delay, FIRST + label, delta);
                whole.add(label - delay, label, delta);
            }
        }
        OpenTriangle open = kept.at(FIRST + 399, FIRST, WorkCalendar.NONE::dayType);
        int base = open.base() - FIRST;
        assertEquals(400 - DelayTriangle.LABELS, base);
        for (int label = open.label(); label > open.label() - 150; label--) {
            assertEquals(whole.receipts(base + label), open.cells().receipts(label));
            assertEquals(whole.dayType(base + label), open.cells().dayType(label));
            for (int age = 0; age <= Math.min(42, 399 - base - label); age++) {
                assertEquals(whole.knownAt(base + label, age), open.cells().knownAt(label, age));
            }
        }
        assertSame(open, kept.at(FIRST + 399, FIRST, WorkCalendar.NONE::dayType));
    }

    @Test
    void keepsWhatTheDetectorsLookBackOnAndNoMore() throws IOException {
        assertTrue(DelayTriangle.LABELS > TriangleOptions.slowSource().reach());
        DelayTriangle kept = new DelayTriangle();
        for (int label = 0; label < 20_000; label++) {
            kept.add(label, label, 1);
            kept.add(label - 3, label, 1);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        kept.write(new DataOutputStream(bytes));
        assertTrue(bytes.size() < 2 * 2 * DelayTriangle.LABELS * 8 + 100, bytes.size() + " bytes");
        DelayTriangle read =
                DelayTriangle.read(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(168, read.received(19_916, 19_999));
    }

    @Test
    void caseAfterReceiptAndCasesBeyondTheDelaysAreLeftOut() {
        DelayTriangle kept = new DelayTriangle();
        kept.add(10, 9, 1);
        kept.add(10, 53, 1);
        assertEquals(0, kept.received(0, 100));
    }

    @Test
    void unusualLabelsAreMarkedInTheFullTriangle() {
        DelayTriangle kept = new DelayTriangle();
        kept.add(110, 112, 3);
        kept.mark(111, LabelState.DOWN);
        kept.mark(112, LabelState.BACKLOG);
        OpenTriangle open = kept.at(115, FIRST, WorkCalendar.NONE::dayType);
        assertEquals(LabelState.DOWN, open.cells().state(11));
        assertEquals(LabelState.BACKLOG, open.cells().state(12));
        assertEquals(LabelState.NORMAL, open.cells().state(13));
        kept.mark(111 + DelayTriangle.LABELS, LabelState.DOWN);
        assertEquals(LabelState.NORMAL, kept.state(111));
    }

    @Test
    void completenessIsTheShareUsuallyKnownAtAnAge() {
        DelayTriangle kept = new DelayTriangle();
        for (int label = 0; label < 60; label++) {
            kept.add(label, label, 3);
            kept.add(label - 1, label, 1);
        }
        double[] shares = kept.completeness(59);
        assertEquals(0.75, shares[0], 1e-12);
        assertEquals(1, shares[1], 1e-12);
        assertTrue(Double.isNaN(new DelayTriangle().completeness(59)[0]));
    }
}
