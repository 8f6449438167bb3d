package org.tocsin.store.influx;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Writes lines of line protocol (precision seconds) in batches. While one batch is on its way the
 * next one gathers; when that is full, {@link #write} waits: nothing is dropped and no older value
 * can overtake a newer one. Send all points of a series through one writer. Not for use by several
 * threads.
 */
public final class InfluxWriter implements AutoCloseable {
    private final InfluxServer server;
    private final BatchSender sender;
    private final int batchLines;
    private final ExecutorService courier;
    private PointBatch batch = new PointBatch();
    private Future<?> inFlight;

    /**
     * Opens a writer; the server is first asked when the first batch leaves.
     *
     * @param refused told of every point that the server does not take; called by another thread
     */
    public InfluxWriter(
            InfluxSettings settings, InfluxToken token, Consumer<RefusedPoint> refused) {
        this.server = new InfluxServer(settings, token);
        this.sender = new BatchSender(server, refused);
        this.batchLines = settings.batchLines();
        this.courier =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread thread = new Thread(task, "influx-writer");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Takes a line; waits while a full batch cannot leave.
     *
     * @throws DeliveryFailed if an earlier batch could not be delivered
     */
    public void write(String line) throws DeliveryFailed, InterruptedException {
        batch.add(line);
        if (batch.size() >= batchLines) {
            handOver();
        }
    }

    /**
     * Lets what has gathered leave, unless a batch is still on its way.
     *
     * @throws DeliveryFailed if an earlier batch could not be delivered
     */
    public void send() throws DeliveryFailed, InterruptedException {
        if (inFlight == null || inFlight.isDone()) {
            handOver();
        }
    }

    /**
     * Returns when everything written so far is stored or refused.
     *
     * @throws DeliveryFailed if that cannot be reached
     */
    public void flush() throws DeliveryFailed, InterruptedException {
        handOver();
        await();
    }

    /** Points that the server has taken, restatements included; exact after {@link #flush}. */
    public long taken() {
        return sender.taken();
    }

    private void handOver() throws DeliveryFailed, InterruptedException {
        await();
        if (batch.size() > 0) {
            List<String> full = batch.lines();
            batch = new PointBatch();
            inFlight =
                    courier.submit(
                            () -> {
                                sender.send(full);
                                return null;
                            });
        }
    }

    private void await() throws DeliveryFailed, InterruptedException {
        if (inFlight == null) {
            return;
        }
        try {
            inFlight.get();
            inFlight = null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DeliveryFailed failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Ends without waiting; what was not flushed may not be stored. */
    @Override
    public void close() {
        courier.shutdownNow();
        server.close();
    }
}
