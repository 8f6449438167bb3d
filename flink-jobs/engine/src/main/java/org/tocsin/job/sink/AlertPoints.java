package org.tocsin.job.sink;

import java.util.Locale;
import org.tocsin.alert.AlertText;
import org.tocsin.job.RunPlan;
import org.tocsin.model.AlertTransition;
import org.tocsin.store.AlertLines;

/** Changes of alerts as InfluxDB line protocol. */
public final class AlertPoints implements LineEncoder<AlertTransition> {
    private final RunPlan plan;
    private final String exercise;
    private transient AlertLines lines;
    private transient AlertText zh;
    private transient AlertText en;

    /**
     * Creates an encoder.
     *
     * @param exercise exercise id, or null for live data
     */
    public AlertPoints(RunPlan plan, String exercise) {
        this.plan = plan;
        this.exercise = exercise;
    }

    @Override
    public String line(AlertTransition a) {
        if (zh == null) {
            zh = text(Locale.CHINESE);
            en = text(Locale.ENGLISH);
        }
        return lines().line(
                        a,
                        (exercise == null ? "" : "【演练】") + zh.of(a),
                        (exercise == null ? "" : "EXERCISE ") + en.of(a));
    }

    private AlertLines lines() {
        if (lines == null) {
            lines = new AlertLines(plan.directory(), plan.indicators(), exercise);
        }
        return lines;
    }

    private AlertText text(Locale locale) {
        return new AlertText(
                plan.directory(), plan.indicators(), plan.rules(), plan.clock(), locale);
    }

    @Override
    public long time(AlertTransition a) {
        return a.at();
    }

    @Override
    public String placed(String line, long time) {
        return lines().timed(line, time);
    }
}
