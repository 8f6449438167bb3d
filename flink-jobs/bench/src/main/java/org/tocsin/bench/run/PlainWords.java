package org.tocsin.bench.run;

import java.util.List;

/** Symptoms and codes by looking for words, each different text once. */
final class PlainWords {
    static final int FEVER = 1;
    static final int THROAT = 2;
    static final int RESPIRATORY = 4;
    static final int VOMITING = 8;
    static final int DIARRHOEA = 16;
    static final int WATERY = 32;
    static final int BLOODY = 64;
    static final int SKIN = 128;
    static final int JAUNDICE = 256;

    private static final List<List<String>> WORDS =
            List.of(
                    List.of("fever", "发热", "发烧"),
                    List.of("cough", "sore_throat", "咳嗽", "咽痛"),
                    List.of("runny_nose", "dyspnoea", "流涕", "呼吸困难"),
                    List.of("vomiting", "呕吐"),
                    List.of("diarrhoea", "腹泻", "拉肚子"),
                    List.of("watery", "水样便"),
                    List.of("bloody", "血便"),
                    List.of("rash", "vesicles", "皮疹", "疱疹"),
                    List.of("jaundice", "黄疸"));

    /** Code prefixes; each is an indicator of its own. */
    static final List<String> CODES =
            List.of(
                    "J0", "J1", "J2", "A0", "K52", "R50", "B08", "B01", "B26", "A15", "B15", "B05",
                    "A37", "A38", "T62");

    private final LongIntTable symptoms = new LongIntTable(1 << 16);
    private final LongIntTable codes = new LongIntTable(1 << 12);

    /** Bits of the symptoms that a text names; negated ones (否认, 无) are left out. */
    int symptoms(Columns line, int column) {
        long hash = line.hash(column);
        if (hash == 0) {
            return 0;
        }
        int known = symptoms.get(hash);
        if (known == LongIntTable.ABSENT) {
            known = find(line.text(column));
            symptoms.put(hash, known);
        }
        return known;
    }

    private static int find(String text) {
        int bits = 0;
        for (String part : text.split("[,，。|]")) {
            boolean denied = part.startsWith("否认") || part.startsWith("无");
            for (int i = 0; i < WORDS.size() && !denied; i++) {
                bits |= WORDS.get(i).stream().anyMatch(part::contains) ? 1 << i : 0;
            }
        }
        return bits;
    }

    /** Bits of the code groups in a list of codes. */
    int codes(Columns line, int column) {
        long hash = line.hash(column);
        if (hash == 0) {
            return 0;
        }
        int known = codes.get(hash);
        if (known == LongIntTable.ABSENT) {
            known = 0;
            for (String code : line.text(column).split("\\|")) {
                for (int i = 0; i < CODES.size(); i++) {
                    known |= code.startsWith(CODES.get(i)) ? 1 << i : 0;
                }
            }
            codes.put(hash, known);
        }
        return known;
    }
}
