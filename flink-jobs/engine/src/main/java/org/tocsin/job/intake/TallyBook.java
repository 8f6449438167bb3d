package org.tocsin.job.intake;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tocsin.job.count.Tally;

/** Sums what the intake counts until the next watermark. */
final class TallyBook {
    private final Map<Integer, long[]> byLabel = new TreeMap<>();
    private int label = Integer.MIN_VALUE;
    private long[] current;

    void label(int next) {
        if (current == null || next != label) {
            label = next;
            current = byLabel.computeIfAbsent(next, l -> new long[Tally.KINDS]);
        }
    }

    void add(int kind) {
        current[kind]++;
    }

    void flush(Consumer<Tally> out) {
        byLabel.forEach(
                (day, kinds) -> {
                    for (int kind = 0; kind < kinds.length; kind++) {
                        if (kinds[kind] > 0) {
                            out.accept(new Tally(day, kind, kinds[kind]));
                        }
                    }
                });
        byLabel.clear();
        current = null;
    }
}
