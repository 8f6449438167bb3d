package org.tocsin.bench.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * CPU time of every task of a job, of the compiler and of the garbage collector, sampled four times
 * a second while it runs. Compiler and collector are known on Linux only.
 */
final class ThreadTimes {
    private static final double TICK = 0.01; // seconds, the unit of /proc on every Linux platform

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Long, Double> before = new TreeMap<>();
    private final Map<Long, Double> latest = new TreeMap<>();
    private final Map<Long, String> names = new TreeMap<>();
    private final Thread sampler = new Thread(this::sample, "thread-times");
    private volatile boolean closed;

    ThreadTimes() {
        look(before);
        sampler.setDaemon(true);
        sampler.start();
    }

    private void sample() {
        while (!closed) {
            look(latest);
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look(Map<Long, Double> seconds) {
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            long cpu = info == null ? -1 : threads.getThreadCpuTime(info.getThreadId());
            if (cpu > 0) {
                names.put(info.getThreadId(), info.getThreadName());
                seconds.put(info.getThreadId(), cpu / 1e9);
            }
        }
        Path tasks = Path.of("/proc/self/task");
        if (!Files.isDirectory(tasks)) {
            return;
        }
        try (Stream<Path> own = Files.list(tasks)) {
            own.forEach(task -> machine(task, seconds));
        } catch (IOException e) {
            closed = true;
        }
    }

    /** A thread of the virtual machine itself; its key is negative. */
    private void machine(Path task, Map<Long, Double> seconds) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            String shown = machine(name);
            if (shown != null) {
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                long key = -Long.parseLong(task.getFileName().toString());
                names.put(key, shown);
                seconds.put(key, TICK * (Long.parseLong(fields[11]) + Long.parseLong(fields[12])));
            }
        } catch (IOException e) {
            // the thread has just ended
        }
    }

    private static String machine(String thread) {
        if (thread.matches("C[12] Compiler.*")) {
            return "(compiler)";
        }
        return thread.matches("(GC|G1|VM) .*|ParGC.*") ? "(collector)" : null;
    }

    /**
     * Seconds and microseconds a report by the first operator of the task, subtasks together, for
     * whatever takes 1 % of all.
     */
    String text(long reports) {
        Map<String, Double> byName = new TreeMap<>();
        latest.forEach(
                (id, used) ->
                        byName.merge(
                                shown(names.get(id)),
                                used - before.getOrDefault(id, 0.0),
                                Double::sum));
        double all = byName.values().stream().mapToDouble(d -> d).sum();
        StringBuilder text = new StringBuilder();
        byName.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .filter(e -> e.getValue() >= all / 100)
                .forEach(
                        e ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "    %6.2f us %7.1f s  %s%n",
                                                1e6 * e.getValue() / reports,
                                                e.getValue(),
                                                e.getKey())));
        return text.toString();
    }

    private static String shown(String thread) {
        return thread.split(" -> ")[0].replaceFirst(" \\(\\d+/\\d+\\)#\\d+$", "");
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
