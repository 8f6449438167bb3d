package org.tocsin.intake;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * What may cause a foodborne illness, and how long after the meal, as the case definitions state
 * it. A case with a finding of an agent is judged by the agent's hours instead of its symptoms'.
 *
 * @param id stable id
 * @param nameZh name for people, Chinese
 * @param nameEn name for people, English
 * @param terms words for it in laboratory results, lower case
 * @param codes diagnoses that name it
 * @param from shortest hours from meal to onset, inclusive
 * @param to longest hours, inclusive
 */
public record Agent(
        String id,
        String nameZh,
        String nameEn,
        List<String> terms,
        CodeSet codes,
        double from,
        double to)
        implements Serializable {
    /** Takes a copy. */
    public Agent {
        terms = List.copyOf(terms);
    }

    /** Name in a language. */
    public String name(Locale language) {
        return language.equals(Locale.CHINESE) ? nameZh : nameEn;
    }
}
