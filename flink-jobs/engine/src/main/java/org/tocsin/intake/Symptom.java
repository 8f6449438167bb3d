package org.tocsin.intake;

import java.io.Serializable;
import java.util.List;

/**
 * A symptom of the definitions. Its position is its bit.
 *
 * @param id code used in rules and in the column {@code symptoms}
 * @param group bit of its {@link SymptomGroup}, or 0
 * @param terms words for it in complaints and in the column {@code symptoms}
 */
public record Symptom(String id, int group, List<String> terms) implements Serializable {}
