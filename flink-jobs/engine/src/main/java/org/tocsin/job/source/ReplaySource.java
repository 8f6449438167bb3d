package org.tocsin.job.source;

import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.tocsin.intake.InputCatalog;
import org.tocsin.intake.RawRecord;

/**
 * All files of a catalog as one stream in receipt-time order, with watermarks from the data. One
 * reader merges all files; per-file readers would make the second file late. Records may be out of
 * order within a file by the bound.
 */
public final class ReplaySource implements Source<RawRecord, ReplaySplit, Boolean> {
    private final InputCatalog catalog;
    private final ReplaySettings settings;

    /** Creates a source over the files of a catalog. */
    public ReplaySource(InputCatalog catalog, ReplaySettings settings) {
        this.catalog = catalog;
        this.settings = settings;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<RawRecord, ReplaySplit> createReader(SourceReaderContext context) {
        return new ReplayReader(catalog, settings, context);
    }

    @Override
    public SplitEnumerator<ReplaySplit, Boolean> createEnumerator(
            SplitEnumeratorContext<ReplaySplit> context) {
        return new ReplayEnumerator(context, false);
    }

    @Override
    public SplitEnumerator<ReplaySplit, Boolean> restoreEnumerator(
            SplitEnumeratorContext<ReplaySplit> context, Boolean assigned) {
        return new ReplayEnumerator(context, assigned);
    }

    @Override
    public SimpleVersionedSerializer<ReplaySplit> getSplitSerializer() {
        return new ReplaySplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
        return new ReplayEnumerator.Serializer();
    }
}
