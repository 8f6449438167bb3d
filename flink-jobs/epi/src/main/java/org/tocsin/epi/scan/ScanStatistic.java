package org.tocsin.epi.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scan statistic: which circle of places, in which window of time, has the most unusual number of
 * cases, and how often does chance alone make one as unusual?
 *
 * <p>Every place is the centre of growing zones (nearest places first), every zone is combined with
 * every window; the score of the model (see {@link PoissonModel}, {@link PermutationModel}, {@link
 * BernoulliModel}, {@link ExpectationPoissonModel}) ranks the cylinders, and the maxima of
 * replicates drawn under the null hypothesis judge them ({@link NullMaxima}). Only cylinders with
 * more cases than expected and at least the fewest cases count.
 *
 * <p>Of cylinders with the same score about a centre the one with fewer places is taken, and of
 * windows of one length the earlier. Secondary clusters: the best cylinder of each centre, in the
 * order of their scores (then fewer places, then the places), less those that overlap a stronger
 * one by the rule in the options. {@link ScanResult#reportable} leaves out what is surely chance.
 *
 * <p>No case or one case: no cluster. Places without coordinates are left out with their cases and
 * named in the result. Cells that are not given have no cases: a place that does not report must be
 * left out of all steps by the caller, or it looks like a low rate.
 *
 * <p>Source: Kulldorff 1997, 2001; Kulldorff et al. 2005; checked against SaTScan 10.3.2 and
 * exhaustive enumeration (golden/scan).
 */
public final class ScanStatistic {
    private final Locations locations;
    private final ScanOptions options;

    private ScanStatistic(Locations locations, ScanOptions options) {
        this.locations = locations;
        this.options = options;
    }

    /** A scan of these places. */
    public static ScanStatistic of(Locations locations, ScanOptions options) {
        return new ScanStatistic(locations, options);
    }

    /** Scans the cases of a model whose locations are those of this scan, in the same order. */
    public ScanResult scan(ScanModel model) {
        Require.that(
                model.cases().locations() == locations.size(),
                "model must have " + locations.size() + " locations",
                model.cases().locations());
        List<Integer> unlocated = new ArrayList<>();
        for (int i = 0; i < locations.size(); i++) {
            if (!locations.located(i)) {
                unlocated.add(i);
            }
        }
        if (unlocated.isEmpty()) {
            return new Run(locations, model).result();
        }
        return withoutUnlocated(model, unlocated);
    }

    private ScanResult withoutUnlocated(ScanModel model, List<Integer> unlocated) {
        int[] kept = new int[locations.size() - unlocated.size()];
        int k = 0;
        for (int i = 0; i < locations.size(); i++) {
            if (locations.located(i)) {
                kept[k++] = i;
            }
        }
        ScanResult inner = new Run(locations.only(kept), model.only(kept)).result();
        double[] best = new double[locations.size()];
        Arrays.fill(best, Double.NaN);
        for (int j = 0; j < kept.length; j++) {
            best[kept[j]] = inner.bestPerCentre()[j];
        }
        return new ScanResult(
                inner.totalCases(),
                unlocated,
                model.cases().total() - inner.totalCases(),
                inner.distinctZones(),
                inner.cylinders(),
                inner.clusters().stream().map(c -> renumbered(c, kept)).toList(),
                best,
                inner.maxima());
    }

    private static Cluster renumbered(Cluster c, int[] kept) {
        return new Cluster(
                c.locations().stream().map(i -> kept[i]).toList(),
                kept[c.centre()],
                c.radius(),
                c.startStep(),
                c.endStep(),
                c.observed(),
                c.expected(),
                c.llr(),
                c.relativeRisk(),
                c.trials(),
                c.significance());
    }

    /** One scan of places that all have coordinates. */
    private final class Run {
        private final Locations places;
        private final ScanModel model;
        private final Windows windows;
        private final Zones zones;
        private final double[] best;

        Run(Locations places, ScanModel model) {
            this.places = places;
            this.model = model;
            this.windows = Windows.of(options.windows(), model.cases().steps());
            this.zones = Zones.of(places, model.weights(), options.zones());
            this.best = new double[places.size()];
        }

        ScanResult result() {
            if (model.cases().total() < 2 || windows.count() == 0) {
                return result(List.of(), NullMaxima.of(new double[0]));
            }
            Mass mass = model.mass(windows);
            List<Cluster> clusters = new ArrayList<>();
            for (Candidate c :
                    Candidate.kept(bestOfCentres(mass), options.overlap(), places.size())) {
                clusters.add(cluster(c));
            }
            double top = clusters.isEmpty() ? 0 : clusters.get(0).llr();
            NullMaxima maxima = new Replicates(zones, model, windows, mass, options).run(top);
            return result(maxima.judged(clusters, options.intervalDays()), maxima);
        }

        private ScanResult result(List<Cluster> clusters, NullMaxima maxima) {
            return new ScanResult(
                    model.cases().total(),
                    List.of(),
                    0,
                    zones.distinct(),
                    zones.total() * windows.count(),
                    clusters,
                    best,
                    maxima);
        }

        private List<Candidate> bestOfCentres(Mass mass) {
            Cases cases = Cases.observed(model.cases(), windows.horizon);
            CylinderSearch search =
                    new CylinderSearch(
                            windows,
                            mass.copy(),
                            model.score(),
                            options.minCases(),
                            cases.total(0, cases.size),
                            places.size());
            List<Candidate> found = new ArrayList<>();
            for (int centre = 0; centre < places.size(); centre++) {
                search.bind(zones, centre);
                search.search(cases, 0, cases.size, Candidate.TIE);
                if (search.bestZone() >= 0) {
                    Candidate candidate =
                            candidate(centre, smallest(cases, centre, search), search, mass);
                    best[centre] = candidate.llr();
                    found.add(candidate);
                }
            }
            return found;
        }

        /**
         * The smallest zone with the cases of the best cylinder: what the best one has beyond it
         * has no mass in the window, or the smaller one would score more.
         */
        private int smallest(Cases cases, int centre, CylinderSearch search) {
            int window = search.bestWindow();
            int[] inside = new int[places.size()];
            for (int e = 0; e < cases.size; e++) {
                if (cases.lag[e] >= windows.from[window] && cases.lag[e] < windows.to[window]) {
                    inside[cases.location[e]] += cases.count[e];
                }
            }
            int sum = 0;
            int member = 0;
            int zone = 0;
            for (int end : zones.ends(centre)) {
                for (; member < end; member++) {
                    sum += inside[zones.members(centre)[member]];
                }
                if (sum == search.bestCases()) {
                    break;
                }
                zone++;
            }
            return zone;
        }

        /** The cylinder, scored again over its places in ascending order: no rounding by centre. */
        private Candidate candidate(int centre, int zone, CylinderSearch search, Mass mass) {
            int[] set = zones.set(centre, zone);
            int window = search.bestWindow();
            int cases = search.bestCases();
            double inside = mass.of(set, window);
            return new Candidate(
                    centre,
                    set,
                    windows.startStep(window),
                    windows.endStep(window),
                    cases,
                    inside,
                    model.score().of(cases, inside));
        }

        private Cluster cluster(Candidate c) {
            Score score = model.score();
            double radius = 0;
            for (int i : c.set()) {
                radius = Math.max(radius, places.distance(c.centre(), i));
            }
            return new Cluster(
                    Arrays.stream(c.set()).boxed().toList(),
                    c.centre(),
                    radius,
                    c.startStep(),
                    c.endStep(),
                    c.cases(),
                    score.expected(c.inside()),
                    c.llr(),
                    score.relativeRisk(c.cases(), c.inside()),
                    model.trials(c.set(), c.startStep(), c.endStep()),
                    Significance.NONE);
        }
    }
}
