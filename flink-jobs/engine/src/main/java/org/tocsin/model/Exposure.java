package org.tocsin.model;

/**
 * One thing a foodborne case ate, and where.
 *
 * @param mealAt when it was eaten, epoch milliseconds UTC; {@link CaseReport#NO_TIME} if unknown
 * @param venue directory index of the eating place, or -1 if not resolved
 * @param venueText the eating place as written, or empty; never a personal address
 * @param food food as written, normalised; empty if unknown
 * @param seller brand, supplier or purchase place, normalised; empty if unknown
 * @param placeType home, restaurant, canteen, school, stall, delivery, shop, banquet or empty
 */
public record Exposure(
        long mealAt, int venue, String venueText, String food, String seller, String placeType) {}
