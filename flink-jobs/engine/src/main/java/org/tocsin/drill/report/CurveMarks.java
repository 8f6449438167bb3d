package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/** Alerts and signals as marks on a curve. */
final class CurveMarks {
    private final Run run;
    private final TimeAxis time;
    private final Texts texts;

    CurveMarks(Run run, TimeAxis time, Texts texts) {
        this.run = run;
        this.time = time;
        this.texts = texts;
    }

    /** Adds the alerts of the indicator, raised on either date axis, to {@code marks}. */
    void alerts(Curve curve, ArrayNode marks) {
        for (Alert alert : run.alerts()) {
            JsonNode last = alert.last();
            boolean same = last.path("indicator").asText("").equals(curve.indicator().id());
            boolean shown = (alert.tier("notify") || alert.tier("list")) && belongs(alert);
            int step = same && shown ? time.stepOf(alert.raisedFor()) : -1;
            if (step >= 0) {
                boolean receipt = alert.onReceiptAxis();
                ObjectNode mark = mark(marks, step, receipt);
                mark.put("notify", alert.tier("notify"));
                mark.put("colour", LevelStyle.colour(alert.level()));
                mark.put("number", last.path("number").asText());
                mark.put("text", alert.level() + " " + texts.name(last.path("place")));
            }
        }
    }

    /**
     * A statistical alert judges one series: that of another place has no mark on this curve, nor
     * has an entry of the morning list about a smaller place.
     */
    private boolean belongs(Alert alert) {
        String place = alert.last().path("place").path("code").asText();
        boolean message = alert.tier("notify") && !alert.level().equals("S");
        return message || place.equals(run.focus());
    }

    /** Adds the list-tier signals of the curve's own series to {@code marks}. */
    void signals(Curve curve, ArrayNode marks) {
        for (JsonNode signal : run.signals()) {
            boolean same =
                    signal.path("indicator").asText().equals(curve.indicator().id())
                            && signal.path("place").path("code").asText().equals(run.focus())
                            && shown(signal.path("method").asText(), curve);
            int step = same ? time.stepOf(LocalDate.parse(signal.path("day").asText())) : -1;
            if (step >= 0) {
                mark(marks, step, true).put("notify", false);
            }
        }
    }

    /** The detector drawn, and the default of slow feeds, whose window changes from day to day. */
    private static boolean shown(String method, Curve curve) {
        return method.equals(curve.method()) || method.equals("combined");
    }

    private static ObjectNode mark(ArrayNode marks, int step, boolean receipt) {
        return marks.addObject().put("step", step).put("receipt", receipt);
    }
}
