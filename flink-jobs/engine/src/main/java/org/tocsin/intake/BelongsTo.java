package org.tocsin.intake;

/** Where a person comes from, relative to the county: the report card list. */
public enum BelongsTo {
    /** This county. */
    THIS_COUNTY("本县区", "本县", "本区", "local"),
    /** Another county of the same city. */
    SAME_CITY("other_county", "other_county_same_city", "本市其他县区", "本市其它县区"),
    /** Another city of the same province. */
    SAME_PROVINCE("other_city", "other_city_same_province", "本省其他地市", "本省其它地市", "本省其他城市", "本省其它城市"),
    /** Another province. */
    OTHER_PROVINCE("其他省", "其它省", "外省"),
    /** Hong Kong, Macao or Taiwan. */
    HK_MACAO_TAIWAN("hmt", "hk_mo_tw", "港澳台"),
    /** Abroad. */
    FOREIGN("外籍", "abroad");

    private final String[] words;

    BelongsTo(String... words) {
        this.words = words;
    }

    /** A lookup by name or synonym; one for each thread. */
    static Vocabulary<BelongsTo> vocabulary() {
        return new Vocabulary<>(values(), v -> v.words);
    }
}
