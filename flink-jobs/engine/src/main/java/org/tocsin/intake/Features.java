package org.tocsin.intake;

/** What a case definition can ask of a record. One object is used again for every record. */
final class Features {
    RecordKind kind;
    Department department;
    String codes;
    long symptoms;
    double temperature;
    boolean exposure;
    Severity severity;
    Disposition disposition;
    CaseClass caseClass;
    Occupation occupation;
    double age;
}
