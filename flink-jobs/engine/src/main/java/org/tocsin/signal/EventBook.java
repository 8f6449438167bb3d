package org.tocsin.signal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.model.Indicator;
import org.tocsin.place.Directory;

/** Confirmed events by the places whose baselines they must not spoil. */
final class EventBook implements Serializable {
    private final HashMap<Integer, List<Days>> byNode = new HashMap<>();

    /** Days of an indicator, both inclusive; -1 for all indicators. */
    record Days(int indicator, int from, int to) implements Serializable {
        boolean cover(int ordinal, int day) {
            return (indicator < 0 || indicator == ordinal) && day >= from && day <= to;
        }
    }

    /** Enters events at their place, at all that lies above it and at all that lies below it. */
    EventBook(List<KnownEvent> events, Directory directory, List<Indicator> indicators) {
        Map<String, Integer> ordinals = new HashMap<>();
        indicators.forEach(i -> ordinals.put(i.id(), i.ordinal()));
        for (KnownEvent event : events) {
            int place = directory.indexOf(event.place());
            int ordinal = ordinals.getOrDefault(event.indicator(), -1);
            Days days = new Days(ordinal, event.from(), event.to());
            for (int node = 0; node < directory.size(); node++) {
                if (isWithin(directory, node, place) || isWithin(directory, place, node)) {
                    byNode.computeIfAbsent(node, n -> new ArrayList<>()).add(days);
                }
            }
        }
    }

    private static boolean isWithin(Directory directory, int node, int area) {
        for (int each : directory.selfAndAncestors(node)) {
            if (each == area) {
                return true;
            }
        }
        return false;
    }

    /** Days of events that concern a place, in the order of entry. */
    List<Days> of(int node) {
        return byNode.isEmpty() ? List.of() : byNode.getOrDefault(node, List.of());
    }
}
