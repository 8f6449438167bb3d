package org.tocsin.job.sink;

import java.util.Arrays;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Exposure;

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
                    + "residence,facility,institution,flags,indicators,occurrence_at,groups,household,agent,"
                    + "exposures";

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
                Long.toHexString(r.indicators),
                Long.toString(r.occurrenceAt),
                Integer.toString(r.symptomGroups),
                Long.toHexString(r.household),
                Integer.toString(r.agent),
                exposures(r.exposures));
    }

    private static String exposures(Exposure[] exposures) {
        StringBuilder s = new StringBuilder();
        for (Exposure x : exposures) {
            s.append(s.isEmpty() ? "" : ";")
                    .append(x.mealAt() == CaseReport.NO_TIME ? "" : Long.toString(x.mealAt()))
                    .append('|')
                    .append(x.venue())
                    .append('|')
                    .append(plain(x.placeType()))
                    .append('|')
                    .append(plain(x.venueText()))
                    .append('|')
                    .append(plain(x.food()))
                    .append('|')
                    .append(plain(x.seller()));
        }
        return s.toString();
    }

    private static String plain(String text) {
        return text.replaceAll("[,;|\\r\\n]", " ");
    }

    private static Exposure[] exposures(String text) {
        if (text.isEmpty()) {
            return CaseReport.NO_EXPOSURES;
        }
        return Arrays.stream(text.split(";"))
                .map(
                        each -> {
                            String[] f = each.split("\\|", -1);
                            return new Exposure(
                                    f[0].isEmpty() ? CaseReport.NO_TIME : Long.parseLong(f[0]),
                                    Integer.parseInt(f[1]),
                                    f[3],
                                    f[4],
                                    f[5],
                                    f[2]);
                        })
                .toArray(Exposure[]::new);
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
        r.occurrenceAt = Long.parseLong(f[15]);
        r.symptomGroups = Integer.parseInt(f[16]);
        r.household = Long.parseUnsignedLong(f[17], 16);
        r.agent = Integer.parseInt(f[18]);
        r.exposures = exposures(f[19]);
        return new EpisodeLine(
                Long.parseLong(f[0]),
                Integer.parseInt(f[1]),
                Integer.parseInt(f[2]),
                Long.parseUnsignedLong(f[3], 16),
                r);
    }
}
