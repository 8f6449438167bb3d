package org.tocsin.drill.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WordingTest {
    private final Wording wording = new Wording();

    @Test
    void writesComplaintsAsTheyAreSpoken() {
        int ili = Symptom.FEVER.bit | Symptom.COUGH.bit | Symptom.SORE_THROAT.bit;
        assertEquals("fever|cough|sore_throat", wording.codes(ili));
        assertEquals("发热伴咳嗽、咽痛2天", wording.complaint(ili, 2, 0));
        assertEquals("发烧伴咳嗽、嗓子疼数小时", wording.complaint(ili, 0, 6));
    }

    @Test
    void neverDeniesWhatThePatientHas() {
        for (int set = 0; set < 1 << Symptom.values().length; set += 7) {
            for (int variant = 0; variant < 8; variant++) {
                String text = wording.complaint(set, 1, variant);
                int comma = text.indexOf('，');
                for (Symptom s : Symptom.values()) {
                    if (comma >= 0 && s.in(set)) {
                        assertFalse(text.endsWith("无" + s.zh) || text.endsWith("否认" + s.zh), text);
                    }
                }
            }
        }
    }

    @Test
    void halfOfTheVariantsDenySomething() {
        int gastro = Symptom.DIARRHOEA.bit;
        int denials = 0;
        for (int variant = 0; variant < 8; variant++) {
            denials += wording.complaint(gastro, 1, variant).contains("，") ? 1 : 0;
        }
        assertEquals(4, denials);
        assertTrue(wording.complaint(gastro, 1, 1).matches("腹泻1天，(无|否认).+"));
    }
}
