package org.tocsin.place;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Dates of the festivals of the lunar calendar, from a table and never computed. Days are local
 * epoch days; the year is the solar year of the Spring Festival, so that Laba may fall in the
 * December before it.
 */
public final class Festivals implements Serializable {
    /** A table without years. */
    public static final Festivals NONE = new Festivals(Map.of());

    /** Days on either side of Spring Festival that are aligned with it. */
    private static final int REACH = 21;

    private final TreeMap<Integer, EnumMap<Feast, Integer>> days = new TreeMap<>();

    /** The festivals of the table; the column is the name in lower case. */
    public enum Feast {
        /** Laba, the eighth day of the twelfth month, before Spring Festival. */
        LABA,
        /** New Year's Eve. */
        EVE,
        /** Spring Festival, the first day of the lunar year. */
        SPRING_FESTIVAL,
        /** Lantern Festival. */
        LANTERN,
        /** Dragon Boat Festival. */
        DRAGON_BOAT,
        /** Mid-Autumn Festival. */
        MID_AUTUMN,
        /** Double Ninth. */
        DOUBLE_NINTH
    }

    /**
     * Creates a table.
     *
     * @param days by year, the local epoch days of the festivals known
     */
    public Festivals(Map<Integer, EnumMap<Feast, Integer>> days) {
        this.days.putAll(days);
    }

    /** Local epoch day of a festival, none if the table does not have it. */
    public OptionalInt day(Feast feast, int year) {
        EnumMap<Feast, Integer> known = days.get(year);
        Integer day = known == null ? null : known.get(feast);
        return day == null ? OptionalInt.empty() : OptionalInt.of(day);
    }

    /**
     * The day of last year to compare with. Within 21 days of a Spring Festival it has the same
     * distance from that of last year; else, and where the table ends, it is the same day of the
     * week 364 days earlier.
     */
    public int lastYear(int epochDay) {
        int year = LocalDate.ofEpochDay(epochDay).getYear();
        // Three weeks before an early Spring Festival may lie in the December before.
        for (int near = year; near <= year + 1; near++) {
            OptionalInt now = day(Feast.SPRING_FESTIVAL, near);
            OptionalInt then = day(Feast.SPRING_FESTIVAL, near - 1);
            if (now.isPresent()
                    && then.isPresent()
                    && Math.abs(epochDay - now.getAsInt()) <= REACH) {
                return then.getAsInt() + epochDay - now.getAsInt();
            }
        }
        return epochDay - 364;
    }
}
