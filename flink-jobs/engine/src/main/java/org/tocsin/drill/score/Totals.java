package org.tocsin.drill.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.tocsin.store.Json;

/**
 * Measures over seeds with their intervals. A share of fewer than 20 outbreaks is given as counts
 * only.
 */
public final class Totals {
    private static final int LEAST_FOR_A_SHARE = 20;
    private static final double WEEKS_PER_YEAR = 52;

    private final List<SeedScore> seeds;

    /** Of these seeds, in order. */
    public Totals(List<SeedScore> seeds) {
        this.seeds = List.copyOf(seeds);
    }

    /** Outbreaks of a kind. */
    public List<SeedScore.Case> cases(Predicate<SeedScore.Case> which) {
        return seeds.stream().flatMap(s -> s.cases().stream()).filter(which).toList();
    }

    /** Number detected of all. */
    public int detected() {
        return cases(SeedScore.Case::detected).size();
    }

    /** Restricted mean delay from the first report, in days. */
    public double restrictedDelay() {
        return mean(cases(c -> true), SeedScore.Case::restricted);
    }

    /** False alerts per county-week. */
    public double falseRate() {
        return falseAlerts() / countyWeeks();
    }

    private int falseAlerts() {
        return seeds.stream().mapToInt(SeedScore::falseAlerts).sum();
    }

    private double countyWeeks() {
        return seeds.stream().mapToDouble(SeedScore::countyWeeks).sum();
    }

    private static double mean(
            List<SeedScore.Case> cases, ToDoubleFunction<SeedScore.Case> measure) {
        return cases.stream()
                .mapToDouble(measure)
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(Double.NaN);
    }

    /** All measures as JSON. */
    public ObjectNode json() {
        ObjectNode n = Json.object();
        n.set("all", pod(c -> true));
        ObjectNode types = n.putObject("byType");
        cases(c -> true).stream()
                .map(c -> c.outbreak().type())
                .distinct()
                .sorted()
                .forEach(t -> types.set(t, pod(c -> c.outbreak().type().equals(t))));
        alerts(n);
        return n;
    }

    private void alerts(ObjectNode n) {
        ObjectNode f = n.putObject("false");
        f.put("episodes", falseAlerts());
        Json.number(f, "countyWeeks", rounded(countyWeeks()));
        Json.number(f, "perCountyWeek", rounded(falseRate()));
        double[] exact = Intervals.garwood(falseAlerts(), countyWeeks());
        double[] seeded =
                Intervals.bootstrap(
                        seeds.size(),
                        d -> sum(d, SeedScore::falseAlerts) / sum(d, SeedScore::countyWeeks));
        interval(f, "interval95", Intervals.wider(exact, seeded));
        ObjectNode u = n.putObject("alerts");
        int matched = seeds.stream().mapToInt(SeedScore::matched).sum();
        int unmatched = seeds.stream().mapToInt(SeedScore::unmatched).sum();
        u.put("matched", matched);
        u.put("unmatched", unmatched);
        u.put("late", seeds.stream().mapToInt(SeedScore::late).sum());
        Json.number(u, "unmatchedPerCountyWeek", rounded(unmatched / countyWeeks()));
        if (matched + unmatched > 0) {
            Json.number(u, "ppv", rounded((double) matched / (matched + unmatched)));
            interval(u, "ppvInterval95", ppvInterval(matched, matched + unmatched));
        }
        double perYear = cases(c -> true).size() / countyWeeks() * WEEKS_PER_YEAR;
        Json.number(u, "outbreaksPerCountyYear", rounded(perYear));
    }

    private double[] ppvInterval(int matched, int all) {
        return seeds.size() < 2
                ? Intervals.wilson(matched, all)
                : Intervals.bootstrap(
                        seeds.size(),
                        d ->
                                sum(d, SeedScore::matched)
                                        / (sum(d, SeedScore::matched)
                                                + sum(d, SeedScore::unmatched)));
    }

    private double sum(int[] drawn, ToDoubleFunction<SeedScore> measure) {
        return Arrays.stream(drawn).mapToDouble(i -> measure.applyAsDouble(seeds.get(i))).sum();
    }

