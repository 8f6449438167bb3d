package org.tocsin.intake;

/** What a case definition can ask of a record. One object is used again for every record. */
final class Features {
    RecordKind kind;
    Department department;

    /** Number of the codes as {@link Classifier#codes} gives it. */
    int codes;

    /** The codes as written. Only where they have no number. */
    String codesText;

    long symptoms;
    double temperature;
    boolean exposure;
    Severity severity;
    Disposition disposition;
    CaseClass caseClass;
    Occupation occupation;
    double age;
}
