package org.tocsin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a doctor reads in these complaints; the symptoms are those of the shipped definitions. */
class ComplaintReaderTest {
    private static final List<Symptom> SYMPTOMS =
            CaseDefinitions.load(Path.of("../../data-samples/reference/case-definitions.yaml"))
                    .symptoms();
    private final ComplaintReader reader = new ComplaintReader(SYMPTOMS);

    private Set<String> read(String text) {
        long bits = reader.read(text);
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < SYMPTOMS.size(); i++) {
            if ((bits >> i & 1) != 0 && !SYMPTOMS.get(i).id().isEmpty()) {
                ids.add(SYMPTOMS.get(i).id());
            }
        }
        return ids;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            nullValues = "-",
            value = {
                "发热3天 / fever",
                "发热、咳嗽2天 / cough fever",
                "发热伴咳嗽、咽痛2天，无腹泻 / cough fever sore_throat",
                "发烧咳嗽 / cough fever",
                "无发热 / -",
                "无发热、咳嗽 / -",
                "无发热、咳嗽，有腹泻 / diarrhoea",
                "无发热及咳嗽 / -",
                "否认腹泻 / -",
                "否认发热咳嗽 / -",
                "否认 发热 / -",
                "不伴咳嗽 / -",
                "发热不伴咳嗽 / fever",
                "发热，不伴咳嗽、咽痛，伴皮疹 / fever rash",
                "没有发热 / -",
                "没发烧，拉肚子3次 / diarrhoea",
                "未见皮疹 / -",
                "未发热 / -",
                "不发热，咳嗽1周 / cough",
                "不咳嗽 / -",
                "咳嗽1周。无发热。 / cough",
                "发热38.5度，无咳嗽 / fever",
                "无38.5度以上发热 / -",
                "无明显诱因发热2天 / fever",
                "无诱因出现腹痛、腹泻 / abdominal_pain diarrhoea",
                "高热不退3天 / fever",
                "呕吐不止 / vomiting",
                "发热未退 / fever",
                "四肢无力伴发热 / fatigue fever",
                "发热无力 / fatigue fever",
                "不能除外发热 / fever",
                "昨日发热 / fever",
                "3天前发热，现咳嗽 / cough fever",
                "已退热 / -",
                "昨日发热，今已退热 / -",
                "发热2天，现体温正常，仍咳嗽 / cough",
                "已退热，今晨再次发热 / fever",
                "服退热药后仍发热 / fever",
                "未退热 / -",
                "发热未退热 / fever",
                "腹泻5次，已止 / diarrhoea",
                "既往腹泻，现发热 / fever",
                "高热惊厥史，咳嗽 / cough",
                "同学发热 / -",
                "同学发热，本人咳嗽 / cough",
                "接触发热患者后咳嗽 / cough",
                "与同学聚餐后腹泻、呕吐 / diarrhoea vomiting",
                "家人腹泻，无呕吐，腹痛 / abdominal_pain",
                "发热(-)，咳嗽(+) / cough",
                "发热：无；咳嗽：有 / cough",
                "发热:38.5℃ / fever",
                "无发热有咳嗽 / cough",
                "无发热但腹泻 / diarrhoea",
                "无发热伴咳嗽 / cough",
                "无发热 咳嗽3天 / cough",
                "水样便6次伴恶心 / diarrhoea nausea watery_stool",
                "米泔样便 / diarrhoea watery_stool",
                "黏液脓血便、里急后重 / bloody_stool diarrhoea tenesmus",
                "上吐下泻 / diarrhoea vomiting",
                "颈强直、昏迷 / coma neck_stiffness",
                "意识不清1小时 / coma",
                "双侧腮腺肿大 / parotid_swelling",
                "眼红、结膜充血 / red_eyes",
                "fever and cough / cough fever",
                "no fever, cough for 2 days / cough",
                "denies fever or cough / -",
                "feverish / -",
                "复诊 / -",
                "无 / -",
            })
    void readsWhatThePersonHasNow(String complaint, String expected) {
        Set<String> ids = expected == null ? Set.of() : new TreeSet<>(List.of(expected.split(" ")));
        assertEquals(ids, read(complaint), complaint);
    }

    @Test
    void readsTheSymptomColumn() {
        assertEquals(Set.of("fever", "sore_throat"), read("fever|sore_throat"));
        assertEquals(Set.of("fever", "cough"), read("发热|咳嗽"));
        assertEquals(Set.of("cough"), read("无发热|咳嗽"));
    }

    @Test
    void answersTheSameFromTheCache() {
        assertEquals(read("无发热、咳嗽，有腹泻"), read("无发热、咳嗽，有腹泻"));
        assertEquals(0, reader.read(null));
    }
}
