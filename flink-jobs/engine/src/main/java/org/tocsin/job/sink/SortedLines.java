package org.tocsin.job.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lines that wait for the watermark and leave sorted by (time, line), so that the same results give
 * the same bytes whatever their arrival.
 */
public final class SortedLines<T> {
    private final LineEncoder<T> encoder;
    private List<Line> waiting = new ArrayList<>();

    /**
     * A line.
     *
     * @param time epoch milliseconds UTC
     * @param text without a line end
     */
    public record Line(long time, String text) {
        static final Comparator<Line> ORDER =
                Comparator.comparingLong(Line::time).thenComparing(Line::text);
    }

    /** Takes lines one by one. */
    interface Out {
        void accept(String line) throws IOException, InterruptedException;
    }

    SortedLines(LineEncoder<T> encoder) {
        this.encoder = encoder;
    }

    void add(T result) {
        String text = encoder.line(result);
        if (text != null) {
            waiting.add(new Line(encoder.time(result), text));
        }
    }

    /** Lets go what is not later than a time, epoch milliseconds UTC. */
    void releaseUpTo(long time, Out out) throws IOException, InterruptedException {
        if (waiting.isEmpty()) {
            return;
        }
        List<Line> later = new ArrayList<>();
        List<Line> due = new ArrayList<>(waiting.size());
        for (Line line : waiting) {
            (line.time <= time ? due : later).add(line);
        }
        due.sort(Line.ORDER);
        waiting = later;
        for (Line line : due) {
            out.accept(encoder.placed(line.text, line.time));
        }
    }

    /** What waits, for a checkpoint. */
    List<Line> waiting() {
        return List.copyOf(waiting);
    }

    /** Takes what waited at a checkpoint. */
    void restore(Iterable<Line> lines) {
        lines.forEach(waiting::add);
    }
}
