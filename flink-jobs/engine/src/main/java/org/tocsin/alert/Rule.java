package org.tocsin.alert;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.tocsin.model.Tier;

/**
 * One version of one rule, as a pack states it.
 *
 * @param id stable id of the handbook, for example CL-14
 * @param version version of the rule
 * @param family what kind of rule this is; decides which of the parameters apply
 * @param nameZh name for people, Chinese
 * @param nameEn name for people, English
 * @param mark confidence mark: D, A, B, C, U or P
 * @param enabled whether it runs; a rule marked U never ships enabled
 * @param tier where its alerts may go
 * @param level 1, E, C, S, Q or K
 * @param indicators ids of the indicators it counts
 * @param scope where persons are counted together
 * @param types institution types the scope is limited to; empty for all
 * @param windowDays length of the sliding window by occurrence date
 * @param count persons that make a crossing
 * @param orDeaths deaths in the window that do as well, 0 for never
 * @param orAdmitted admissions in the window that do as well, 0 for never
 * @param deadlineMinutes time that people have from the opening, 0 for none
 * @param action what people must do by then, message key
 * @param of persistence: signals needed
 * @param within persistence: days in which they must fall; silence: grace in minutes
 * @param expectedVisits silence: visits that must have been expected in the gap
 * @param target yearly target per 100,000
 * @param warnShares shares of the target whose projection warns
 * @param households distinct households without which a cluster stays on the list, unless persons
 *     died
 * @param counties distinct counties of residence that a cluster must span, 0 for any
 * @param during periods in which the rule holds, such as an important activity; empty for always
 * @param effectiveFrom first instant of validity, epoch milliseconds UTC
 */
public record Rule(
        String id,
        int version,
        Family family,
        String nameZh,
        String nameEn,
        String mark,
        boolean enabled,
        Tier tier,
        String level,
        List<String> indicators,
        Scope scope,
        Set<String> types,
        int windowDays,
        int count,
        int orDeaths,
        int orAdmitted,
        int deadlineMinutes,
        String action,
        int of,
        int within,
        double expectedVisits,
        double target,
        List<Double> warnShares,
        int households,
        int counties,
        List<Period> during,
        long effectiveFrom)
        implements Serializable {

    /**
     * Days in which a rule holds.
     *
     * @param from first epoch day, inclusive
     * @param to last epoch day, inclusive
     */
    public record Period(int from, int to) implements Serializable {}

    /** Whether the rule holds for cases of a day. */
    public boolean isDuring(int day) {
        return during.isEmpty() || during.stream().anyMatch(p -> day >= p.from() && day <= p.to());
    }

    /** Place of the level from the most urgent, 0, to the least. */
    public int urgency() {
        int level = "1ECSQK".indexOf(this.level);
        return level < 0 ? Integer.MAX_VALUE - 1 : level;
    }

    /** Kinds of rules. */
    public enum Family {
        /** One case is enough; every case is its own alert. */
        SINGLE_CASE,
        /** Persons in a sliding window in one scope. */
        WINDOW,
        /** Persons linked by a common exposure. */
        EXPOSURE,
        /** A statistical detector exceeded its threshold. */
        STATISTICAL,
        /** A cluster in space and time. */
        SPACE_TIME,
        /** Signals on m of n days. */
        PERSISTENCE,
        /** A source is silent. */
        SILENCE,
        /** A scheduled report is missing. */
        MISSING_REPORT,
        /** A source reports faster or slower than it used to. */
        DELAY_CHANGE,
        /** A yearly target is about to be passed. */
        TARGET
    }

    /** Where persons are counted together. */
    public enum Scope {
        /** Each case by itself. */
        CASE,
        /** One institution, or one village. */
        COLLECTIVE,
        /** One class, dormitory, office or workshop. */
        UNIT,
        /** One township or street. */
        TOWNSHIP,
        /** One county. */
        COUNTY,
        /** One facility. */
        FACILITY,
        /** One cluster of linked cases. */
        CLUSTER
    }
}
