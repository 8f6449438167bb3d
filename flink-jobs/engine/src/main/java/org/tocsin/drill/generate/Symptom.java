package org.tocsin.drill.generate;

/** Symptoms and signs as they are written in reports, as bits of a set. */
enum Symptom {
    FEVER("fever", "发热"),
    COUGH("cough", "咳嗽"),
    SORE_THROAT("sore_throat", "咽痛"),
    RUNNY_NOSE("runny_nose", "流涕"),
    DYSPNOEA("dyspnoea", "气促"),
    HEADACHE("headache", "头痛"),
    FATIGUE("fatigue", "乏力"),
    DIARRHOEA("diarrhoea", "腹泻"),
    VOMITING("vomiting", "呕吐"),
    NAUSEA("nausea", "恶心"),
    ABDOMINAL_PAIN("abdominal_pain", "腹痛"),
    BLOODY_STOOL("bloody_stool", "黏液脓血便"),
    WATERY_STOOL("watery_stool", "水样便"),
    RASH("rash", "皮疹"),
    PAROTID_SWELLING("parotid_swelling", "腮腺肿大"),
    CHILLS("chills", "寒战");

    final String id;
    final String zh;
    final int bit = 1 << ordinal();

    Symptom(String id, String zh) {
        this.id = id;
        this.zh = zh;
    }

    boolean in(int set) {
        return (set & bit) != 0;
    }
}
