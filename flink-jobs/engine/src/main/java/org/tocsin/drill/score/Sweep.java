package org.tocsin.drill.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.tocsin.store.Json;

/**
 * The scan in space and time against the detectors of single series at equal cost: the limit of
 * each is swept to the largest value whose false episodes per county-week do not exceed a target.
 *
 * <p>Both look at the scanned indicators only. Targets: those of the scoring rules, and what the
 * scan costs at its own limits (list and message). The scan is kept from a recurrence interval on
 * (its list, unless the scenario says less), so that above that cost its figures are those of this
 * limit. Limits are chosen on the seeds that are judged or, better, on others.
 */
public final class Sweep {
    private static final double[] TARGETS = {0.5, 1, 2};
    private static final double[] SCAN_LIMITS = {1.0 / 365, 1.0 / 100};
    private static final int STEPS_A_DECADE = 8;
    private static final int DECADES = 16;

    /** Below every p. */
    private static final double NONE = -1;

    private final List<Seed> seeds;
    private final double leastScan;

    /**
     * One seed.
     *
     * @param alerts what happened, and the alerts as they were
     * @param scanRun clusters of the run
     * @param scanTwin clusters of the twin
     * @param seriesRun signals of the run's series
     * @param seriesTwin signals of the twin's series
     */
    public record Seed(
            SeedScore.Input alerts,
            List<ScoredSignal> scanRun,
            List<ScoredSignal> scanTwin,
            List<ScoredSignal> seriesRun,
            List<ScoredSignal> seriesTwin) {

        private SeedScore score(boolean scan, double limit) {
            SeedScore.Input in = alerts;
            SeedScore.Input swept =
                    new SeedScore.Input(
                            in.outbreaks(),
                            SweptEpisodes.of(scan ? scanRun : seriesRun, limit, in.directory()),
                            SweptEpisodes.of(scan ? scanTwin : seriesTwin, limit, in.directory()),
                            in.from(),
                            in.until(),
                            in.countyWeeks(),
                            in.directory(),
                            in.casesBy());
            return SeedScore.of(swept, false, e -> true);
        }

        private int falseAlerts(boolean scan, double limit) {
            return SweptEpisodes.of(scan ? scanTwin : seriesTwin, limit, alerts.directory())
                    .stream()
                    .filter(e -> e.openedAt() >= alerts.from())
                    .mapToInt(e -> e.alerts(alerts.until()))
                    .sum();
        }
    }

    /**
     * Over these seeds.
     *
     * @param storeDays recurrence interval from which clusters were kept, in days
     */
    public Sweep(List<Seed> seeds, double storeDays) {
        this.seeds = List.copyOf(seeds);
        this.leastScan = 1 / storeDays;
    }

    /** A comparison for each target, limits chosen on these seeds. */
    public ArrayNode json() {
        return json(this);
    }

    /**
     * A comparison for each target.
     *
     * @param tuning seeds on which the limits are chosen; their twins are enough
     */
    public ArrayNode json(Sweep tuning) {
        TreeSet<Double> targets = new TreeSet<>();
        for (double target : TARGETS) {
            targets.add(target);
        }
        for (double limit : SCAN_LIMITS) {
            targets.add(tuning.rate(true, limit));
        }
        double[] scanRates = tuning.rates(true);
        double[] seriesRates = tuning.rates(false);
        ArrayNode rows = Json.object().putArray("rows");
        for (double target : targets) {
            double scanLimit = Math.min(leastScan, limit(scanRates, target));
            ObjectNode row = row(target, scanLimit, limit(seriesRates, target));
            if (tuning != this) {
                tuning.addCost(row, true, scanLimit);
                tuning.addCost(row, false, limit(seriesRates, target));
            }
            rows.add(row);
        }
        return rows;
    }

    /** What the limit costs on the seeds on which it was chosen. */
    private void addCost(ObjectNode row, boolean scan, double limit) {
        ObjectNode n = ((ObjectNode) row.get(scan ? "scan" : "series")).putObject("tuning");
        n.put("episodes", episodes(scan, limit));
        Json.number(n, "countyWeeks", Totals.rounded(weeks()));
        Json.number(n, "perCountyWeek", Totals.rounded(rate(scan, limit)));
    }

