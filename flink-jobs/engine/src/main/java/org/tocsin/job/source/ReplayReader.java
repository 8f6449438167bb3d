package org.tocsin.job.source;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.tocsin.intake.Intake;
import org.tocsin.intake.Taken;
import org.tocsin.job.intake.IntakePlan;

/** Reads the merged stream; a restored position is reached by reading on from the start. */
final class ReplayReader implements SourceReader<Taken, ReplaySplit> {
    private static final int BURST = 64;

    private final IntakePlan plan;
    private final Intake intake;
    private final ReplaySettings settings;
    private final SourceReaderContext context;
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private final PacedClock clock;
    private final Progress progress;
    private CompletableFuture<Void> available = assigned;
    private MergedRecords records;
    private Taken held;
    private long emitted;
    private long statedAt;
    private int sinceStated;
    private long stated = Long.MIN_VALUE;

    ReplayReader(
            IntakePlan plan, Intake intake, ReplaySettings settings, SourceReaderContext context) {
        this.plan = plan;
        this.intake = intake;
        this.settings = settings;
        this.context = context;
        this.progress = Progress.of(settings.progressKey());
        this.clock = new PacedClock(settings.pace(), System::nanoTime);
    }

    @Override
    public void start() {
        if (context.currentParallelism() != 1) {
            throw new IllegalStateException("the replay has one reader; set its parallelism to 1");
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Taken> out) throws IOException {
        if (records == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        for (int i = 0; i < BURST; i++) {
            Taken record = held != null ? held : records.next();
            long due = record == null ? settings.until() : records.time();
            if (!clock.hasReached(due)) {
                held = record;
                return hold(due, out);
            }
            held = null;
            if (record == null) {
                progress.read(emitted, records.time());
                out.emitWatermark(new Watermark(settings.until()));
                return InputStatus.END_OF_INPUT;
            }
            emit(record, out);
        }
        progress.read(emitted, records.time());
        return InputStatus.MORE_AVAILABLE;
    }

    /** Lets the scenario's time pass up to the next record, and waits. */
    private InputStatus hold(long due, ReaderOutput<Taken> out) {
        long reached = Math.min(clock.now(), due - 1);
        if (reached > stated) {
            stated = reached;
            sinceStated = 0;
            out.emitWatermark(new Watermark(reached));
        }
        progress.read(emitted, reached);
        Executor later =
                CompletableFuture.delayedExecutor(clock.waitMs(due), TimeUnit.MILLISECONDS);
        available = CompletableFuture.runAsync(() -> {}, later);
        return InputStatus.NOTHING_AVAILABLE;
    }

    private void emit(Taken record, ReaderOutput<Taken> out) {
        emitted++;
        long time = records.time();
        out.collect(record, time);
        if (++sinceStated == settings.policy().everyRecords() || clockSaysSo()) {
            sinceStated = 0;
            if (time - 1 > stated) {
                stated = time - 1;
                out.emitWatermark(new Watermark(stated));
            }
        }
    }

    private boolean clockSaysSo() {
        long every = settings.policy().everyMs();
        if (every == 0) {
            return false;
        }
        long now = System.currentTimeMillis();
        if (now - statedAt < every) {
            return false;
        }
        statedAt = now;
        return true;
    }

    @Override
    public List<ReplaySplit> snapshotState(long checkpointId) {
        return List.of(new ReplaySplit(emitted));
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void addSplits(List<ReplaySplit> splits) {
        try {
            records = new MergedRecords(plan.catalog(), intake, settings);
            for (long i = 0; i < splits.get(0).emitted(); i++) {
                records.next();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        emitted = splits.get(0).emitted();
        assigned.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() throws IOException {
        if (records != null) {
            records.close();
        }
    }
}
