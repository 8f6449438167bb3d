package org.tocsin.dashboard;

import java.util.Locale;

/** The languages of the boards. Grafana cannot switch titles, so each language is a set. */
public enum Language {
    /** Chinese. */
    ZH,
    /** English. */
    EN;

    /** Two letters in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The other language. */
    public Language other() {
        return this == ZH ? EN : ZH;
    }
}
