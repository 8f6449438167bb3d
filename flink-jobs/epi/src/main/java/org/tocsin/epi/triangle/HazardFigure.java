package org.tocsin.epi.triangle;

/**
 * The delay law at one delay: the share of those known by then that came with exactly this delay.
 *
 * @param delay labels
 * @param longTerm over the whole history
 * @param baseline over its newest days
 * @param todayType over the whole history, for today's day type
 * @param late cases with this delay over the last 7 labels
 * @param expectedLate cases expected there
 * @param corrected baseline moved by what the last 7 labels say
 */
public record HazardFigure(
        int delay,
        double longTerm,
        double baseline,
        double todayType,
        double late,
        double expectedLate,
        double corrected) {}
