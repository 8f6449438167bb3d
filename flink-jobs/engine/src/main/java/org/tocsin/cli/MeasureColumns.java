package org.tocsin.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.epi.evaluate.Cadence;
import org.tocsin.epi.evaluate.Performance;

/**
 * Measures of an evaluation as columns. They are printed as the reference prints them: four digits
 * after the point, for daily series without trailing zeros.
 *
 * @param daily whether a point is a day, else a week
 */
record MeasureColumns(boolean daily) {
    private static final int DIGITS = 4;

    static MeasureColumns of(Cadence cadence) {
        return new MeasureColumns(cadence == Cadence.DAILY);
    }

    /** A key, the number of series, then every measure. */
    List<Object> row(List<String> key, Performance p) {
        List<Object> cells = new ArrayList<>(key);
        cells.add(p.series());
        names().forEach(name -> cells.add(value(p, name)));
        return cells;
    }

    /** Columns of the reference, by cadence; then ours. */
    List<String> names() {
        List<String> names = new ArrayList<>(reference());
        names.addAll(
                daily
                        ? List.of("POD1day", "NPV", "POD_twin", "POD_attributable", "POD7")
                        : List.of("POD_twin", "POD_attributable", "POD2w"));
        names.addAll(
                List.of(
                        daily ? "POD7_attributable" : "POD2w_attributable",
                        "FPR_open",
                        "restricted_mean_delay"));
        return names;
    }

    private List<String> reference() {
        return daily
                ? List.of(
                        "FPR",
                        "specificity",
                        "POD",
                        "sensitivity",
                        "PPV",
                        "F1",
                        "timeliness",
                        "mean_delay_days_if_detected",
                        "na_days")
                : List.of(
                        "FPR",
                        "specificity",
                        "POD",
                        "POD1week",
                        "sensitivity",
                        "PPV",
                        "NPV",
                        "F1",
                        "timeliness",
                        "mean_delay_if_detected",
                        "na_weeks");
    }

    private String value(Performance p, String name) {
        return switch (name) {
            case "FPR" -> text(p.falsePositiveRate());
            case "specificity" -> text(p.specificity());
            case "POD" -> text(p.pod());
            case "POD1week", "POD1day" -> text(p.podFirst());
            case "sensitivity" -> text(p.sensitivity());
            case "PPV" -> text(p.ppv());
            case "NPV" -> text(p.npv());
            case "F1" -> p.sensitivity() == 0 ? "0" : text(p.f1());
            case "timeliness" -> text(p.timeliness());
            case "mean_delay_if_detected", "mean_delay_days_if_detected" ->
                    text(p.delayIfDetected());
            case "na_weeks", "na_days" -> Long.toString(p.unknown());
            case "POD_twin" -> text(p.podTwin());
            case "POD_attributable" -> text(p.podAttributable());
            case "POD2w", "POD7" -> text(p.podSoon());
            case "POD2w_attributable", "POD7_attributable" -> text(p.attributableSoon());
            case "FPR_open" -> text(p.falsePositiveRateOpen());
            case "restricted_mean_delay" -> text(p.restrictedDelay());
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Exact decimal rounding, ties to even. */
    String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NA" : value > 0 ? "Inf" : "-Inf";
        }
        BigDecimal rounded = new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
        if (daily) {
            rounded = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        }
        return rounded.toPlainString();
    }
}
