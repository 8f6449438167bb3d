package org.tocsin.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tocsin.place.Directory;

/**
 * The yardstick: what a good programmer would write by hand for these files. One thread, own
 * scanner, hand-parsed times, primitive tables. It removes the same duplicates and older versions,
 * takes corrections and withdrawals back, counts a person once in 14 days, and keeps a count by
 * occurrence day and by receipt day for every place, facility and institution, ancestors included.
 *
 * <p>It checks nothing, knows 25 simple indicators, adds the ancestors at the end, judges nothing
 * and believes the order of the files. It is a lower bound, not an alternative.
 */
final class Yardstick {
    private static final int CLOSE = 390;
    private static final int EPISODE = 14;
    private static final int FIRST_CODE = 10;

    private final Directory directory;
    private final LongIntTable places = new LongIntTable(1 << 14);
    private final PlainReports reports = new PlainReports();
    private final LongIntTable episodes = new LongIntTable(1 << 20);
    private final LongIntTable counts = new LongIntTable(1 << 20);
    private final PlainWords words = new PlainWords();
    private long rows;

    private Yardstick(Directory directory) {
        this.directory = directory;
    }

    /** Reads all files; the number of rows. */
    static long run(List<Path> files, Directory directory) throws IOException {
        Yardstick y = new Yardstick(directory);
        for (Path file : files) {
            try (Columns line = new Columns(file)) {
                if (file.getFileName().toString().startsWith("daily")) {
                    y.daily(line);
                } else {
                    y.cases(line);
                }
            }
        }
        y.rollUp();
        return y.rows;
    }

    private int place(Columns line, int column) {
        long hash = line.hash(column);
        if (hash == 0) {
            return -1;
        }
        int known = places.get(hash);
        if (known == LongIntTable.ABSENT) {
            known = directory.indexOf(line.text(column));
            places.put(hash, known);
        }
        return known;
    }

    private void cases(Columns line) throws IOException {
        int visitId = line.column("visit_id");
        int id = visitId >= 0 ? visitId : line.column("case_id");
        int version = line.column("record_version");
        int withdrawn = line.column("withdrawn");
        int received = line.column("received_at");
        int onset = line.column("onset_at");
        int visit = line.column("visit_at");
        int patient = line.column("patient_key");
        int residence = line.column("residence_code");
        int facility = line.column("facility_id");
        int org = line.column("org");
        int temperature = line.column("temperature_c");
        int symptoms = line.column("symptoms");
        int complaint = line.column("chief_complaint");
        int codes = line.column("diagnosis_codes");
        while (line.advance()) {
            rows++;
            int slot = reports.slot(line.hash(id));
            int revision = line.number(version, 1);
            if (revision <= reports.revisions[slot] || line.isEmpty(received)) {
                continue;
            }
            int label = label(line, received);
            boolean first = reports.revisions[slot] == 0;
            if (!first) {
                count(slot, -1);
            }
            reports.revisions[slot] = revision;
            reports.labels[slot] = first ? label : reports.labels[slot];
            if (line.number(withdrawn, 0) == 1) {
                reports.bits[slot] = 0;
                continue;
            }
            int occurred = line.isEmpty(onset) ? visit : onset;
            reports.days[slot] = line.day(line.isEmpty(occurred) ? received : occurred);
            reports.residences[slot] = place(line, residence);
            reports.facilities[slot] = place(line, facility);
            reports.institutions[slot] = place(line, org);
            int found = words.symptoms(line, symptoms) | words.symptoms(line, complaint);
            long bits =
                    indicators(found, line.tenths(temperature), visitId < 0)
                            | (long) words.codes(line, codes) << FIRST_CODE;
            reports.bits[slot] = persons(line.hash(patient), bits, reports.days[slot]);
            count(slot, 1);
        }
    }

    private static int label(Columns line, int received) {
        return line.day(received) - (line.minute(received) <= CLOSE ? 1 : 0);
    }

