package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/** The curves as data for the script of the page. */
final class CurveData {
    private static final List<String> WORDS =
            List.of(
                    "observed",
                    "incomplete",
                    "reported",
                    "missing",
                    "expected",
                    "threshold",
                    "last-year",
                    "alert",
                    "signal",
                    "received",
                    "percent",
                    "nowcast",
                    "too-early",
                    "off",
                    "workday");

    private final Run run;
    private final TimeAxis time;
    private final Texts texts;

    CurveData(Run run, TimeAxis time, Texts texts) {
        this.run = run;
        this.time = time;
        this.texts = texts;
    }

    /** JSON that may stand inside a script element: no {@code <} is left in it. */
    String json(List<Curve> curves) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("weekly", time.weekly());
        ObjectNode words = data.putObject("words");
        WORDS.forEach(word -> words.put(word, texts.get("curve." + word)));
        axis(data);
        CurveMarks marks = new CurveMarks(run, time, texts);
        ArrayNode list = data.putArray("curves");
        curves.forEach(curve -> curve(list.addObject(), curve, marks));
        return data.toString().replace("<", "\\u003c");
    }

    private void axis(ObjectNode data) {
        ArrayNode days = data.putArray("days");
        ArrayNode labels = data.putArray("labels");
        ArrayNode mondays = data.putArray("mondays");
        ArrayNode holidays = data.putArray("holidays");
        for (int step = 0; step < time.size(); step++) {
            LocalDate day = time.starts().get(step);
            days.add(day.toString());
            labels.add(texts.day(day));
            mondays.add(day.getDayOfWeek().getValue() == 1 ? 1 : 0);
            if (!time.weekly()) {
                holiday(holidays, step, day);
            }
        }
    }

    private void holiday(ArrayNode holidays, int step, LocalDate day) {
        run.almanac()
                .mark(day)
                .ifPresent(
                        mark ->
                                holidays.addObject()
                                        .put("step", step)
                                        .put("off", mark.off())
                                        .put("name", festival(mark)));
    }

    private String festival(Almanac.Mark mark) {
        return mark.festival().isEmpty()
                ? ""
                : texts.getOr("festival." + mark.festival(), mark.festival());
    }

    private void curve(ObjectNode node, Curve curve, CurveMarks marks) {
        node.put("id", curve.indicator().id());
        node.put("judgedName", CurveSection.judgedName(curve, texts));
        numbers(node.putArray("observed"), curve.observed());
        numbers(node.putArray("completeness"), curve.completeness());
        ArrayNode incomplete = node.putArray("incomplete");
        for (boolean step : curve.incomplete()) {
            incomplete.add(step ? 1 : 0);
        }
        numbers(node.putArray("judged"), curve.judged());
        numbers(node.putArray("expected"), curve.expected());
        numbers(node.putArray("threshold"), curve.threshold());
        if (curve.anyLastYear()) {
            numbers(node.putArray("lastYear"), curve.lastYear());
        }
        if (curve.percent() != null) {
            numbers(node.putArray("percent"), curve.percent());
        }
        if (curve.nowcast().any()) {
            nowcast(node.putObject("nowcast"), curve.nowcast());
        }
        ArrayNode list = node.putArray("marks");
        marks.signals(curve, list);
        marks.alerts(curve, list);
    }

    private static void nowcast(ObjectNode node, Nowcasts nowcast) {
        numbers(node.putArray("estimate"), nowcast.estimate());
        numbers(node.putArray("low"), nowcast.low());
        numbers(node.putArray("high"), nowcast.high());
        ArrayNode early = node.putArray("tooEarly");
        for (boolean step : nowcast.tooEarly()) {
            early.add(step ? 1 : 0);
        }
    }

    private static void numbers(ArrayNode array, double[] values) {
        for (double value : values) {
            if (Double.isNaN(value)) {
                array.addNull();
            } else if (value == Math.rint(value)) {
                array.add((long) value);
            } else {
                array.add(Math.round(value * 1000) / 1000.0);
            }
        }
    }
}
