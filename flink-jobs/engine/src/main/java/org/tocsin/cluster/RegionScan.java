package org.tocsin.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tocsin.epi.scan.CaseTable;
import org.tocsin.epi.scan.Cluster;
import org.tocsin.epi.scan.Locations;
import org.tocsin.epi.scan.OverlapRule;
import org.tocsin.epi.scan.PermutationModel;
import org.tocsin.epi.scan.PlaceRates;
import org.tocsin.epi.scan.ReplicateOptions;
import org.tocsin.epi.scan.ScanOptions;
import org.tocsin.epi.scan.ScanResult;
import org.tocsin.epi.scan.ScanStatistic;
import org.tocsin.epi.scan.WindowOptions;
import org.tocsin.epi.scan.ZoneOptions;
import org.tocsin.model.CaseReport;
import org.tocsin.place.Directory;

/**
 * The prospective space-time permutation scan of one indicator in one region, adjusted for the day
 * of the week in each place, bound to the directory or to cells of a grid. The replicates are
 * seeded from scenario, indicator, region and day, so that a rerun of a day gives the same bytes.
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
                        && table.places.length >= 2
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
                .withOverlap(overlap())
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

    /** Cells are small: clusters of them share no cell, or one outbreak would have several. */
    private OverlapRule overlap() {
        return settings.positions() == null
                ? OverlapRule.NO_CENTRE_INSIDE
                : OverlapRule.NO_SHARED_LOCATION;
    }

    /** The cases of the history by place and day. */
    private final class Table {
        private final int from;
        private final int last;
        private final Feeds feeds;
        private final ScanBook book;
        private final int[] raw;
        private final int[] days;
        private int total;
        private int leftOut;
        private final ScanPlaces at;
        private final int[] places;
        private final int[][] rows;

        Table(ScanBook book, int from, int last) {
            this.book = book;
            this.from = from;
            this.last = last;
            this.feeds = Feeds.of(book.entries(), last, from);
            this.raw = new int[book.entries().size()];
            this.days = new int[raw.length];
            book.entries().forEach(this::count);
            this.at = fitting(ScanPlaces.of(settings, directory));
            this.places = distinct(at);
            this.rows = new int[places.length][last - from + 1];
            for (int i = 0; i < total; i++) {
                rows[Arrays.binarySearch(places, at.of(raw[i]))][days[i] - from]++;
            }
        }

        private void count(ScanBook.Entry e) {
            int day = feeds.dayOf(e);
            if (day < from || day > last) {
                return;
            }
            if (e.place == CaseReport.NO_PLACE || feeds.isBehind(e)) {
                leftOut++;
                return;
            }
            raw[total] = e.place;
            days[total++] = day;
        }

        /** Cells are joined until there are no more of them than the limit. */
        private ScanPlaces fitting(ScanPlaces fine) {
            ScanPlaces fitting = fine;
            while (fitting.areCells()
                    && distinct(fitting).length > settings.positions().mostPoints()) {
                fitting = fitting.coarser();
            }
            return fitting;
        }

        private int[] distinct(ScanPlaces as) {
            int[] sorted = new int[total];
            for (int i = 0; i < total; i++) {
                sorted[i] = as.of(raw[i]);
            }
            Arrays.sort(sorted);
            int n = 0;
            for (int i = 0; i < total; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    sorted[n++] = sorted[i];
                }
            }
            return Arrays.copyOf(sorted, n);
        }

        int recent(int window) {
            int sum = 0;
            for (int[] row : rows) {
                for (int t = Math.max(0, row.length - window); t < row.length; t++) {
                    sum += row[t];
                }
            }
            return sum;
        }

        CaseTable cases() {
            CaseTable.Builder cases = CaseTable.builder(rows.length, last - from + 1);
            for (int i = 0; i < rows.length; i++) {
                for (int t = 0; t < rows[i].length; t++) {
                    if (rows[i][t] > 0) {
                        cases.add(i, t, Math.floorMod(from + t, WEEK), rows[i][t]);
                    }
                }
            }
            return cases.build();
        }

        Locations locations() {
            double[] lat = new double[places.length];
            double[] lon = new double[places.length];
            boolean globe = true;
            for (int i = 0; i < places.length; i++) {
                lat[i] = at.lat(places[i]);
                lon[i] = at.lon(places[i]);
                globe &= Math.abs(lat[i]) <= 90 && Math.abs(lon[i]) <= 360;
            }
            return globe ? Locations.globe(lat, lon) : Locations.plane(lon, lat);
        }

        DayScan.Found found(Cluster c, PermutationModel model) {
            List<Integer> members = c.locations().stream().map(i -> places[i]).toList();
            PlaceRates rates = PlaceRates.of(model, c.startStep(), c.endStep());
            List<ScanBook.Entry> inside = inside(new HashSet<>(members), from + c.startStep());
            return new DayScan.Found(
                    members,
                    at.areCells() ? homes(inside) : members,
                    places[c.centre()],
                    c.radius(),
                    from + c.startStep(),
                    from + c.endStep(),
                    c.observed(),
                    c.expected(),
                    c.llr(),
                    c.significance().p(),
                    c.significance().recurrenceDays(),
                    c.significance().recurrenceDays() >= settings.storeDays()
                            ? ids(inside)
                            : List.of(),
                    places,
                    rates.observed(),
                    rates.expected());
        }

        private List<ScanBook.Entry> inside(Set<Integer> members, int firstOfWindow) {
            List<ScanBook.Entry> inside = new ArrayList<>();
            for (ScanBook.Entry e : book.entries()) {
                int day = feeds.dayOf(e);
                boolean counted =
                        day >= firstOfWindow
                                && day <= last
                                && e.place != CaseReport.NO_PLACE
                                && !feeds.isBehind(e);
                if (counted && members.contains(at.of(e.place))) {
                    inside.add(e);
                }
            }
            return inside;
        }

        private static List<String> ids(List<ScanBook.Entry> inside) {
            return inside.stream().map(e -> e.id).filter(Objects::nonNull).sorted().toList();
        }

        private static List<Integer> homes(List<ScanBook.Entry> inside) {
            return inside.stream().map(e -> e.home).distinct().sorted().toList();
        }

        DayScan result(boolean ran, int replicates, List<DayScan.Found> found) {
            return new DayScan(
                    last,
                    total,
                    places.length,
                    leftOut,
                    feeds.behind().size(),
                    ran,
                    replicates,
                    at,
                    found);
        }
    }
}
