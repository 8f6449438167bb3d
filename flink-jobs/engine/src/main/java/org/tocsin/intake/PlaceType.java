package org.tocsin.intake;

/** What kind of place people ate at. */
public enum PlaceType {
    /** A private home. */
    HOME("家庭", "家中", "家", "自家", "household"),
    /** Restaurant or hotel. */
    RESTAURANT("餐馆", "饭店", "餐厅", "酒店", "餐饮服务单位", "宾馆饭店", "hotel"),
    /** Canteen of a work unit. */
    CANTEEN("食堂", "单位食堂", "集体食堂", "工地食堂"),
    /** School or its canteen. */
    SCHOOL("学校", "学校食堂", "school_canteen", "幼儿园", "kindergarten"),
    /** Street stall. */
    STALL("street_stall", "摊点", "街头摊点", "小摊", "流动摊贩", "街头餐饮"),
    /** Delivered meal. */
    DELIVERY("外卖", "takeaway", "网络订餐", "送餐"),
    /** Shop or market. */
    SHOP("商店", "超市", "零售市场", "农贸市场", "market", "零售"),
    /** Banquet at a village or home. */
    BANQUET("rural_banquet", "宴席", "农村宴席", "聚餐", "婚宴", "酒席");

    private final String[] words;

    PlaceType(String... words) {
        this.words = words;
    }

    /** A lookup by name or synonym; one for each thread. */
    static Vocabulary<PlaceType> vocabulary() {
        return new Vocabulary<>(values(), v -> v.words);
    }

    /** The name used in exposures: lower case. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
