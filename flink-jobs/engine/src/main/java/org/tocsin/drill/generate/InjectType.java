package org.tocsin.drill.generate;

import java.util.List;

/**
 * Kinds of outbreaks and feed failures, with the defaults of their size, length, judged horizon and
 * the indicators in which they may be found.
 */
enum InjectType {
    /** Influenza at a school: 7 to 21 days, 10 to 40 % of its classes. */
    SCHOOL_ILI("school-ili", 40, 10, 14, "ILI", "FEVER", "RESP"),
    /** Norovirus at a school: a point start, then one or two generations. */
    SCHOOL_NOROVIRUS("school-norovirus", 30, 7, 14, "GI", "DIARRHOEA", "OTHER_ID", "NOROVIRUS"),
    /** Hand, foot and mouth disease at a kindergarten. */
    KINDERGARTEN_HFMD("kindergarten-hfmd", 14, 10, 14, "HFMD", "RASH"),
    /** One meal: a restaurant, a canteen or a rural banquet; log-normal incubation, 1 to 48 h. */
    FOOD("food", 12, 2, 7, "FOOD", "FOODBORNE", "GI", "DIARRHOEA"),
    /** One dangerous case. */
    SINGLE_CASE("single-case", 1, 1, 1),
    /** Diarrhoea in a village, as from its well. */
    VILLAGE_GI("village-gi", 15, 7, 14, "GI", "DIARRHOEA", "OTHER_ID", "NOROVIRUS"),
    /** A slow rise of influenza-like illness in one township. */
    TOWNSHIP_ILI("township-ili", 90, 21, 28, "ILI", "FEVER", "RESP"),
    /** A facility sends nothing and nobody fills in reports; all come after the end. */
    SILENT_CLINIC("silent-clinic", 0, 0, 1),
    /** A network cut: reports are filled in on time but received after the end. */
    LATE_BATCH("late-batch", 0, 0, 1);

    final String id;
    final int size;
    final int days;
    final int horizonDays;
    final List<String> indicators;

    InjectType(String id, int size, int days, int horizonDays, String... indicators) {
        this.id = id;
        this.size = size;
        this.days = days;
        this.horizonDays = horizonDays;
        this.indicators = List.of(indicators);
    }

    boolean isFeedFailure() {
        return this == SILENT_CLINIC || this == LATE_BATCH;
    }

    /** The type of an id, or null. */
    static InjectType of(String id) {
        for (InjectType type : values()) {
            if (type.id.equals(id)) {
                return type;
            }
        }
        return null;
    }
}
