package org.tocsin.bench.run;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The largest heap left by any collection: an upper bound of what was in use. */
final class HeapWatch {
    private final AtomicLong highest = new AtomicLong();

    HeapWatch() {
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) bean)
                    .addNotificationListener(
                            (n, handback) -> note((CompositeData) n.getUserData()), null, null);
        }
    }

    private void note(CompositeData data) {
        long used =
                GarbageCollectionNotificationInfo.from(data)
                        .getGcInfo()
                        .getMemoryUsageAfterGc()
                        .entrySet()
                        .stream()
                        .filter(e -> e.getKey().matches(".*(Eden|Survivor|Old|Tenured).*"))
                        .mapToLong(e -> e.getValue().getUsed())
                        .sum();
        highest.accumulateAndGet(used, Math::max);
    }

    /** Starts a new measurement from a collected heap. */
    void restart() {
        System.gc();
        highest.set(0);
    }

    /** Bytes since the last restart; what is in use now where there was no collection. */
    long highest() {
        Runtime r = Runtime.getRuntime();
        return highest.get() == 0 ? r.totalMemory() - r.freeMemory() : highest.get();
    }
}
