package org.tocsin.signal;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many statistical signals of one region (a county) may reach people.
 *
 * @param notifyPerWeek messages a region and week that may be false; q of the false-discovery
 *     control is a seventh of it
 * @param listPerWeek the same for the morning list
 * @param mostNotifyPerWeek most messages of a region in 7 days, however bad the epidemic
 * @param mostListPerClose most new entries of a region's list at one day close
 * @param families indicators (ids) that count the same patients, by name of the family; an
 *     indicator in none is a family of its own
 */
public record TriageSettings(
        double notifyPerWeek,
        double listPerWeek,
        int mostNotifyPerWeek,
        int mostListPerClose,
        Map<String, List<String>> families)
        implements Serializable {
    /** 0.25 messages and 2 list entries a week; at most 2 messages a week and 10 entries a day. */
    public static TriageSettings defaults() {
        LinkedHashMap<String, List<String>> families = new LinkedHashMap<>();
        families.put(
                "respiratory",
                List.of("FEVER", "ILI", "ILI_US", "SARI", "RESP", "SEVERE", "INFLUENZA", "COVID"));
        families.put(
                "intestinal",
                List.of(
                        "GI",
                        "DIARRHOEA",
                        "AWD",
                        "ABD",
                        "FOOD",
                        "FOODBORNE",
                        "OTHER_ID",
                        "NOROVIRUS",
                        "DYSENTERY"));
        families.put("rash", List.of("RASH", "HFMD", "VARICELLA", "MEASLES", "RUBELLA", "SCARLET"));
        return new TriageSettings(0.25, 2, 2, 10, families);
    }

    /** The family of an indicator; one in none is a family of its own. */
    public String familyOf(String indicator) {
        for (Map.Entry<String, List<String>> family : families.entrySet()) {
            if (family.getValue().contains(indicator)) {
                return "family " + family.getKey();
            }
        }
        return indicator;
    }

    /** Daily false-discovery rate of messages. */
    double notifyRate() {
        return notifyPerWeek / 7;
    }

    /** Daily false-discovery rate of the list, messages included. */
    double listRate() {
        return Math.min(0.5, (notifyPerWeek + listPerWeek) / 7);
    }
}
