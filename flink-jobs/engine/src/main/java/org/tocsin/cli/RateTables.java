package org.tocsin.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.epi.evaluate.JudgedBenchmark;
import org.tocsin.epi.evaluate.PairedDifference;
import org.tocsin.epi.evaluate.SimulatedBenchmark;
import org.tocsin.epi.evaluate.Sweep;
import org.tocsin.epi.run.Table;

/**
 * Methods compared at equal rates of false alarms, thresholds swept. Where the thresholds come from
 * stands in the column {@code tuned_on}: {@code NAME} of another benchmark, {@code other_half} of
 * the same one, or {@code same_series}.
 */
final class RateTables {
    private static final double[] RATES = {0.01, 0.02, 0.05};
    private static final String OTHER_HALF = "other_half";
    private static final String SAME_SERIES = "same_series";

    private final SimulatedBenchmark benchmark;
    private final JudgedBenchmark judged;
    private final JudgedBenchmark tuning;
    private final MeasureColumns measures;
    private final List<String> sources = new ArrayList<>();
    private final Map<String, Sweep.AtRate> known = new HashMap<>();

    /**
     * Tables of a benchmark.
     *
     * @param tuning the benchmark that thresholds come from, or null when there is none
     */
    RateTables(JudgedBenchmark judged, JudgedBenchmark tuning) {
        this.benchmark = judged.benchmark();
        this.judged = judged;
        this.tuning = tuning;
        this.measures = MeasureColumns.of(benchmark.cadence());
        if (tuning != null) {
            sources.add(tuning.benchmark().name());
        }
        sources.add(OTHER_HALF);
        sources.add(SAME_SERIES);
    }

    private Sweep.AtRate at(String source, String method, double rate) {
        return known.computeIfAbsent(
                source + " " + method + " " + rate, key -> sweep(source, method, rate));
    }

    private Sweep.AtRate sweep(String source, String method, double rate) {
        if (tuning != null && source.equals(tuning.benchmark().name())) {
            double threshold =
                    Sweep.of(tuning.benchmark(), Sweep.Split.SAME_SERIES)
                            .threshold(tuning.of(method), rate);
            return Sweep.of(benchmark, Sweep.Split.SAME_SERIES)
                    .atThreshold(judged.of(method), threshold);
        }
        Sweep.Split split =
                source.equals(OTHER_HALF) ? Sweep.Split.OTHER_HALF : Sweep.Split.SAME_SERIES;
        return Sweep.of(benchmark, split).atRate(judged.of(method), rate);
    }

    /** Each method at each rate, with all measures. */
    Table rates() {
        List<String> columns =
                new ArrayList<>(List.of("method", "target_FPR", "tuned_on", "threshold_odd"));
        columns.addAll(List.of("threshold_even", "series"));
        columns.addAll(measures.names());
        Table table = new Table(columns.toArray(String[]::new));
        for (String source : sources) {
            for (double rate : RATES) {
                for (String method : judged.methods()) {
                    Sweep.AtRate at = at(source, method, rate);
                    List<String> key =
                            List.of(
                                    method,
                                    Double.toString(rate),
                                    source,
                                    measures.text(at.thresholds()[0]),
                                    measures.text(at.thresholds()[1]));
                    table.add(measures.row(key, at.performance()).toArray());
                }
            }
        }
        return table;
    }

    /** The first method minus every other one, paired by series, with intervals. */
    Table differences() {
        Table table =
                new Table(
                        "method",
                        "minus",
                        "target_FPR",
                        "tuned_on",
                        "series",
                        "POD_attributable",
                        "POD_low95",
                        "POD_high95",
                        "restricted_mean_delay",
                        "delay_low95",
                        "delay_high95");
        String first = judged.methods().get(0);
        for (String source : sources) {
            for (double rate : RATES) {
                for (String other : judged.methods().subList(1, judged.methods().size())) {
                    List<Object> cells = new ArrayList<>();
                    cells.addAll(List.of(first, other, Double.toString(rate), source));
                    cells.add(at(source, first, rate).outcomes().size());
                    cells.addAll(paired(source, first, other, rate));
                    table.add(cells.toArray());
                }
            }
        }
        return table;
    }

    private List<String> paired(String source, String first, String second, double rate) {
        Sweep.AtRate one = at(source, first, rate);
        Sweep.AtRate two = at(source, second, rate);
        PairedDifference pod = PairedDifference.ofPod(one, two);
        PairedDifference delay = PairedDifference.ofDelay(one, two, benchmark.cadence());
        return List.of(
                measures.text(pod.mean()),
                measures.text(pod.low()),
                measures.text(pod.high()),
                measures.text(delay.mean()),
                measures.text(delay.low()),
                measures.text(delay.high()));
    }

    /**
     * The first method beside the best other one, which is picked at each rate by its attributable
     * POD on the judged series: an advantage for it. Variants of the first method (its name and an
     * ending) do not compete.
     */
    Table best() {
        Table table =
                new Table(
                        "target_FPR",
                        "tuned_on",
                        "method",
                        "FPR_open",
                        "POD_attributable",
                        "restricted_mean_delay",
                        "best_other",
                        "other_FPR_open",
                        "other_POD_attributable",
                        "other_restricted_mean_delay",
                        "difference_POD",
                        "POD_low95",
                        "POD_high95",
                        "difference_delay",
                        "delay_low95",
                        "delay_high95");
        String first = judged.methods().get(0);
        for (String source : sources) {
            for (double rate : RATES) {
                List<Object> cells = new ArrayList<>(List.of(Double.toString(rate), source));
                cells.addAll(quality(source, first, rate));
                String other = bestOther(source, first, rate);
                if (other != null) {
                    cells.addAll(quality(source, other, rate));
                    cells.addAll(paired(source, first, other, rate));
                    table.add(cells.toArray());
                }
            }
        }
        return table;
    }

    private List<String> quality(String source, String method, double rate) {
        Sweep.AtRate at = at(source, method, rate);
        return List.of(
                method,
                measures.text(at.performance().falsePositiveRateOpen()),
                measures.text(at.performance().podAttributable()),
                measures.text(at.performance().restrictedDelay()));
    }

    private String bestOther(String source, String first, double rate) {
        return judged.methods().stream()
                .filter(name -> !name.equals(first) && !name.startsWith(first + "_"))
                .max(
                        Comparator.comparingDouble(
                                name -> at(source, name, rate).performance().podAttributable()))
                .orElse(null);
    }
}
