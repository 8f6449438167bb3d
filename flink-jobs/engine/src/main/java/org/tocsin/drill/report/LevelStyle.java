package org.tocsin.drill.report;

/** How an alert level looks: a letter, a word and a colour of the national scheme. */
final class LevelStyle {
    private LevelStyle() {}

    /** Red, orange, yellow or blue for the levels about people, grey for the others. */
    static String colour(String level) {
        return switch (level) {
            case "1" -> "#c8102e";
            case "E" -> "#f07d00";
            case "C" -> "#ffd100";
            case "S" -> "#1f6fd0";
            default -> "#5b6b7b";
        };
    }

    /** Writes the badge: letter and word on the colour. */
    static void badge(Html page, String level, Texts texts) {
        String known = "1ECSQK".contains(level) && level.length() == 1 ? level : "x";
        page.open("span", "class", "badge level-" + known);
        page.element("b", level).text(" " + texts.getOr("level." + level, ""));
        page.close("span");
    }
}
