package org.tocsin.intake;

/**
 * Sex as the report card and GB/T 2261.1 code it. No rule counts it; a value outside the list says
 * that the columns of the record are not what the header says.
 */
public enum Sex {
    /** Not known. */
    UNKNOWN("0", "u", "未知", "不详", "未知的性别"),
    /** Male. */
    MALE("1", "m", "男", "男性"),
    /** Female. */
    FEMALE("2", "f", "女", "女性"),
    /** Not stated. */
    UNSTATED("9", "other", "o", "未说明", "未说明的性别", "其他");

    private final String[] words;

    Sex(String... words) {
        this.words = words;
    }

    /** A lookup by name or synonym; one for each thread. */
    static Vocabulary<Sex> vocabulary() {
        return new Vocabulary<>(values(), v -> v.words);
    }
}
