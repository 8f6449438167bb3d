package org.tocsin.epi.mpm;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The percentile of the moving percentile method that did best for each disease in the national
 * data of 2011 to 2013; 80 where none is published (hepatitis E and C, malaria, measles and all
 * others). Source: evaluation papers of the Chinese national system (BMC Public Health 2017, choice
 * of thresholds), as tabled in the domain notes, section 9.1.
 */
public final class MpmPercentiles {
    /** Percentile of diseases without a published one. */
    public static final double OTHERWISE = 80;

    private static final Map<String, Double> BEST = new TreeMap<>();

    static {
        for (String disease :
                Set.of(
                        "dysentery",
                        "hepatitis a",
                        "japanese encephalitis",
                        "scarlet fever",
                        "typhoid",
                        "paratyphoid",
                        "meningococcal",
                        "leptospirosis",
                        "dengue",
                        "typhus")) {
            BEST.put(disease, 90.0);
        }
        for (String disease :
                Set.of(
                        "other infectious diarrhoea",
                        "mumps",
                        "influenza",
                        "rubella",
                        "acute haemorrhagic conjunctivitis",
                        "hfrs")) {
            BEST.put(disease, 80.0);
        }
    }

    private MpmPercentiles() {}

    /** Percentile for a disease by its English name, any case; {@link #OTHERWISE} if unknown. */
    public static double of(String disease) {
        return BEST.getOrDefault(disease.strip().toLowerCase(Locale.ROOT), OTHERWISE);
    }

    /** Diseases with a published percentile. */
    public static Set<String> diseases() {
        return java.util.Collections.unmodifiableSet(BEST.keySet());
    }
}
