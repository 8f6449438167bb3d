package org.tocsin.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.tocsin.job.source.Progress;
import org.tocsin.place.DayClock;

/** One line that rewrites itself while a run goes on; plain lines when there is no terminal. */
final class ProgressLine implements AutoCloseable {
    private final PrintWriter out;
    private final Progress progress;
    private final DayClock clock;
    private final boolean terminal = System.console() != null;
    private final long start = System.nanoTime();
    private final Thread thread;
    private volatile boolean done;

    ProgressLine(PrintWriter out, String key, DayClock clock) {
        this.out = out;
        this.progress = Progress.of(key);
        this.clock = clock;
        this.thread = new Thread(this::show, "progress");
        thread.setDaemon(true);
        thread.start();
    }

    private void show() {
        long every = terminal ? 200 : 5000;
        while (!done) {
            try {
                Thread.sleep(every);
            } catch (InterruptedException e) {
                return;
            }
            if (!done) {
                out.print((terminal ? "\r" : "") + line() + (terminal ? "\u001b[K" : "\n"));
                out.flush();
            }
        }
    }

    private String line() {
        long time = progress.time();
        if (time == Long.MIN_VALUE) {
            return "  starting ...";
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(
                Locale.ROOT,
                "  %s  %,d records  %,.0f/s  %d alerts",
                clock.text(time).substring(0, 10),
                progress.records(),
                progress.records() / seconds,
                progress.alerts());
    }

    @Override
    public void close() {
        done = true;
        thread.interrupt();
        if (terminal) {
            out.print("\r\u001b[K");
        }
        out.flush();
    }
}
