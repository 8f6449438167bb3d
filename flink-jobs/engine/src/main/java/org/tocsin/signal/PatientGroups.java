package org.tocsin.signal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.model.Indicator;
import org.tocsin.place.Directory;

/**
 * Which results concern the same patients: those of one family of indicators in places of which one
 * contains the other.
 */
public final class PatientGroups {
    private final Directory directory;
    private final Map<Integer, String> families = new HashMap<>();

    /**
     * Creates the groups.
     *
     * @param settings names the families
     */
    public PatientGroups(TriageSettings settings, Directory directory, List<Indicator> indicators) {
        this.directory = directory;
        for (Indicator indicator : indicators) {
            families.put(indicator.ordinal(), settings.familyOf(indicator.id()));
        }
    }

    /** Whether two indicators, by ordinal, count the same patients. */
    public boolean isOneFamily(int indicator, int other) {
        return families.get(indicator).equals(families.get(other));
    }

    /** Whether a place is the area or lies in it. */
    public boolean isWithin(int node, int area) {
        for (int each : directory.selfAndAncestors(node)) {
            if (each == area) {
                return true;
            }
        }
        return false;
    }

    /** Whether some place of one list and some place of the other contain one another. */
    public boolean overlap(List<Integer> places, List<Integer> others) {
        for (int place : places) {
            for (int other : others) {
                if (isWithin(place, other) || isWithin(other, place)) {
                    return true;
                }
            }
        }
        return false;
    }
}
