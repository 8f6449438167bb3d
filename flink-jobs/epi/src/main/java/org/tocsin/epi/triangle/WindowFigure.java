package org.tocsin.epi.triangle;

/**
 * Everything known about the newest occurrence days up to one age.
 *
 * @param age largest age in the window: its occurrence days are today - age .. today
 * @param observed cases known
 * @param expected cases expected at equal age
 * @param inverseSize overdispersion of the prediction
 * @param upperTail P(X &gt;= observed) of this window alone
 * @param upperBound largest count that is less unusual than the best window, u
 * @param lowerBound the same counting ties as less unusual, v
 */
public record WindowFigure(
        int age,
        double observed,
        double expected,
        double inverseSize,
        double upperTail,
        int upperBound,
        int lowerBound) {}
