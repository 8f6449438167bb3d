package org.tocsin.job.source;

import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.tocsin.intake.Taken;
import org.tocsin.job.intake.IntakePlan;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;

/**
 * What the records of all files are worth as one stream in receipt-time order, with watermarks from
 * the data. One reader merges all files; per-file readers would make the second file late. Records
 * may be out of order within a file by the bound.
 */
public final class ReplaySource implements Source<Taken, ReplaySplit, Boolean> {
    private final IntakePlan intake;
    private final Directory directory;
    private final DayClock clock;
    private final ReplaySettings settings;

    /** Creates a source over the files of a catalog. */
    public ReplaySource(
            IntakePlan intake, Directory directory, DayClock clock, ReplaySettings settings) {
        this.intake = intake;
        this.directory = directory;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Taken, ReplaySplit> createReader(SourceReaderContext context) {
        return new ReplayReader(intake, intake.open(directory, clock), settings, context);
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
