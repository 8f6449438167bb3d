package org.tocsin.job.cluster;

import java.util.Locale;
import org.tocsin.alert.Finding;
import org.tocsin.cluster.ClusterTracker;
import org.tocsin.cluster.DayScan;
import org.tocsin.job.RunPlan;
import org.tocsin.model.Axis;
import org.tocsin.model.DateAxis;
import org.tocsin.model.Level;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.place.Directory;
import org.tocsin.store.Measurement;

/** From scans to points, signals and findings. */
final class ScanFindings {
    /** Method code of the signals. */
    static final String METHOD = "space-time-permutation";

    private ScanFindings() {}

    /** Name of a cluster that continues none: its centre and the day of the first crossing. */
    static String freshName(Directory directory, DayScan.Found f, int day) {
        return directory.node(f.centre()).code() + "@" + java.time.LocalDate.ofEpochDay(day);
    }

    /** The lowest place that holds all places of a cluster. */
    static int commonNode(Directory directory, DayScan.Found f) {
        for (int candidate : directory.selfAndAncestors(f.nodes().get(0))) {
            if (f.nodes().stream().allMatch(n -> isWithin(directory, n, candidate))) {
                return candidate;
            }
        }
        return f.centre();
    }

    private static boolean isWithin(Directory directory, int node, int area) {
        for (int each : directory.selfAndAncestors(node)) {
            if (each == area) {
                return true;
            }
        }
        return false;
    }

    private static Axis axis(RunPlan plan) {
        Level places = plan.scan().places();
        return places == Level.FACILITY
                ? Axis.FACILITY
                : places == Level.INSTITUTION ? Axis.INSTITUTION : Axis.RESIDENCE;
    }

    static Finding finding(
            int rule,
            DayScan.Found f,
            ClusterTracker.Name name,
            RunPlan plan,
            int indicator,
            long at,
            Tier tier) {
        int history = Math.min(plan.scan().baselineDays(), f.to() - plan.counts().firstDay() + 1);
        return new Finding(
                rule,
                at,
                true,
                false,
                tier,
                axis(plan),
                name.node(),
                indicator,
                name.name(),
                f.observed(),
                Double.NaN,
                rounded(f.expected()),
                rounded(f.llr()),
                method(f, plan),
                f.from(),
                f.to(),
                true,
                f.from(),
                f.to(),
                history,
                f.to() - history + 1,
                0,
                Double.NaN,
                f.ids());
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    private static String method(DayScan.Found f, RunPlan plan) {
        return "space-time permutation scan: %s within %.1f km of %s, chance makes as much once in %s days (p %.2g)"
                .formatted(
                        places(f, plan),
                        f.radiusKm(),
                        plan.directory().node(f.centre()).nameEn(),
                        days(f.recurrenceDays()),
                        f.p());
    }

    private static String places(DayScan.Found f, RunPlan plan) {
        int n = f.nodes().size();
        return n == 1 ? "1 place" : n + " places";
    }

    private static String days(double recurrence) {
        return recurrence >= 100_000
                ? "100000 or more"
                : String.format(Locale.ROOT, "%.0f", recurrence);
    }

    static Signal signal(
            DayScan.Found f,
            ClusterTracker.Name name,
            RunPlan plan,
            int indicator,
            int rank,
            long at,
            Tier tier) {
        int history = Math.min(plan.scan().baselineDays(), f.to() - plan.counts().firstDay() + 1);
        return new Signal(
                METHOD,
                DateAxis.RECEIPT,
                "",
                f.to() - f.from() + 1,
                axis(plan),
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
                history,
                f.to() - history + 1,
                0,
                tier,
                Double.NaN,
                name.name().endsWith("@" + java.time.LocalDate.ofEpochDay(f.to())),
                rank,
                false);
    }

    static Point scanned(DayScan day, int indicator, int region, long at) {
        Point p = point(Measurement.SCANNED, indicator, region, at, day.day());
        p.values =
                new double[] {
                    day.cases(), day.places(), day.leftOut(), day.ran() ? 1 : 0, day.behind()
                };
        return p;
    }

    static Point point(
            DayScan.Found f,
            Directory directory,
            int indicator,
            int region,
            int rank,
            long at,
            int day,
            Tier tier) {
        Point p = point(Measurement.CLUSTERS, indicator, region, at, day);
        p.variant = String.valueOf(rank);
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
                    directory.node(f.centre()).lat(),
                    directory.node(f.centre()).lon(),
                    tier == Tier.NOTIFY ? 2 : tier == Tier.LIST ? 1 : 0
                };
        return p;
    }

    /** A cluster that was stated before and is none any more with what is known now. */
    static Point none(int indicator, int region, int rank, long at, int day) {
        Point p = point(Measurement.CLUSTERS, indicator, region, at, day);
        p.variant = String.valueOf(rank);
        p.values = new double[] {0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0};
        return p;
    }

    private static Point point(Measurement m, int indicator, int region, long at, int day) {
        Point p = new Point();
        p.measurement = m.ordinal();
        p.node = region;
        p.indicator = indicator;
        p.day = day;
        p.knownAt = at;
        return p;
    }
}
