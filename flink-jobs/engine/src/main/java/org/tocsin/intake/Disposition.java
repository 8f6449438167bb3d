package org.tocsin.intake;

/** Where a person went after being seen. */
public enum Disposition {
    /** Sent home. */
    HOME("回家", "离院", "居家", "discharged", "治愈", "好转", "痊愈", "recovered"),
    /** Kept for observation. */
    OBSERVATION("observed", "留观", "留院观察", "急诊留观"),
    /** Admitted to a ward. */
    ADMITTED("住院", "入院", "收治", "收入院", "hospitalised", "hospitalized"),
    /** Admitted to intensive care. */
    ICU("重症监护", "重症医学科", "收入icu"),
    /** Transferred to another facility. */
    TRANSFERRED("转诊", "转院", "transfer"),
    /** Died. */
    DIED("dead", "death", "死亡");

    private final String[] words;

    Disposition(String... words) {
        this.words = words;
    }

    /** A lookup by name or synonym; one for each thread. */
    static Vocabulary<Disposition> vocabulary() {
        return new Vocabulary<>(values(), v -> v.words);
    }
}
