package org.tocsin.cluster;

import java.util.Comparator;

/**
 * One case that names one exposure.
 *
 * @param key exposure: {@code venue:code}, {@code place:text} or {@code food:food|seller}
 * @param venue directory index of the eating place, or -1
 * @param at instant of the change, epoch milliseconds UTC
 * @param sign +1 or -1
 * @param id report
 * @param person patient key, so that two reports of one person count once
 * @param household keyed hash of the household, or 0 if not known
 * @param mealAt when it was eaten, epoch milliseconds UTC
 * @param onsetAt onset, else visit, epoch milliseconds UTC
 * @param day occurrence day
 * @param symptomGroups symptom groups
 * @param home directory index of the residence or facility
 * @param died whether the person died
 */
public record ExposureCase(
        String key,
        int venue,
        long at,
        int sign,
        String id,
        long person,
        long household,
        long mealAt,
        long onsetAt,
        int day,
        int symptomGroups,
        int home,
        boolean died) {
    /** Instant, removals first, report, meal, content. */
    public static final Comparator<ExposureCase> ORDER =
            Comparator.comparingLong(ExposureCase::at)
                    .thenComparingInt(ExposureCase::sign)
                    .thenComparing(ExposureCase::id)
                    .thenComparingLong(ExposureCase::mealAt)
                    .thenComparingLong(ExposureCase::onsetAt)
                    .thenComparingInt(ExposureCase::symptomGroups);

    /** The same case, held since an earlier instant. */
    public ExposureCase since(long instant) {
        return new ExposureCase(
                key,
                venue,
                instant,
                sign,
                id,
                person,
                household,
                mealAt,
                onsetAt,
                day,
                symptomGroups,
                home,
                died);
    }

    boolean sameCase(ExposureCase that) {
        return id.equals(that.id) && mealAt == that.mealAt;
    }
}
