package org.tocsin.job.cluster;

import java.time.LocalDate;
import java.util.Locale;
import org.tocsin.alert.Finding;
import org.tocsin.cluster.ClusterTracker;
import org.tocsin.cluster.DayScan;
import org.tocsin.cluster.ScanCase;
import org.tocsin.cluster.ScanSettings;
import org.tocsin.job.RunPlan;
import org.tocsin.model.DateAxis;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.place.Directory;
import org.tocsin.store.Measurement;

/** From scans of one indicator in one region to points, signals and findings. */
final class ScanFindings {
    /** Method code of the signals. */
    static final String METHOD = "space-time-permutation";

    /** Between the name of a scan and what it names. */
    private static final String SCAN = ":";

    private final RunPlan plan;
    private final Directory directory;
    private final ScanSettings settings;
    private final int indicator;
    private final int region;

    /** Creates it for a {@link ScanCase#key}. */
    ScanFindings(RunPlan plan, long key) {
        this.plan = plan;
        this.directory = plan.directory();
        this.settings = plan.scans().get(ScanCase.scanOf(key));
        this.indicator = ScanCase.indicatorOf(key);
        this.region = ScanCase.regionOf(key);
    }

    /**
     * Name of a cluster that continues none: the scan, the centre, for cells how far it reaches,
     * and the day of the first crossing.
     */
    String freshName(DayScan.Found f, DayScan today) {
        String scan = settings.name().isEmpty() ? "" : settings.name() + SCAN;
        double reach = today.at().circle(f.centre(), f.radiusKm()).radiusKm();
        String circle = today.at().areCells() ? String.format(Locale.ROOT, "+%.1fkm", reach) : "";
        return scan + today.at().code(f.centre()) + circle + "@" + date(today.day());
    }

    private static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    /** The lowest place that holds all that the cases of a cluster belong to. */
    int commonNode(DayScan.Found f) {
        if (f.homes().isEmpty()) {
            return region;
        }
        for (int candidate : directory.selfAndAncestors(f.homes().get(0))) {
            if (f.homes().stream().allMatch(n -> isWithin(n, candidate))) {
                return candidate;
            }
        }
        return region;
    }

    private boolean isWithin(int node, int area) {
        for (int each : directory.selfAndAncestors(node)) {
            if (each == area) {
                return true;
            }
        }
        return false;
    }

    private int history(DayScan.Found f) {
        return Math.min(settings.baselineDays(), f.to() - plan.counts().firstDay() + 1);
    }

    Finding finding(
            int rule,
            DayScan.Found f,
            ClusterTracker.Name name,
            DayScan today,
            long at,
            Tier tier) {
        return new Finding(
                rule,
                at,
                true,
                false,
                tier,
                settings.axis(),
                name.node(),
                indicator,
                name.name(),
                f.observed(),
                Double.NaN,
                rounded(f.expected()),
                rounded(f.llr()),
                method(f, today),
                f.from(),
                f.to(),
                true,
                f.from(),
                f.to(),
                history(f),
                f.to() - history(f) + 1,
                0,
                Double.NaN,
                f.ids());
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    private String method(DayScan.Found f, DayScan today) {
        return "space-time permutation scan%s: %s %s, chance makes as much once in %s days (p %.2g)"
                .formatted(
                        settings.name().isEmpty() ? "" : " " + settings.name(),
                        places(f, today),
                        today.at().circle(f.centre(), f.radiusKm()).words(),
                        days(f.recurrenceDays()),
                        f.p());
    }

    private static String places(DayScan.Found f, DayScan today) {
        int n = f.nodes().size();
        return today.at().areCells()
                ? n
                        + (n == 1 ? " cell" : " cells")
                        + String.format(Locale.ROOT, " of %s degrees", today.at().degrees())
                : n == 1 ? "1 place" : n + " places";
    }

    private static String days(double recurrence) {
        return recurrence >= 100_000
                ? "100000 or more"
                : String.format(Locale.ROOT, "%.0f", recurrence);
    }

    Signal signal(DayScan.Found f, ClusterTracker.Name name, int rank, long at, Tier tier) {
        return new Signal(
                METHOD,
                DateAxis.RECEIPT,
                "",
                f.to() - f.from() + 1,
                settings.axis(),
                name.node(),
                indicator,
                f.to(),
                at,
                f.observed(),
                rounded(f.expected()),
                Double.NaN,
                rounded(f.llr()),
                f.p(),
                f.p(),
                history(f),
                f.to() - history(f) + 1,
                0,
                tier,
                Double.NaN,
                name.name().endsWith("@" + date(f.to())),
                rank,
                false);
    }

    Point scanned(DayScan day, long at) {
        Point p = point(Measurement.SCANNED, "", at, day.day());
        p.values =
                new double[] {
                    day.cases(),
                    day.places(),
                    day.leftOut(),
                    day.ran() ? 1 : 0,
                    day.behind(),
                    day.at().degrees()
                };
        return p;
    }

    Point point(DayScan.Found f, DayScan today, int rank, long at, Tier tier) {
        Point p = point(Measurement.CLUSTERS, String.valueOf(rank), at, today.day());
        p.values =
                new double[] {
                    f.observed(),
                    f.expected(),
                    f.llr(),
                    f.p(),
                    Math.min(1e9, Math.floor(f.recurrenceDays())),
                    f.to() - f.from() + 1,
                    f.nodes().size(),
                    f.radiusKm(),
                    today.at().lat(f.centre()),
                    today.at().lon(f.centre()),
                    tier == Tier.NOTIFY ? 2 : tier == Tier.LIST ? 1 : 0
                };
        return p;
    }

    /** A cluster that was stated before and is none any more with what is known now. */
    Point none(int rank, long at, int day) {
        Point p = point(Measurement.CLUSTERS, String.valueOf(rank), at, day);
        p.values = new double[] {0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0};
        return p;
    }

    private Point point(Measurement m, String rank, long at, int day) {
        Point p = new Point();
        p.measurement = m.ordinal();
        p.node = region;
        p.indicator = indicator;
        p.variant = settings.name().isEmpty() ? rank : settings.name() + SCAN + rank;
        p.day = day;
        p.knownAt = at;
        return p;
    }
}