    private ObjectNode row(double target, double scanLimit, double seriesLimit) {
        List<SeedScore> scan = seeds.stream().map(s -> s.score(true, scanLimit)).toList();
        List<SeedScore> series = seeds.stream().map(s -> s.score(false, seriesLimit)).toList();
        ObjectNode n = Json.object();
        Json.number(n, "target", Totals.rounded(target));
        ObjectNode ofScan = side(scan, scanLimit);
        if (scanLimit > NONE) {
            Json.number(ofScan, "recurrenceDays", Math.rint(1 / scanLimit));
        }
        n.set("scan", ofScan);
        n.set("series", side(series, seriesLimit));
        n.set("difference", difference(scan, series));
        return n;
    }

    private static ObjectNode side(List<SeedScore> scores, double limit) {
        Totals totals = new Totals(scores);
        ObjectNode all = totals.json();
        ObjectNode n = Json.object();
        if (limit > NONE) {
            Json.number(n, "limit", limit);
        }
        n.put("detected", totals.detected());
        n.put("chanceDetected", totals.chance());
        n.set("delayDays", all.path("all").path("delayDays"));
        n.set("false", all.path("false"));
        return n;
    }

    /** Scan less series, seed by seed. */
    private static ObjectNode difference(List<SeedScore> scan, List<SeedScore> series) {
        List<double[]> gains = new ArrayList<>();
        int onlyScan = 0;
        int onlySeries = 0;
        for (int i = 0; i < scan.size(); i++) {
            List<SeedScore.Case> a = scan.get(i).cases();
            List<SeedScore.Case> b = series.get(i).cases();
            double[] gain = new double[a.size()];
            for (int k = 0; k < gain.length; k++) {
                gain[k] = a.get(k).restricted() - b.get(k).restricted();
                onlyScan += a.get(k).detected() && !b.get(k).detected() ? 1 : 0;
                onlySeries += !a.get(k).detected() && b.get(k).detected() ? 1 : 0;
            }
            gains.add(gain);
        }
        int[] every = new int[gains.size()];
        java.util.Arrays.setAll(every, i -> i);
        ObjectNode n = Json.object();
        Json.number(n, "restrictedDelayDays", Totals.rounded(mean(gains, every)));
        double[] interval = Intervals.bootstrap(gains.size(), d -> mean(gains, d));
        if (!Double.isNaN(interval[0])) {
            ArrayNode bounds = n.putArray("interval95");
            bounds.add(Totals.rounded(interval[0])).add(Totals.rounded(interval[1]));
        }
        n.put("onlyScan", onlyScan);
        n.put("onlySeries", onlySeries);
        Json.number(n, "mcNemarP", Totals.rounded(mcNemar(onlyScan, onlySeries)));
        return n;
    }

    private static double mean(List<double[]> gains, int[] drawn) {
        double sum = 0;
        int number = 0;
        for (int i : drawn) {
            for (double gain : gains.get(i)) {
                sum += gain;
                number++;
            }
        }
        return number == 0 ? Double.NaN : sum / number;
    }

    /** Exact, two-sided: the rarer side and all below, twice. */
    static double mcNemar(int b, int c) {
        BinomialDistribution even = new BinomialDistribution(null, b + c, 0.5);
        return Math.min(1, 2 * even.cumulativeProbability(Math.min(b, c)));
    }

    private double rate(boolean scan, double limit) {
        return episodes(scan, limit) / weeks();
    }

    private int episodes(boolean scan, double limit) {
        return seeds.stream().mapToInt(s -> s.falseAlerts(scan, limit)).sum();
    }

    private double weeks() {
        return seeds.stream().mapToDouble(s -> s.alerts().countyWeeks()).sum();
    }

    /** False episodes per county-week by step of the limit. */
    private double[] rates(boolean scan) {
        double[] rates = new double[STEPS_A_DECADE * DECADES + 1];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = rate(scan, step(i));
        }
        return rates;
    }

    private static double step(int i) {
        return Math.pow(10, (double) i / STEPS_A_DECADE - DECADES);
    }

    /** The largest limit not above the target, {@link #NONE} if the least is above it. */
    private static double limit(double[] rates, double target) {
        int best = -1;
        for (int i = 0; i < rates.length; i++) {
            if (rates[i] <= target) {
                best = i;
            }
        }
        return best < 0 ? NONE : step(best);
    }
}
