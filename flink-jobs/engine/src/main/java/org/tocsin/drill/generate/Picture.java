package org.tocsin.drill.generate;

/**
 * A clinical picture: which symptoms occur how often, how high the temperature is, who falls ill,
 * and which diagnosis is written. All shares are project choices; those of diarrhoea follow case
 * reports (diarrhoea 92 %, abdominal pain 45 %, nausea 38 %).
 */
enum Picture {
    ILI(
            Ages.RESPIRATORY,
            39,
            0.4,
            "J11.1:流行性感冒:2|J06.9:急性上呼吸道感染:6|J03.9:急性扁桃体炎:1|J20.9:急性支气管炎:1.2|J18.9:肺炎:0.5",
            "fever:1|cough:.85|sore_throat:.5|runny_nose:.3|headache:.25|fatigue:.25|chills:.15|dyspnoea:.02"),
    OTHER_FEVER(
            Ages.RESPIRATORY,
            37.8,
            0.35,
            "R50.9:发热:5|J06.9:急性上呼吸道感染:3|N39.0:泌尿系感染:.6|K05.2:急性牙周炎:.2|J03.9:急性扁桃体炎:.8",
            "fever:1|headache:.3|fatigue:.35|chills:.2|runny_nose:.15|abdominal_pain:.04"),
    COLD(
            Ages.RESPIRATORY,
            36.8,
            0.25,
            "J06.9:急性上呼吸道感染:6|J20.9:急性支气管炎:2|J00:急性鼻咽炎:2",
            "cough:.8|runny_nose:.5|sore_throat:.4|dyspnoea:.02"),
    GASTRO(
            Ages.GASTRO,
            36.9,
            0.45,
            "K52.9:胃肠炎:5|A09.9:感染性腹泻:1.2|R11:恶心和呕吐:.8|R19.7:腹泻:1.5|A08.4:病毒性肠炎:.5",
            "diarrhoea:.92|abdominal_pain:.45|nausea:.38|vomiting:.35|watery_stool:.4|fever:.12"),
    FOOD(
            Ages.FOOD,
            36.9,
            0.45,
            "A05.9:细菌性食物中毒:1|K52.9:胃肠炎:5|T62.9:有毒食物中毒:.2|A04.9:细菌性肠道感染:1",
            "diarrhoea:.92|abdominal_pain:.45|nausea:.38|vomiting:.4|watery_stool:.4|fever:.12"),
    NOROVIRUS(
            Ages.SCHOOL,
            37.2,
            0.4,
            "A08.1:诺如病毒急性胃肠病:1|K52.9:胃肠炎:2|R11:恶心和呕吐:2",
            "vomiting:.9|diarrhoea:.55|abdominal_pain:.5|nausea:.6|fever:.2"),
    INFLUENZA(
            Ages.RESPIRATORY,
            39,
            0.4,
            "J11.1:流行性感冒:2|J10.1:流行性感冒（病毒确认）:3",
            "fever:1|cough:.9|sore_throat:.5|runny_nose:.3|headache:.4|fatigue:.4|chills:.2"),
    OTHER_DIARRHOEA(
            Ages.FOOD,
            37.1,
            0.4,
            "A09.0:其他感染性腹泻:3|A08.0:轮状病毒肠炎:1|A04.9:细菌性肠道感染:1",
            "diarrhoea:1|vomiting:.3|abdominal_pain:.4|watery_stool:.6|fever:.2"),
    HFMD(Ages.TODDLER, 37.8, 0.5, "B08.4:手足口病:1", "rash:1|fever:.6|sore_throat:.2"),
    VARICELLA(Ages.SCHOOL, 37.5, 0.4, "B01.9:水痘:1", "rash:1|fever:.5|headache:.1"),
    MUMPS(Ages.SCHOOL, 38, 0.5, "B26.9:流行性腮腺炎:1", "parotid_swelling:1|fever:.6|headache:.2"),
    SCARLET_FEVER(Ages.SCHOOL, 38.8, 0.4, "A38:猩红热:1", "rash:1|fever:1|sore_throat:.8"),
    DYSENTERY(
            Ages.GASTRO,
            38,
            0.5,
            "A03.9:细菌性痢疾:1",
            "diarrhoea:1|bloody_stool:.7|abdominal_pain:.7|fever:.6"),
    TYPHOID(Ages.ADULT, 39, 0.4, "A01.0:伤寒:1", "fever:1|headache:.4|fatigue:.5|abdominal_pain:.2"),
    HEPATITIS_B(
            Ages.ADULT, 36.6, 0.2, "B18.1:慢性乙型病毒性肝炎:4|B16.9:急性乙型病毒性肝炎:.3", "fatigue:1|nausea:.3"),
    TUBERCULOSIS(
            Ages.ADULT, 37, 0.4, "A16.2:肺结核:3|A15.0:肺结核（痰检阳性）:2", "cough:1|fatigue:.5|fever:.2"),
    SYPHILIS(Ages.ADULT, 36.6, 0.2, "A53.0:隐性梅毒:4|A51.0:一期梅毒:1", "fatigue:.3|rash:.2"),
    BRUCELLOSIS(Ages.ADULT, 38, 0.5, "A23.9:布鲁氏菌病:1", "fever:.8|fatigue:.8|headache:.2"),
    PERTUSSIS(Ages.SCHOOL, 36.8, 0.3, "A37.9:百日咳:1", "cough:1|vomiting:.2"),
    CHOLERA(
            Ages.ADULT,
            36.6,
            0.2,
            "A00.9:霍乱（疑似）:1",
            "diarrhoea:1|watery_stool:1|vomiting:1|fatigue:1"),
    PLAGUE(Ages.ADULT, 39.4, 0.2, "A20.9:鼠疫（疑似）:1", "fever:1|chills:1|dyspnoea:1|cough:1");

