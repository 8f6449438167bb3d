package org.tocsin.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.tocsin.job.source.Pace;
import org.tocsin.job.source.Progress;
import org.tocsin.place.DayClock;

/** One line that rewrites itself while a run goes on; plain lines when there is no terminal. */
final class ProgressLine implements AutoCloseable {
    private final PrintWriter out;
    private final Progress progress;
    private final DayClock clock;
    private final Pace pace;
    private final boolean chinese;
    private final boolean terminal = System.console() != null;
    private final long start = System.nanoTime();
    private final Thread thread;
    private volatile boolean done;

    /**
     * Begins to show a run.
     *
     * @param pace pace of the run; if one is kept, messages are shown as they come
     * @param language language of the messages
     */
    ProgressLine(PrintWriter out, String key, DayClock clock, Pace pace, Locale language) {
        this.out = out;
        this.progress = Progress.of(key);
        this.clock = clock;
        this.pace = pace;
        this.chinese = language.equals(Locale.CHINESE);
        if (pace.isKept()) {
            progress.listen();
        }
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
                messages();
                out.print((terminal ? "\r" : "") + line() + (terminal ? "\u001b[K" : "\n"));
                out.flush();
            }
        }
    }

    private void messages() {
        for (Progress.Message m = progress.nextMessage(); m != null; m = progress.nextMessage()) {
            if (m.at() >= pace.from()) {
                String text = chinese ? m.textZh() : m.textEn();
                out.println((terminal ? "\r\u001b[K" : "") + minute(m.at()) + "  " + text);
            }
        }
    }

    private String minute(long at) {
        return clock.text(at).substring(0, 16).replace('T', ' ');
    }

    private String line() {
        long time = progress.time();
        if (time == Long.MIN_VALUE) {
            return "  starting ...";
        }
        if (pace.isKept() && time >= pace.from()) {
            return String.format(
                    Locale.ROOT,
                    "  %s  x%.0f  %,d records  %d alerts",
                    minute(time),
                    pace.speed(),
                    progress.records(),
                    progress.alerts());
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
        messages();
        out.flush();
    }
}
