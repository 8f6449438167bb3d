package org.tocsin.job.sink;

import org.tocsin.count.EpisodeEvent;
import org.tocsin.model.CaseReport;

/**
 * One line of the episode log from which line lists are made: when an episode began or ceased to be
 * counted, through which report, with codes only.
 *
 * @param at instant, epoch milliseconds UTC
 * @param label label of the day close at or after it
 * @param sign +1 or -1
 * @param bits indicators
 * @param report lead report with its identity, times, places and flags
 */
public record EpisodeLine(long at, int label, int sign, long bits, CaseReport report) {
    /** Heading of the log. */
    public static final String HEADER =
            "at,label,sign,bits,record_id,person,occurrence_day,visit_at,reported_at,received_at,"
                    + "residence,facility,institution,flags,indicators";

    static String write(EpisodeEvent e, int label) {
        CaseReport r = e.lead();
        return String.join(
                ",",
                Long.toString(e.at()),
                Integer.toString(label),
                Integer.toString(e.sign()),
                Long.toHexString(e.bits()),
                r.id.replace(',', ';'),
                Long.toHexString(r.person),
                Integer.toString(r.occurrenceDay),
                Long.toString(r.visitAt),
                Long.toString(r.reportedAt),
                Long.toString(r.receivedAt),
                Integer.toString(r.residence),
                Integer.toString(r.facility),
                Integer.toString(r.institution),
                Integer.toString(r.flags),
                Long.toHexString(r.indicators));
    }

    /** Reads a line that the log holds. */
    public static EpisodeLine read(String line) {
        String[] f = line.split(",", -1);
        CaseReport r = new CaseReport();
        r.id = f[4];
        r.person = Long.parseUnsignedLong(f[5], 16);
        r.occurrenceDay = Integer.parseInt(f[6]);
        r.visitAt = Long.parseLong(f[7]);
        r.reportedAt = Long.parseLong(f[8]);
        r.receivedAt = Long.parseLong(f[9]);
        r.residence = Integer.parseInt(f[10]);
        r.facility = Integer.parseInt(f[11]);
        r.institution = Integer.parseInt(f[12]);
        r.flags = Integer.parseInt(f[13]);
        r.indicators = Long.parseUnsignedLong(f[14], 16);
        return new EpisodeLine(
                Long.parseLong(f[0]),
                Integer.parseInt(f[1]),
                Integer.parseInt(f[2]),
                Long.parseUnsignedLong(f[3], 16),
                r);
    }
}
