package org.tocsin.job.quality;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.tocsin.model.CaseReport;

/**
 * Sums reports seen for the first time by facility and hour, so that a file sent twice does not
 * make a source look busier. It holds no state: it empties before each watermark and checkpoint
 * barrier and at the end.
 */
public final class ArrivalOperator extends AbstractStreamOperator<Arrival>
        implements OneInputStreamOperator<CaseReport, Arrival>, BoundedOneInput {
    private transient ArrivalBook book;

    @Override
    public void open() {
        book = new ArrivalBook();
    }

    @Override
    public void processElement(StreamRecord<CaseReport> element) {
        CaseReport report = element.getValue();
        long seen = report.visitAt != CaseReport.NO_TIME ? report.visitAt : report.occurrenceAt;
        book.add(report.facility, report.receivedAt, report.receivedAt - seen);
    }

    private void flush() {
        book.flush(a -> output.collect(new StreamRecord<>(a, a.first())));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flush();
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void endInput() {
        flush();
    }
}
