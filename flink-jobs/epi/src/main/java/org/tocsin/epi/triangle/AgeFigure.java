package org.tocsin.epi.triangle;

/**
 * One age in an evaluation.
 *
 * @param age labels since the occurrence day
 * @param day occurrence day
 * @param known cases of that day known today
 * @param patternFactor of today's day type at this age
 * @param level recent level at this age
 * @param uncorrected expectation before the delay correction; 0 where left out
 * @param correction factor for a changed delay law
 * @param expected expectation
 * @param leftOut whether the source did not report for that day
 */
public record AgeFigure(
        int age,
        int day,
        double known,
        double patternFactor,
        double level,
        double uncorrected,
        double correction,
        double expected,
        boolean leftOut) {}
