package org.tocsin.intake;

/** Occupation groups of the report card. */
public enum Occupation {
    /** Child in day care. */
    PRESCHOOL_IN_CARE("kindergarten_child", "preschool", "幼托儿童", "kindergarten"),
    /** Child not in day care. */
    SCATTERED_CHILD("scattered", "散居儿童", "child"),
    /** Pupil or student. */
    STUDENT("学生", "学生大中小学"),
    /** Teacher. */
    TEACHER("教师"),
    /** Medical staff. */
    MEDICAL_STAFF("medical", "health_worker", "医务人员"),
    /** Catering. */
    CATERING("餐饮食品业", "餐饮业"),
    /** Farmer. */
    FARMER("农民"),
    /** Herder. */
    HERDER("牧民"),
    /** Worker. */
    WORKER("工人"),
    /** Migrant worker. */
    MIGRANT_WORKER("migrant", "民工"),
    /** Retired. */
    RETIRED("离退人员", "离退休人员", "退休"),
    /** Household or unemployed. */
    HOUSEHOLD("家务及待业", "家务", "待业"),
    /** Cadre or clerk. */
    CADRE("干部职员", "干部"),
    /** Commerce. */
    COMMERCE("商业服务"),
    /** Anything else. */
    OTHER("其他", "其它", "unknown", "不详");

    private final String[] words;

    Occupation(String... words) {
        this.words = words;
    }

    /** A lookup by name or synonym; one for each thread. */
    static Vocabulary<Occupation> vocabulary() {
        return new Vocabulary<>(values(), v -> v.words);
    }

    /** Whether such a person cannot be under one year old, so that age 0 means unknown. */
    boolean isNoInfant() {
        return this != PRESCHOOL_IN_CARE && this != SCATTERED_CHILD && this != OTHER;
    }
}
