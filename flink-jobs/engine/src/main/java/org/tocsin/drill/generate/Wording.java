package org.tocsin.drill.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a set of symptoms as codes and as a chief complaint in Chinese, negations included. */
final class Wording {
    private static final int VARIANTS = 8;
    private static final int MAX_DAYS = 4;
    private static final Symptom[] ASKED_RESPIRATORY = {
        Symptom.COUGH, Symptom.DIARRHOEA, Symptom.RASH, Symptom.VOMITING
    };
    private static final Symptom[] ASKED_GASTRO = {
        Symptom.FEVER, Symptom.VOMITING, Symptom.BLOODY_STOOL, Symptom.ABDOMINAL_PAIN
    };

    private final String[] codes = new String[1 << Symptom.values().length];
    private final Map<Integer, String> complaints = new HashMap<>();

    /** Codes separated by {@code |}. */
    String codes(int symptoms) {
        String text = codes[symptoms];
        if (text == null) {
            List<String> parts = new ArrayList<>();
            for (Symptom s : Symptom.values()) {
                if (s.in(symptoms)) {
                    parts.add(s.id);
                }
            }
            text = String.join("|", parts);
            codes[symptoms] = text;
        }
        return text;
    }

    /**
     * A chief complaint.
     *
     * @param symptoms set of symptoms
     * @param days days since onset, 0 for hours
     * @param variant 0 to 7: half of them add what the patient denies
     */
    String complaint(int symptoms, int days, int variant) {
        int d = Math.min(days, MAX_DAYS - 1);
        int key = (symptoms * MAX_DAYS + d) * VARIANTS + variant % VARIANTS;
        return complaints.computeIfAbsent(key, k -> write(symptoms, d, variant % VARIANTS));
    }

    private static String write(int symptoms, int days, int variant) {
        StringBuilder text = new StringBuilder();
        for (Symptom s : Symptom.values()) {
            if (s.in(symptoms)) {
                text.append(text.length() == 0 ? "" : text.indexOf("伴") < 0 ? "伴" : "、");
                text.append(spoken(s, variant));
            }
        }
        if (text.length() == 0) {
            text.append("复诊");
        }
        text.append(days == 0 ? "数小时" : days + "天");
        String denied = denied(symptoms, variant);
        return text.append(denied).toString();
    }

    private static String spoken(Symptom s, int variant) {
        if (variant >= 6 && s == Symptom.FEVER) {
            return "发烧";
        }
        if (variant >= 6 && s == Symptom.DIARRHOEA) {
            return "拉肚子";
        }
        return variant >= 6 && s == Symptom.SORE_THROAT ? "嗓子疼" : s.zh;
    }

    private static String denied(int symptoms, int variant) {
        if (variant % 2 == 0) {
            return "";
        }
        boolean gastro = Symptom.DIARRHOEA.in(symptoms) || Symptom.VOMITING.in(symptoms);
        Symptom[] asked = gastro ? ASKED_GASTRO : ASKED_RESPIRATORY;
        for (int i = 0; i < asked.length; i++) {
            Symptom s = asked[(i + variant / 2) % asked.length];
            if (!s.in(symptoms)) {
                return (variant % 4 == 1 ? "，无" : "，否认") + s.zh;
            }
        }
        return "";
    }
}