    private static long indicators(int s, int tenths, boolean foodborne) {
        long bits = (s & PlainWords.FEVER) != 0 || tenths >= 373 ? 1 : 0;
        bits |= (s & PlainWords.THROAT) != 0 && tenths >= 380 ? 2 : 0;
        bits |= (s & (PlainWords.THROAT | PlainWords.RESPIRATORY)) != 0 ? 4 : 0;
        bits |= (s & (PlainWords.VOMITING | PlainWords.DIARRHOEA)) != 0 ? 8 : 0;
        bits |= (s & PlainWords.DIARRHOEA) != 0 ? 16 : 0;
        bits |= (s & PlainWords.WATERY) != 0 ? 32 : 0;
        bits |= (s & PlainWords.BLOODY) != 0 ? 64 : 0;
        bits |= (s & PlainWords.SKIN) != 0 && (bits & 1) != 0 ? 128 : 0;
        bits |= (s & PlainWords.JAUNDICE) != 0 ? 256 : 0;
        return foodborne ? bits | 512 : bits;
    }

    /** The indicators for which this is not a further visit within the same episode. */
    private long persons(long person, long bits, int day) {
        long counted = 0;
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            long key = person * 64 + Long.numberOfTrailingZeros(rest);
            int lead = episodes.get(key);
            if (lead == LongIntTable.ABSENT || Math.abs(day - lead) > EPISODE) {
                episodes.put(key, day);
                counted |= Long.lowestOneBit(rest);
            }
        }
        return counted;
    }

    private void count(int slot, int sign) {
        count(0, reports.residences[slot], slot, sign);
        count(1, reports.facilities[slot], slot, sign);
        count(2, reports.institutions[slot], slot, sign);
    }

    private void count(int axis, int node, int slot, int sign) {
        if (node < 0) {
            return;
        }
        for (long rest = reports.bits[slot]; rest != 0; rest &= rest - 1) {
            int indicator = Long.numberOfTrailingZeros(rest);
            counts.add(key(axis, node, indicator, 0, reports.days[slot]), sign);
            counts.add(key(axis, node, indicator, 1, reports.labels[slot]), sign);
        }
    }

    private static long key(int axis, int node, int indicator, int kind, int day) {
        return (long) (axis + 1) << 60
                | (long) node << 36
                | (long) indicator << 28
                | (long) kind << 27
                | day;
    }

    private void daily(Columns line) throws IOException {
        int facility = line.column("facility_id");
        int date = line.column("date");
        int version = line.column("record_version");
        int received = line.column("received_at");
        int first = line.column("total_outpatient_visits");
        int[][] held = new int[0][];
        LongIntTable rowOf = new LongIntTable(1 << 12);
        while (line.advance()) {
            rows++;
            int node = place(line, facility);
            if (node < 0 || line.isEmpty(date) || line.isEmpty(received)) {
                continue;
            }
            int day = line.day(date);
            int known = rowOf.get((long) node << 32 | day);
            if (known == LongIntTable.ABSENT) {
                known = rowOf.size();
                rowOf.put((long) node << 32 | day, known);
                held = known < held.length ? held : java.util.Arrays.copyOf(held, 2 * known + 64);
                held[known] = new int[6];
                held[known][5] = label(line, received);
            }
            int[] row = held[known];
            int revision = line.number(version, 1);
            if (revision <= row[4]) {
                continue;
            }
            row[4] = revision;
            for (int i = 0; i < 4; i++) {
                int n = line.number(first + i, 0);
                counts.add(key(1, node, 40 + i, 0, day), n - row[i]);
                counts.add(key(1, node, 40 + i, 1, row[5]), n - row[i]);
                row[i] = n;
            }
        }
    }

    private void rollUp() {
        LongIntTable rolled = new LongIntTable(counts.size());
        counts.forEach(
                (key, n) -> {
                    int node = (int) (key >>> 36) & 0xffffff;
                    long rest = key & ~(0xffffffL << 36);
                    for (int each : directory.selfAndAncestors(node)) {
                        rolled.add(rest | (long) each << 36, n);
                    }
                });
    }
}
