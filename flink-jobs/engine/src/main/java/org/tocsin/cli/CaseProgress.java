package org.tocsin.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Progress of work whose steps can be counted: one line that rewrites itself on a terminal, else a
 * plain line every five seconds. May be stepped from several threads.
 */
final class CaseProgress implements AutoCloseable {
    private static final long TERMINAL_NANOS = 200_000_000L;
    private static final long PLAIN_NANOS = 5_000_000_000L;

    private final PrintWriter out;
    private final long steps;
    private final boolean terminal = System.console() != null;
    private final long start = System.nanoTime();
    private long shown = start;
    private long done;

    CaseProgress(PrintWriter out, long steps) {
        this.out = out;
        this.steps = steps;
    }

    /** One step more is done. */
    synchronized void step() {
        done++;
        long now = System.nanoTime();
        if (now - shown >= (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
            shown = now;
            out.print((terminal ? "\r" : "") + line(now) + (terminal ? "\u001b[K" : "\n"));
            out.flush();
        }
    }

    private String line(long now) {
        double seconds = (now - start) / 1e9;
        return String.format(
                Locale.ROOT,
                "  %,d of %,d  %d %%  %.0f s left",
                done,
                steps,
                100 * done / Math.max(1, steps),
                seconds / done * (steps - done));
    }

    @Override
    public synchronized void close() {
        if (terminal && shown != start) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
