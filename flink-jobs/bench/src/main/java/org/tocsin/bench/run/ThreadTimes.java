package org.tocsin.bench.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.TreeMap;

/** CPU time of every task of a job, sampled ten times a second while it runs. */
final class ThreadTimes {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> before = new TreeMap<>();
    private final Map<Long, Long> latest = new TreeMap<>();
    private final Map<Long, String> names = new TreeMap<>();
    private final Thread sampler = new Thread(this::sample, "thread-times");
    private volatile boolean closed;

    ThreadTimes() {
        for (long id : threads.getAllThreadIds()) {
            before.put(id, threads.getThreadCpuTime(id));
        }
        sampler.setDaemon(true);
        sampler.start();
    }

    private void sample() {
        while (!closed) {
            for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
                long cpu = info == null ? -1 : threads.getThreadCpuTime(info.getThreadId());
                if (cpu > 0) {
                    names.put(info.getThreadId(), info.getThreadName());
                    latest.put(info.getThreadId(), cpu);
                }
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Seconds by the first operator of the task, for tasks above 1 % of all. */
    String text() {
        TreeMap<Long, String> byTime = new TreeMap<>(java.util.Comparator.reverseOrder());
        long all = 0;
        for (Map.Entry<Long, Long> e : latest.entrySet()) {
            long used = e.getValue() - before.getOrDefault(e.getKey(), 0L);
            all += used;
            byTime.put(used, names.get(e.getKey()));
        }
        StringBuilder text = new StringBuilder();
        long least = all / 100;
        byTime.forEach(
                (used, name) -> {
                    if (used > least) {
                        String shown = name.contains(" -> ") ? name.split(" -> ")[0] : name;
                        text.append(String.format("    %6.1f s  %s%n", used / 1e9, shown));
                    }
                });
        return text.toString();
    }

    /** Ends the sampling. */
    void stop() {
        closed = true;
        try {
            sampler.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
