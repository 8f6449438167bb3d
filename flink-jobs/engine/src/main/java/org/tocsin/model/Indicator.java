package org.tocsin.model;

import java.io.Serializable;

/**
 * A thing that is counted: a syndrome, a disease or a group of diseases.
 *
 * @param ordinal position in the case definitions and bit in {@link CaseReport#indicators}, 0 to 63
 * @param id stable code used as a tag, for example {@code ILI}
 * @param nameZh Chinese name for people
 * @param nameEn English name for people
 * @param detect whether statistical detectors watch this indicator
 * @param group {@code syndrome}, {@code disease}, {@code load} or {@code denominator}
 */
public record Indicator(
        int ordinal, String id, String nameZh, String nameEn, boolean detect, String group)
        implements Serializable {}
