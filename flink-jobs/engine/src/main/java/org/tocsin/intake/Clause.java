package org.tocsin.intake;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;

/** One alternative of a case definition: all its conditions must hold. Absent ones always do. */
final class Clause implements Serializable {
    int indicator;
    final Set<RecordKind> kinds = EnumSet.noneOf(RecordKind.class);
    final Set<Department> departments = EnumSet.noneOf(Department.class);
    CodeSet codes;
    long symptoms;
    long terms;
    double temperatureMin = Double.NaN;
    boolean exposure;
    final Set<Severity> severities = EnumSet.noneOf(Severity.class);
    final Set<Disposition> dispositions = EnumSet.noneOf(Disposition.class);
    final Set<CaseClass> classes = EnumSet.noneOf(CaseClass.class);
    final Set<Occupation> occupations = EnumSet.noneOf(Occupation.class);
    double ageMin = Double.NEGATIVE_INFINITY;
    double ageMax = Double.POSITIVE_INFINITY;
    boolean ages;
    long includes;

    /**
     * Whether the conditions other than kind, department and codes hold, which the {@link
     * Classifier} judges.
     *
     * @param f what is known of the record
     * @param so indicators found so far
     */
    boolean holds(Features f, long so) {
        return (symptoms == 0 || (symptoms & f.symptoms) != 0)
                && (terms == 0 || (terms & f.symptoms) != 0)
                && (includes == 0 || (includes & so) != 0)
                && (Double.isNaN(temperatureMin) || f.temperature >= temperatureMin)
                && (!exposure || f.exposure)
                && in(severities, f.severity)
                && in(dispositions, f.disposition)
                && in(classes, f.caseClass)
                && in(occupations, f.occupation)
                && (!ages || f.age >= ageMin && f.age <= ageMax);
    }

    static <E> boolean in(Set<E> wanted, E value) {
        return wanted.isEmpty() || value != null && wanted.contains(value);
    }
}