    /** A written diagnosis. */
    record Diagnosis(String code, String text) {}

    private final double[] ages;
    final double meanTemperature;
    final double sdTemperature;
    private final Diagnosis[] diagnoses;
    private final double[] diagnosisWeights;
    private final double[] symptomShares = new double[Symptom.values().length];

    Picture(double[] ages, double temperature, double sd, String diagnoses, String symptoms) {
        this.ages = Draws.cumulative(ages);
        this.meanTemperature = temperature;
        this.sdTemperature = sd;
        String[] parts = diagnoses.split("\\|");
        this.diagnoses = new Diagnosis[parts.length];
        double[] weights = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String[] fields = parts[i].split(":");
            this.diagnoses[i] = new Diagnosis(fields[0], fields[1]);
            weights[i] = Double.parseDouble(fields[2]);
        }
        this.diagnosisWeights = Draws.cumulative(weights);
        for (String share : symptoms.split("\\|")) {
            String[] fields = share.split(":");
            symptomShares[ordinalOf(fields[0])] = Double.parseDouble(fields[1]);
        }
    }

    private static int ordinalOf(String symptom) {
        return Symptom.valueOf(symptom.toUpperCase(java.util.Locale.ROOT)).ordinal();
    }

    /** Whether it is counted among gastrointestinal visits. */
    boolean isGastro() {
        return symptomShares[Symptom.DIARRHOEA.ordinal()] > 0.5;
    }

    /** A set of symptoms, never empty. */
    int symptoms(Draws draws) {
        int set = 0;
        int likeliest = 0;
        for (int i = 0; i < symptomShares.length; i++) {
            double share = symptomShares[i];
            if (share > 0 && draws.chance(share)) {
                set |= 1 << i;
            }
            likeliest = share > symptomShares[likeliest] ? i : likeliest;
        }
        return set == 0 ? 1 << likeliest : set;
    }

    Diagnosis diagnosis(Draws draws) {
        return diagnoses[draws.pick(diagnosisWeights)];
    }

    /** What a diagnosis is corrected to: the next of the picture, or of a neighbouring one. */
    Diagnosis corrected(Diagnosis diagnosis) {
        for (int i = 0; i + 1 < diagnoses.length; i++) {
            if (diagnoses[i].equals(diagnosis)) {
                return diagnoses[i + 1];
            }
        }
        return diagnoses.length > 1 ? diagnoses[0] : (isGastro() ? GASTRO : COLD).diagnoses[0];
    }

    /** Age in completed months. */
    int ageMonths(Draws draws) {
        int band = draws.pick(ages);
        return (int) (12 * draws.between(Ages.BOUNDS[band], Ages.BOUNDS[band + 1]));
    }

    /** Weights of the age bands whose bounds in years are {@link #BOUNDS}. */
    private static final class Ages {
        static final double[] BOUNDS = {0.1, 1, 3, 6, 15, 25, 45, 60, 90};
        static final double[] RESPIRATORY = {3, 7, 13, 24, 10, 18, 12, 13};
        static final double[] GASTRO = {7, 11, 9, 9, 12, 22, 14, 16};
        static final double[] FOOD = {16, 18, 8, 8, 10, 19, 11, 10};
        static final double[] TODDLER = {9, 45, 36, 9, 0.5, 0.5, 0, 0};
        static final double[] SCHOOL = {0.5, 4, 20, 60, 10, 4, 1, 0.5};
        static final double[] ADULT = {0, 0, 1, 5, 14, 35, 25, 20};
    }
}
