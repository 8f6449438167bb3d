package org.tocsin.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tocsin.model.Axis;
import org.tocsin.model.CaseReport;

/** From the visible reports of one person to the episodes that are counted. */
final class Episodes {
    /** Occurrence first; ties by receipt and identity, so that arrival does not matter. */
    static final Comparator<CaseReport> FIRST_TO_LAST =
            Comparator.<CaseReport>comparingInt(r -> r.occurrenceDay)
                    .thenComparingLong(r -> r.occurrenceAt)
                    .thenComparingLong(r -> r.receivedAt)
                    .thenComparingLong(r -> r.idHash);

    private Episodes() {}

    /**
     * Counts the episodes of one person.
     *
     * @param reports visible reports in the order {@link #FIRST_TO_LAST}
     * @param previous what was counted before; an episode that stays in a series keeps its entry
     * @param label label of the change
     */
    static Counted[] count(CaseReport[] reports, Counted[] previous, int label) {
        long[] leads = leads(reports);
        List<Counted> counted = new ArrayList<>(reports.length);
        for (int i = 0; i < reports.length; i++) {
            for (long rest = leads[i]; rest != 0; rest &= rest - 1) {
                add(counted, entered(reports[i], Long.lowestOneBit(rest), previous, label));
            }
        }
        return counted.toArray(Counted[]::new);
    }

    private static long[] leads(CaseReport[] reports) {
        long[] leads = new long[reports.length];
        long all = 0;
        for (CaseReport r : reports) {
            all |= r.indicators;
        }
        for (long rest = all; rest != 0; rest &= rest - 1) {
            long bit = Long.lowestOneBit(rest);
            long end = Long.MIN_VALUE;
            for (int i = 0; i < reports.length; i++) {
                if ((reports[i].indicators & bit) != 0 && reports[i].occurrenceDay > end) {
                    leads[i] |= bit;
                    end = (long) reports[i].occurrenceDay + PersonTable.EPISODE_DAYS;
                }
            }
        }
        return leads;
    }

    private static void add(List<Counted> list, Counted one) {
        for (int i = 0; i < list.size(); i++) {
            Counted c = list.get(i);
            if (c.lead() == one.lead()
                    && c.residenceEntry() == one.residenceEntry()
                    && c.facilityEntry() == one.facilityEntry()
                    && c.institutionEntry() == one.institutionEntry()) {
                list.set(i, withBits(c, c.bits() | one.bits()));
                return;
            }
        }
        list.add(one);
    }

    private static Counted withBits(Counted c, long bits) {
        return new Counted(
                c.lead(), bits, c.residenceEntry(), c.facilityEntry(), c.institutionEntry());
    }

    private static Counted entered(CaseReport lead, long bit, Counted[] previous, int label) {
        Counted fresh = new Counted(lead, bit, label, label, label);
        Counted before = nearest(lead, bit, previous);
        if (before == null) {
            return fresh;
        }
        int[] entries = new int[3];
        for (Axis axis : Axis.values()) {
            boolean stays = before.node(axis) == fresh.node(axis);
            entries[axis.ordinal()] = stays ? before.entry(axis) : label;
        }
        return new Counted(lead, bit, entries[0], entries[1], entries[2]);
    }

    private static Counted nearest(CaseReport lead, long bit, Counted[] previous) {
        Counted best = null;
        long bestDistance = PersonTable.EPISODE_DAYS + 1L;
        for (Counted c : previous) {
            if ((c.bits() & bit) == 0) {
                continue;
            }
            if (c.lead().idHash == lead.idHash) {
                return c;
            }
            long distance = Math.abs((long) c.lead().occurrenceDay - lead.occurrenceDay);
            if (distance < bestDistance) {
                best = c;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Emits what is counted no longer (-1), then what is counted newly (+1). */
    static void differences(
            Counted[] before, Counted[] after, long at, int label, EpisodeSink out) {
        for (Counted b : before) {
            long gone = b.bits() & ~commonBits(b, after);
            if (gone != 0) {
                withBits(b, gone).emit(-1, 0, at, label, out);
            }
        }
        for (Counted a : after) {
            long added = a.bits() & ~commonBits(a, before);
            if (added != 0) {
                withBits(a, added).emit(1, 0, at, label, out);
            }
        }
    }

    private static long commonBits(Counted one, Counted[] others) {
        long bits = 0;
        for (Counted o : others) {
            if (o.lead() == one.lead()
                    && o.residenceEntry() == one.residenceEntry()
                    && o.facilityEntry() == one.facilityEntry()
                    && o.institutionEntry() == one.institutionEntry()) {
                bits |= o.bits();
            }
        }
        return bits;
    }
}
