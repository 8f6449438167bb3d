package org.tocsin.job;

import java.io.Serializable;
import java.util.List;
import org.tocsin.alert.RulePack;
import org.tocsin.cluster.LinkSettings;
import org.tocsin.cluster.Scans;
import org.tocsin.count.CountSettings;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Indicator;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;
import org.tocsin.place.Festivals;
import org.tocsin.place.WorkCalendar;
import org.tocsin.signal.DetectionSettings;

/**
 * Everything that the graph needs to know besides its ends.
 *
 * @param directory places, facilities and institutions
 * @param clock local calendar and day close
 * @param indicators indicators by ordinal
 * @param rules rules in force
 * @param counts how counts are kept
 * @param calendar official days off and make-up workdays
 * @param festivals festival dates
 * @param detection how the statistical detectors run
 * @param links when foodborne cases are linked
 * @param scans how clusters in space and time are searched
 * @param until last instant of the run, epoch milliseconds UTC; no timer lies beyond it
 * @param focus directory index of the area whose series are stored, or -1 for all
 * @param registered whether every place of the focus is judged from the first day on
 */
public record RunPlan(
        Directory directory,
        DayClock clock,
        List<Indicator> indicators,
        RulePack rules,
        CountSettings counts,
        WorkCalendar calendar,
        Festivals festivals,
        DetectionSettings detection,
        LinkSettings links,
        Scans scans,
        long until,
        int focus,
        boolean registered)
        implements Serializable {

    /** Whether the series of a node leave as points. */
    public boolean isStored(int node) {
        if (!counts.storedLevels().contains(directory.node(node).level())) {
            return false;
        }
        return isInFocus(node);
    }

    /** Whether a node lies in the area that the run is about. */
    public boolean isInFocus(int node) {
        return focus < 0 || isWithin(node, focus);
    }

    private boolean isWithin(int node, int area) {
        for (int each : directory.selfAndAncestors(node)) {
            if (each == area) {
                return true;
            }
        }
        return false;
    }

    /** Ordinal of an indicator, or -1. */
    public int ordinal(String id) {
        for (Indicator indicator : indicators) {
            if (indicator.id().equals(id)) {
                return indicator.ordinal();
            }
        }
        return CaseReport.NO_PLACE;
    }

    /** The indicator that foodborne clusters count as a bit, or 0. */
    public long foodborneBits() {
        return foodborne() < 0 ? 0 : 1L << foodborne();
    }

    /** Ordinal of the indicator that foodborne clusters count, or -1. */
    public int foodborne() {
        return ordinal("FOOD");
    }

    /** Ordinal of the indicator with a yearly target, or -1. */
    public int targetIndicator() {
        int rule = rules.first(org.tocsin.alert.Rule.Family.TARGET);
        return rule < 0 ? -1 : ordinal(rules.rule(rule).indicators().get(0));
    }
}