    /** Precision of alerts if outbreaks came so often. */
    double standardisedPpv(double outbreaksPerYear) {
        double found = outbreaksPerYear * detected() / Math.max(1, cases(c -> true).size());
        return found / (found + WEEKS_PER_YEAR * falseRate());
    }

    private ObjectNode pod(Predicate<SeedScore.Case> which) {
        List<SeedScore.Case> cases = cases(which);
        List<SeedScore.Case> found = cases.stream().filter(SeedScore.Case::detected).toList();
        ObjectNode n = Json.object();
        n.put("outbreaks", cases.size());
        n.put("reported", cases.stream().filter(c -> c.outbreak().wasReported()).count());
        n.put("detected", found.size());
        for (int days : new int[] {1, 3, 7}) {
            n.put(
                    "detectedWithin" + days + "d",
                    found.stream().filter(c -> c.fromReport() <= days).count());
        }
        if (cases.size() >= LEAST_FOR_A_SHARE) {
            Json.number(n, "pod", rounded((double) found.size() / cases.size()));
            interval(n, "podInterval95", podInterval(which, found.size(), cases.size()));
        }
        delays(n, which, cases, found);
        n.put("precise", found.stream().filter(SeedScore.Case::precise).count());
        Json.number(n, "casesByThen", rounded(mean(found, SeedScore.Case::casesByThen)));
        Json.number(
                n,
                "shareByThen",
                rounded(mean(found, c -> c.casesByThen() / c.outbreak().reported())));
        return n;
    }

    private double[] podInterval(Predicate<SeedScore.Case> which, int found, int all) {
        return all == seeds.size()
                ? Intervals.wilson(found, all)
                : Intervals.bootstrap(
                        seeds.size(),
                        d -> {
                            List<SeedScore.Case> drawn = drawn(d, which);
                            double hits = drawn.stream().filter(SeedScore.Case::detected).count();
                            return hits / drawn.size();
                        });
    }

    private List<SeedScore.Case> drawn(int[] seedsDrawn, Predicate<SeedScore.Case> which) {
        List<SeedScore.Case> cases = new ArrayList<>();
        for (int i : seedsDrawn) {
            seeds.get(i).cases().stream().filter(which).forEach(cases::add);
        }
        return cases;
    }

    private void delays(
            ObjectNode n,
            Predicate<SeedScore.Case> which,
            List<SeedScore.Case> cases,
            List<SeedScore.Case> found) {
        ObjectNode d = n.putObject("delayDays");
        Json.number(
                d, "restrictedMeanFromReport", rounded(mean(cases, SeedScore.Case::restricted)));
        interval(
                d,
                "restrictedMeanInterval95",
                Intervals.bootstrap(
                        seeds.size(), i -> mean(drawn(i, which), SeedScore.Case::restricted)));
        Json.number(d, "medianFromReport", rounded(median(cases)));
        Json.number(d, "meanFromReport", rounded(mean(found, SeedScore.Case::fromReport)));
        Json.number(d, "meanFromVisit", rounded(mean(found, SeedScore.Case::fromVisit)));
        Json.number(d, "meanFromOnset", rounded(mean(found, SeedScore.Case::fromOnset)));
    }

    /** Kaplan-Meier median; all censoring is at the horizon, so it is NaN unless half are found. */
    private static double median(List<SeedScore.Case> cases) {
        double[] sorted =
                cases.stream()
                        .mapToDouble(c -> c.detected() ? c.fromReport() : Double.POSITIVE_INFINITY)
                        .sorted()
                        .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double middle = sorted[(sorted.length - 1) / 2];
        return Double.isInfinite(middle) ? Double.NaN : middle;
    }

    private static void interval(ObjectNode n, String key, double[] bounds) {
        if (!Double.isNaN(bounds[0])) {
            ArrayNode a = n.putArray(key);
            a.add(rounded(bounds[0]));
            a.add(rounded(bounds[1]));
        }
    }

    static double rounded(double value) {
        return Double.isNaN(value) ? value : Math.rint(value * 1000) / 1000;
    }

    /** Chance detections of all seeds. */
    public long chance() {
        return seeds.stream().mapToLong(SeedScore::chance).sum();
    }
}
