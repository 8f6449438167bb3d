package org.tocsin.epi.mpm;

import java.time.LocalDate;
import java.util.Map;

/**
 * Settings of the moving percentile method.
 *
 * @param percentile of the historical blocks, 0..100; chosen per disease, 80 where nothing is known
 * @param years of history, at least 2; 3 in the pilot, 5 in a later description
 * @param halfWidth blocks on each side of the same block of a year, at least 0
 * @param blockDays days of a block and of the current period
 * @param minimumCount smallest current count that can be a signal
 * @param comparison whether the threshold must be exceeded or only reached
 * @param withoutEvents whether blocks with a day of a confirmed event are left out
 * @param springFestivals first day of the lunar year, by year; empty = no lunar shift
 * @param festivalReach days around Spring Festival within which earlier years are aligned to it
 */
public record MpmOptions(
        double percentile,
        int years,
        int halfWidth,
        int blockDays,
        double minimumCount,
        Comparison comparison,
        boolean withoutEvents,
        Map<Integer, LocalDate> springFestivals,
        int festivalReach) {

    /** How the current count is compared with the threshold; sources differ. */
    public enum Comparison {
        /** Above the threshold, as in the pilot. */
        EXCEEDS,
        /** At the threshold or above, as in a training text. */
        REACHES
    }

    /** Checks the values. */
    public MpmOptions {
        springFestivals = Map.copyOf(springFestivals);
        if (!(percentile >= 0 && percentile <= 100)) {
            throw new IllegalArgumentException("percentile must be in 0..100, got " + percentile);
        }
        if (years < 2) {
            throw new IllegalArgumentException("years must be >= 2, got " + years);
        }
        if (halfWidth < 0) {
            throw new IllegalArgumentException("half-width must be >= 0, got " + halfWidth);
        }
        if (blockDays < 1) {
            throw new IllegalArgumentException("block must be >= 1 day, got " + blockDays);
        }
        if (!(minimumCount >= 0)) {
            throw new IllegalArgumentException("minimum count must be >= 0, got " + minimumCount);
        }
        if (festivalReach < 0) {
            throw new IllegalArgumentException(
                    "festival reach must be >= 0 days, got " + festivalReach);
        }
    }

    /** 80 % percentile, 3 years, 5 blocks of 7 days a year, above it, at least 2 cases. */
    public static MpmOptions withDefaults() {
        return new MpmOptions(80, 3, 2, 7, 2, Comparison.EXCEEDS, true, Map.of(), 21);
    }

    /** The same with another percentile. */
    public MpmOptions withPercentile(double changed) {
        return new MpmOptions(
                changed,
                years,
                halfWidth,
                blockDays,
                minimumCount,
                comparison,
                withoutEvents,
                springFestivals,
                festivalReach);
    }

    /** The same with another number of years. */
    public MpmOptions withYears(int changed) {
        return new MpmOptions(
                percentile,
                changed,
                halfWidth,
                blockDays,
                minimumCount,
                comparison,
                withoutEvents,
                springFestivals,
                festivalReach);
    }

    /** The same with another number of blocks on each side. */
    public MpmOptions withHalfWidth(int changed) {
        return new MpmOptions(
                percentile,
                years,
                changed,
                blockDays,
                minimumCount,
                comparison,
                withoutEvents,
                springFestivals,
                festivalReach);
    }

    /** The same with another smallest count. */
    public MpmOptions withMinimumCount(double changed) {
        return new MpmOptions(
                percentile,
                years,
                halfWidth,
                blockDays,
                changed,
                comparison,
                withoutEvents,
                springFestivals,
                festivalReach);
    }

    /** The same with another comparison. */
    public MpmOptions withComparison(Comparison changed) {
        return new MpmOptions(
                percentile,
                years,
                halfWidth,
                blockDays,
                minimumCount,
                changed,
                withoutEvents,
                springFestivals,
                festivalReach);
    }

    /** The same with blocks of confirmed events left in or out. */
    public MpmOptions withoutEvents(boolean changed) {
        return new MpmOptions(
                percentile,
                years,
                halfWidth,
                blockDays,
                minimumCount,
                comparison,
                changed,
                springFestivals,
                festivalReach);
    }

    /** The same with earlier years aligned to Spring Festival near it. */
    public MpmOptions withSpringFestivals(Map<Integer, LocalDate> changed) {
        return new MpmOptions(
                percentile,
                years,
                halfWidth,
                blockDays,
                minimumCount,
                comparison,
                withoutEvents,
                changed,
                festivalReach);
    }
}
