package org.tocsin.epi.exposure;

/**
 * A case of a line list.
 *
 * @param id identity of the case
 * @param household key of its household; empty if not known, which is a household of its own
 * @param syndrome what leads its symptoms; only cases of one syndrome are linked
 * @param onsetMillis time of onset in milliseconds; the time of the visit if onset is missing
 * @param incubation range of its syndrome, or of the organism if a laboratory has found one
 */
public record ExposedCase(
        String id, String household, String syndrome, long onsetMillis, Incubation incubation) {
    /** Checks that nothing is null. */
    public ExposedCase {
        if (id == null || household == null || syndrome == null || incubation == null) {
            throw new IllegalArgumentException(
                    "id, household, syndrome and incubation must be given, got case " + id);
        }
    }

    String householdOrOwn() {
        return household.isEmpty() ? "case:" + id : household;
    }
}
