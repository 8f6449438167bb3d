package org.tocsin.job;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** What waits for its time. */
final class Waiting {
    private Waiting() {}

    /**
     * Takes out what is due, in the order of arrival.
     *
     * @param waiting keeps the rest
     * @param limit latest time that is due, inclusive
     */
    static <I> List<I> takeDue(List<I> waiting, long limit, ToLongFunction<I> timeOf) {
        List<I> due = new ArrayList<>(waiting.size());
        int kept = 0;
        for (int i = 0; i < waiting.size(); i++) {
            I item = waiting.get(i);
            if (timeOf.applyAsLong(item) <= limit) {
                due.add(item);
            } else {
                waiting.set(kept++, item);
            }
        }
        waiting.subList(kept, waiting.size()).clear();
        return due;
    }
}
