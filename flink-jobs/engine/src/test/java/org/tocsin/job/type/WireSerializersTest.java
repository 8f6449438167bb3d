package org.tocsin.job.type;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.tocsin.count.CaseChange;
import org.tocsin.count.ContentDigest;
import org.tocsin.count.CountBatch;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.job.Pack;
import org.tocsin.job.Shangdang;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Exposure;

/** What our own serializers write they read back whole, also one after the other. */
class WireSerializersTest {
    private static CaseReport full() {
        CaseReport r = Shangdang.report("his:V1|x,中", -7, 19_800, 1_708_000_000_123L);
        r.revision = 3;
        r.institution = Shangdang.node("S140404-06");
        r.unit = "三年级2班";
        r.flags |= CaseReport.DIED | CaseReport.ADMITTED | CaseReport.OCCURRENCE_FROM_VISIT;
        r.indicators = 1L << 63 | 1;
        r.symptomGroups = 5;
        r.exposures =
                new Exposure[] {
                    new Exposure(CaseReport.NO_TIME, -1, "老王家", "", "", "banquet"),
                    new Exposure(5, Shangdang.node("R140404-04"), "", "火腿", "东街", "restaurant")
                };
        return r;
    }

    private static CaseReport bare() {
        CaseReport r = new CaseReport();
        r.id = "";
        r.withdrawn = true;
        r.visitAt = CaseReport.NO_TIME;
        return r;
    }

    @SafeVarargs
    private static <T> void comeBack(TypeSerializer<T> serializer, T... all) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (T each : all) {
            serializer.serialize(each, out);
        }
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        for (T each : all) {
            assertEquals(each, serializer.deserialize(in));
        }
        assertEquals(0, in.available());
    }

    @Test
    void reports() throws IOException {
        comeBack(CaseReportSerializer.INSTANCE, full(), bare(), full());
        assertTrue(full().sameContent(full()));
    }

    @Test
    void changes() throws IOException {
        comeBack(
                CaseChangeSerializer.INSTANCE,
                CaseChange.put(full()),
                CaseChange.remove(9, bare()),
                CaseChange.put(full()));
    }

    @Test
    void aPlainReportBringsWhatIsCountedAndItsDigest() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        CaseReport sent = full();
        ReportSerializer.INSTANCE.serialize(ContentDigest.plain(full()), out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        CaseReport r = ReportSerializer.INSTANCE.deserialize(in);
        assertEquals(0, in.available());
        assertNull(r.id);
        assertEquals(ContentDigest.of(sent), ContentDigest.of(r));
        assertEquals(
                List.of(sent.idHash, sent.revision, sent.withdrawn, sent.person, sent.flags),
                List.of(r.idHash, r.revision, r.withdrawn, r.person, r.flags));
        assertEquals(
                List.of(sent.receivedAt, sent.occurrenceAt, sent.visitAt, sent.occurrenceDay),
                List.of(r.receivedAt, r.occurrenceAt, r.visitAt, r.occurrenceDay));
        assertEquals(
                List.of(sent.residence, sent.facility, sent.institution, sent.indicators),
                List.of(r.residence, r.facility, r.institution, r.indicators));
    }

    @Test
    void packs() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        new Pack(255, -5, 2, new byte[] {1, 2, 3}).write(out);
        new Pack(0, 7, 0, new byte[0]).write(out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        Pack one = Pack.read(in);
        assertEquals(List.of(255, -5L, 2), List.of(one.key(), one.first(), one.count()));
        assertArrayEquals(new byte[] {1, 2, 3}, one.bytes());
        assertEquals(0, Pack.read(in).bytes().length);
        assertEquals(0, in.available());
    }

    @Test
    void episodes() throws IOException {
        comeBack(
                EpisodeEventSerializer.INSTANCE,
                new EpisodeEvent(7, -1, 3, full()),
                new EpisodeEvent(8, 1, 1L << 63, bare()));
    }

    @Test
    void batches() throws IOException {
        long[] keys = {CountBatch.key(2, 68, -4_000, 19_000), CountBatch.key(0, 63, 19_000, -1)};
        CountBatch batch = new CountBatch(12, -3, keys, new int[] {-1, 2}, new int[] {0, -9});
        DataOutputSerializer out = new DataOutputSerializer(64);
        CountBatchSerializer.INSTANCE.serialize(batch, out);
        CountBatchSerializer.INSTANCE.serialize(CountBatch.registration(4), out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        CountBatch read = CountBatchSerializer.INSTANCE.deserialize(in);
        assertEquals(12, read.node());
        assertEquals(-3, read.label());
        assertArrayEquals(keys, read.keys());
        assertArrayEquals(batch.persons(), read.persons());
        assertArrayEquals(batch.visits(), read.visits());
        assertEquals(-4_000, CountBatch.occurrenceDay(read.keys()[0]));
        assertEquals(-1, CountBatch.entryLabel(read.keys()[1]));
        assertEquals(68, CountBatch.series(read.keys()[0]));
        CountBatch registration = CountBatchSerializer.INSTANCE.deserialize(in);
        assertEquals(CountBatch.REGISTRATION, registration.label());
        assertEquals(0, in.available());
    }
}
