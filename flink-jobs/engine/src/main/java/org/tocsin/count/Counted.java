package org.tocsin.count;

import org.tocsin.model.Axis;
import org.tocsin.model.CaseReport;

/**
 * Episodes that are counted through one lead report.
 *
 * @param lead first report of the episodes
 * @param bits indicators whose episode begins with it
 * @param residenceEntry label at which the case first entered the series of its residence
 * @param facilityEntry the same for the facility
 * @param institutionEntry the same for the institution
 */
record Counted(
        CaseReport lead, long bits, int residenceEntry, int facilityEntry, int institutionEntry) {

    void emit(int persons, int visits, long at, int label, EpisodeSink out) {
        CaseReport r = lead;
        if (r.residence >= 0 && r.has(CaseReport.RESIDENT)) {
            out.count(
                    Axis.RESIDENCE,
                    r.residence,
                    bits,
                    r.occurrenceDay,
                    residenceEntry,
                    label,
                    persons,
                    visits);
        }
        if (r.facility >= 0) {
            out.count(
                    Axis.FACILITY,
                    r.facility,
                    bits,
                    r.occurrenceDay,
                    facilityEntry,
                    label,
                    persons,
                    visits);
        }
        if (r.institution >= 0) {
            out.count(
                    Axis.INSTITUTION,
                    r.institution,
                    bits,
                    r.occurrenceDay,
                    institutionEntry,
                    label,
                    persons,
                    visits);
        }
        if (r.id != null) {
            out.episode(persons, bits, r, at);
        }
    }

    static void emitVisits(CaseReport r, int visits, int label, EpisodeSink out) {
        if (r.residence >= 0 && r.has(CaseReport.RESIDENT)) {
            visit(Axis.RESIDENCE, r.residence, r, visits, label, out);
        }
        if (r.facility >= 0) {
            visit(Axis.FACILITY, r.facility, r, visits, label, out);
        }
        if (r.institution >= 0) {
            visit(Axis.INSTITUTION, r.institution, r, visits, label, out);
        }
    }

    private static void visit(
            Axis axis, int node, CaseReport r, int visits, int label, EpisodeSink out) {
        out.count(axis, node, r.indicators, r.occurrenceDay, label, label, 0, visits);
    }

    /** Label at which the case entered the series of an axis. */
    int entry(Axis axis) {
        return switch (axis) {
            case RESIDENCE -> residenceEntry;
            case FACILITY -> facilityEntry;
            case INSTITUTION -> institutionEntry;
        };
    }

    /** Node on an axis, -1 if not counted there. */
    int node(Axis axis) {
        return switch (axis) {
            case RESIDENCE -> lead.has(CaseReport.RESIDENT) ? lead.residence : -1;
            case FACILITY -> lead.facility;
            case INSTITUTION -> lead.institution;
        };
    }
}
