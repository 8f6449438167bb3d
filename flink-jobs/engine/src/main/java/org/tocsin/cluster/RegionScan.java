package org.tocsin.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.tocsin.epi.scan.CaseTable;
import org.tocsin.epi.scan.Cluster;
import org.tocsin.epi.scan.Locations;
import org.tocsin.epi.scan.PermutationModel;
import org.tocsin.epi.scan.PlaceRates;
import org.tocsin.epi.scan.ReplicateOptions;
import org.tocsin.epi.scan.ScanOptions;
import org.tocsin.epi.scan.ScanResult;
import org.tocsin.epi.scan.ScanStatistic;
import org.tocsin.epi.scan.WindowOptions;
import org.tocsin.epi.scan.ZoneOptions;
import org.tocsin.place.Directory;

/**
 * The prospective space-time permutation scan of one indicator in one region, adjusted for the day
 * of the week in each place, bound to the directory. The replicates are seeded from scenario,
 * indicator, region and day, so that a rerun of a day gives the same bytes.
 *
 * <p>Not scanned: less than 28 days of history, fewer than two places with cases, or fewer recent
 * cases than a cluster needs.
 */
public final class RegionScan {
    private static final int WEEK = 7;
    private static final int CLUSTERS = 3;

    private final ScanSettings settings;
    private final Directory directory;
    private final int firstDay;

    /**
     * Creates a scan.
     *
     * @param firstDay first local day with reports
     */
    public RegionScan(ScanSettings settings, Directory directory, int firstDay) {
        this.settings = settings;
        this.directory = directory;
        this.firstDay = firstDay;
    }

    /** Scans the days up to and including {@code last} with all cases that the book knows. */
    public DayScan scan(ScanBook book, int indicator, int region, int last) {
        int from = Math.max(firstDay, last - settings.baselineDays() + 1);
        int days = last - from + 1;
        Table table = new Table(book, from, last);
        boolean enough =
                days >= ScanSettings.LEAST_HISTORY_DAYS
                        && table.rows.size() >= 2
                        && table.recent(settings.longest(days)) >= settings.minCases();
        if (!enough) {
            return table.result(false, 0, List.of());
        }
        PermutationModel model = PermutationModel.of(table.cases());
        String analysis = settings.seed() + "|" + indicator + "|" + directory.node(region).code();
        ScanOptions options = options(days, ReplicateOptions.seedOf(analysis, last));
        ScanResult result = ScanStatistic.of(table.locations(), options).scan(model);
        List<DayScan.Found> found = new ArrayList<>();
        for (Cluster c : result.reportable()) {
            if (found.size() < CLUSTERS) {
                found.add(table.found(c, model));
            }
        }
        return table.result(true, result.maxima().replicates(), found);
    }

    private ScanOptions options(int days, long seed) {
        return ScanOptions.newYork()
                .withWindows(WindowOptions.prospective(settings.shortest(), settings.longest(days)))
                .withZones(
                        ZoneOptions.withDefaults()
                                .withMaxFraction(settings.maxShare())
                                .withMaxRadius(settings.maxRadiusKm()))
                .withMinCases(settings.minCases())
                .withReplicates(
                        ReplicateOptions.withDefaults()
                                .withNumber(settings.replicates())
                                .withSeed(seed)
                                .withEarlyTermination(true)
                                .withRecurrenceOfInterest((int) settings.storeDays()));
    }

    /** The cases of the history by place and day. */
    private final class Table {
        private final int from;
        private final int last;
        private final Feeds feeds;
        private final ScanBook book;
        private final TreeMap<Integer, int[]> rows = new TreeMap<>();
        private int total;
        private int leftOut;

        Table(ScanBook book, int from, int last) {
            this.book = book;
            this.from = from;
            this.last = last;
            this.feeds = Feeds.of(book.entries(), last, from);
            int[][] byPlace = new int[directory.size()][];
            for (ScanBook.Entry e : book.entries()) {
                int day = feeds.dayOf(e);
                if (day >= from && day <= last) {
                    count(e, day, byPlace);
                }
            }
            for (int place = 0; place < byPlace.length; place++) {
                if (byPlace[place] != null) {
                    rows.put(place, byPlace[place]);
                }
            }
        }

        private void count(ScanBook.Entry e, int day, int[][] byPlace) {
            if (e.place < 0 || feeds.isBehind(e)) {
                leftOut++;
                return;
            }
            if (byPlace[e.place] == null) {
                byPlace[e.place] = new int[last - from + 1];
            }
            byPlace[e.place][day - from]++;
            total++;
        }

        int recent(int window) {
            int sum = 0;
            for (int[] row : rows.values()) {
                for (int t = Math.max(0, row.length - window); t < row.length; t++) {
                    sum += row[t];
                }
            }
            return sum;
        }

        CaseTable cases() {
            CaseTable.Builder cases = CaseTable.builder(rows.size(), last - from + 1);
            int i = 0;
            for (int[] row : rows.values()) {
                for (int t = 0; t < row.length; t++) {
                    if (row[t] > 0) {
                        cases.add(i, t, Math.floorMod(from + t, WEEK), row[t]);
                    }
                }
                i++;
            }
            return cases.build();
        }

        Locations locations() {
            double[] lat = new double[rows.size()];
            double[] lon = new double[rows.size()];
            boolean globe = true;
            int i = 0;
            for (int node : rows.keySet()) {
                lat[i] = directory.node(node).lat();
                lon[i] = directory.node(node).lon();
                globe &= Math.abs(lat[i]) <= 90 && Math.abs(lon[i]) <= 360;
                i++;
            }
            return globe ? Locations.globe(lat, lon) : Locations.plane(lon, lat);
        }

        DayScan.Found found(Cluster c, PermutationModel model) {
            List<Integer> nodes = new ArrayList<>(rows.keySet());
            List<Integer> members = c.locations().stream().map(nodes::get).toList();
            PlaceRates rates = PlaceRates.of(model, c.startStep(), c.endStep());
            return new DayScan.Found(
                    members,
                    nodes.get(c.centre()),
                    c.radius(),
                    from + c.startStep(),
                    from + c.endStep(),
                    c.observed(),
                    c.expected(),
                    c.llr(),
                    c.significance().p(),
                    c.significance().recurrenceDays(),
                    c.significance().recurrenceDays() >= settings.storeDays()
                            ? ids(new HashSet<>(members), from + c.startStep())
                            : List.of(),
                    nodes.stream().mapToInt(n -> n).toArray(),
                    rates.observed(),
                    rates.expected());
        }

        private List<String> ids(Set<Integer> members, int firstOfWindow) {
            List<String> ids = new ArrayList<>();
            for (ScanBook.Entry e : book.entries()) {
                int day = feeds.dayOf(e);
                boolean inside = day >= firstOfWindow && day <= last && members.contains(e.place);
                if (inside && !feeds.isBehind(e) && e.id != null) {
                    ids.add(e.id);
                }
            }
            return ids.stream().sorted().toList();
        }

        DayScan result(boolean ran, int replicates, List<DayScan.Found> found) {
            return new DayScan(
                    last,
                    total,
                    rows.size(),
                    leftOut,
                    feeds.behind().size(),
                    ran,
                    replicates,
                    found);
        }
    }
}
