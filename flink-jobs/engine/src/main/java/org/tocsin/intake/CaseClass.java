package org.tocsin.intake;

/** How sure a diagnosis is. */
public enum CaseClass {
    /** Suspected. */
    SUSPECTED("疑似", "疑似病例", "suspect"),
    /** Clinically diagnosed. */
    CLINICAL("临床诊断", "临床诊断病例", "probable"),
    /** Confirmed. */
    CONFIRMED("确诊", "确诊病例", "实验室确诊", "实验室诊断病例"),
    /** Carrier of the pathogen. */
    CARRIER("病原携带", "病原携带者"),
    /** Positive test without an illness. */
    POSITIVE("阳性检测", "阳性检测结果");

    private final String[] words;

    CaseClass(String... words) {
        this.words = words;
    }

    /** A lookup by name or synonym; one for each thread. */
    static Vocabulary<CaseClass> vocabulary() {
        return new Vocabulary<>(values(), v -> v.words);
    }
}
