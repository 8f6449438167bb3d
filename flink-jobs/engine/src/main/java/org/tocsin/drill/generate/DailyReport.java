package org.tocsin.drill.generate;

/**
 * One version of a facility's daily or zero report.
 *
 * @param facility facility code
 * @param day local day that it reports on
 * @param version version, from 1
 * @param exercise exercise id, or empty
 * @param reported local second at which it was filled in
 * @param received local second of its receipt
 * @param values outpatients, fever, ILI, GI, severe, observed, admitted, transferred, deaths
 */
record DailyReport(
        String facility,
        int day,
        int version,
        String exercise,
        long reported,
        long received,
        int[] values) {
    /** Number of values. */
    static final int VALUES = 9;

    /** Whether there was no fever, ILI or GI patient. */
    boolean isZero() {
        return values[1] == 0 && values[2] == 0 && values[3] == 0;
    }

    /** Identity over all versions, as the intake builds it. */
    static String identity(String facility, int day) {
        return "daily:" + facility + ":" + java.time.LocalDate.ofEpochDay(day);
    }
}
