package org.tocsin.intake;

/** The departments that matter to case definitions. */
public enum Department {
    /** Fever clinic or township fever room. */
    FEVER_CLINIC("fever", "fever_room", "发热门诊", "发热诊室", "发热哨点", "发热哨点诊室"),
    /** Emergency. */
    EMERGENCY("急诊", "急诊科", "急诊内科"),
    /** Respiratory. */
    RESPIRATORY("呼吸科", "呼吸内科", "呼吸与危重症医学科"),
    /** Intensive care. */
    ICU("重症医学科", "重症监护室", "重症"),
    /** Laboratory. */
    LAB("laboratory", "检验", "检验科"),
    /** Internal medicine. */
    INTERNAL("internal_medicine", "内科", "普通内科", "门诊", "outpatient", "general"),
    /** Paediatrics. */
    PAEDIATRICS("pediatrics", "paediatric", "儿科", "儿内科", "child_internal"),
    /** Intestinal clinic. */
    INTESTINAL("intestinal_clinic", "gi", "肠道门诊", "肠道", "消化科", "消化内科"),
    /** Infectious diseases. */
    INFECTIOUS("infectious_diseases", "感染科", "感染性疾病科", "传染科");

    private final String[] words;

    Department(String... words) {
        this.words = words;
    }

    /** A lookup by name or synonym; one for each thread. */
    static Vocabulary<Department> vocabulary() {
        return new Vocabulary<>(values(), v -> v.words);
    }
}
