package org.tocsin.intake;

/** How ill a person is. */
public enum Severity {
    /** Not severe. */
    MILD(
            "moderate",
            "normal",
            "轻",
            "轻症",
            "轻型",
            "普通",
            "普通型",
            "中型",
            "中度",
            "一般",
            "无症状",
            "asymptomatic"),
    /** Severe. */
    SEVERE("重", "重症", "重型", "重度"),
    /** Critical. */
    CRITICAL("危重", "危重型", "危重症", "病危"),
    /** Died. */
    DEATH("dead", "died", "死亡");

    private final String[] words;

    Severity(String... words) {
        this.words = words;
    }

    /** A lookup by name or synonym; one for each thread. */
    static Vocabulary<Severity> vocabulary() {
        return new Vocabulary<>(values(), v -> v.words);
    }
}
