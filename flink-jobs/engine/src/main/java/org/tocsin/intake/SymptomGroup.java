package org.tocsin.intake;

import java.util.Locale;

/** Groups of symptoms shared by linked foodborne cases; the ordinal is the bit. */
public enum SymptomGroup {
    /** Vomiting, nausea. */
    VOMITING,
    /** Diarrhoea of any kind. */
    DIARRHOEA,
    /** Fever. */
    FEVER,
    /** Abdominal pain. */
    ABDOMINAL,
    /** Nervous system. */
    NEURO,
    /** Skin. */
    SKIN,
    /** Jaundice. */
    JAUNDICE,
    /** Respiratory. */
    RESPIRATORY;

    /** The bit in {@link org.tocsin.model.CaseReport#symptomGroups}. */
    public int bit() {
        return 1 << ordinal();
    }

    /** The group with a name in lower case, or null. */
    static SymptomGroup of(String code) {
        for (SymptomGroup group : values()) {
            if (group.name().toLowerCase(Locale.ROOT).equals(code)) {
                return group;
            }
        }
        return null;
    }
}
