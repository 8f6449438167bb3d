package org.tocsin.drill.generate;

/**
 * One version of one case-level report while it is being made: a visit or a foodborne case. Times
 * are local seconds since 1970-01-01T00:00 local; an empty text is an empty cell.
 */
final class Encounter implements Cloneable {
    /** An unknown time. */
    static final long NO_TIME = Long.MIN_VALUE;

    /** Temperature not taken. */
    static final int NO_TEMPERATURE = -1;

    /** Source system of fever-clinic and other visits. */
    static final String VISITS = "his";

    /** Source system of foodborne case reports. */
    static final String FOODBORNE = "foodborne";

    boolean foodborne;

    /** Local day of the visit as it was, before any dirt. */
    int day;

    /** 48 random bits that make the id. */
    long serial;

    World.Facility facility;
    String department = "";
    long patient;
    int ageMonths;
    boolean ageZero;
    boolean female;
    String residence = "";

    /** Degrees north of the home, NaN if not written down. */
    double lat = Double.NaN;

    /** Degrees east of the home, NaN if not written down. */
    double lon = Double.NaN;

    String belongsTo = "";
    String occupation = "";
    String org = "";
    long onset = NO_TIME;
    long visit = NO_TIME;
    long diagnosed = NO_TIME;
    long died = NO_TIME;
    long reported;
    long received;
    int temperatureTenths = NO_TEMPERATURE;
    int symptoms;
    int wordingVariant;
    int daysIll;
    Picture picture;
    Picture.Diagnosis diagnosis;
    String caseClass = "";
    String severity = "";
    String disposition = "";
    String exposures = "";
    int version = 1;
    boolean withdrawn;
    String exercise = "";

    /** The outbreak it belongs to, or null. */
    Truth.Entry outbreak;

    /** Source system and record id: the identity over all versions. */
    String identity() {
        Bytes id = new Bytes(32);
        id.text(foodborne ? FOODBORNE : VISITS);
        id.put((byte) ':');
        writeId(id);
        return id.toString();
    }

    /** Writes the record id: kind, visit date and 12 hexadecimal digits. */
    void writeId(Bytes out) {
        out.put((byte) (foodborne ? 'F' : 'V'));
        out.compactDate(day);
        out.put((byte) '-');
        out.hex(serial, 12);
    }

    /** Whether it meets the case definition of influenza-like illness. */
    boolean isIli() {
        return temperatureTenths >= 380
                && (Symptom.COUGH.in(symptoms) || Symptom.SORE_THROAT.in(symptoms));
    }

    boolean isGastro() {
        return Symptom.DIARRHOEA.in(symptoms) || Symptom.VOMITING.in(symptoms);
    }

    Encounter copy() {
        try {
            return (Encounter) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
