package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.model.Indicator;

/** Are the data whole? Sources in and due, silent sources, latest record, completeness. */
final class WholeSection implements Section {
    private static final int LOOK_BACK = 7;

    /** Below this share it is too early to say how complete a day is. */
    private static final double TOO_EARLY = 0.05;

    private final Run run;
    private final Texts texts;
    private final JsonNode reporting;

    WholeSection(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
        this.reporting = run.summary().path("reporting");
    }

    @Override
    public void write(Html page) {
        Completeness complete = completeness();
        page.open("section", "id", "whole");
        page.element("h2", texts.get("whole.title"));
        page.element("p", verdict(complete), "class", role());
        page.open("div", "class", "strip");
        sources(page);
        silent(page);
        latest(page);
        yesterday(page, complete);
        known(page);
        page.close("div").close("section");
    }

    private String role() {
        boolean whole = missing("missing").isEmpty() && missing("silent").isEmpty();
        return !whole ? "verdict bad" : watched() ? "verdict" : "verdict plain";
    }

    private String verdict(Completeness complete) {
        List<String> faults = new ArrayList<>();
        int missing = missing("missing").size();
        int silent = missing("silent").size();
        if (missing > 0) {
            faults.add(texts.get("whole.fault.missing", missing));
        }
        if (silent > 0) {
            faults.add(texts.get("whole.fault.silent", silent));
        }
        String sources =
                !faults.isEmpty()
                        ? texts.get("whole.bad", join(faults))
                        : texts.get(watched() ? "whole.ok" : "whole.unwatched");
        return complete.low()
                ? sources
                        + " "
                        + texts.get(
                                "whole.recent",
                                texts.day(complete.day()),
                                texts.percent(complete.share()))
                : sources;
    }

    private List<String> missing(String field) {
        List<String> names = new ArrayList<>();
        reporting.path(field).forEach(code -> names.add(run.nameOf(code.asText(), texts)));
        return names;
    }

    private void sources(Html page) {
        int due = reporting.path("due").asInt(0);
        List<String> missing = missing("missing");
        String value = due == 0 ? Texts.UNKNOWN : reporting.path("in").asInt(0) + " / " + due;
        String note =
                due == 0
                        ? texts.get("whole.none-due")
                        : missing.isEmpty()
                                ? texts.get("whole.all-in")
                                : texts.get("whole.missing", join(missing));
        tile(page, texts.get("whole.sources"), value, note, !missing.isEmpty());
    }

    private void silent(Html page) {
        List<String> silent = missing("silent");
        String value = watched() ? String.valueOf(silent.size()) : Texts.UNKNOWN;
        String note =
                !watched()
                        ? texts.get("whole.none-watched")
                        : silent.isEmpty() ? texts.get("whole.none-silent") : join(silent);
        tile(page, texts.get("whole.silent"), value, note, !silent.isEmpty());
    }

    private boolean watched() {
        return reporting.path("due").asInt(0) > 0 || !missing("silent").isEmpty();
    }

    private void latest(Html page) {
        String latest = reporting.path("latestRecord").asText("");
        if (latest.isEmpty()) {
            tile(
                    page,
                    texts.get("whole.latest"),
                    Texts.UNKNOWN,
                    texts.get("whole.no-record"),
                    true);
            return;
        }
        ZonedDateTime at = run.instant(latest);
        String age = texts.span(Duration.between(at, run.cutOff()));
        tile(page, texts.get("whole.latest"), texts.minute(at), texts.get("whole.age", age), false);
    }

    private void yesterday(Html page, Completeness complete) {
        page.open("div", "class", complete.low() ? "tile bad" : "tile");
        page.element("h3", texts.get("whole.yesterday", texts.day(complete.day())));
        page.element("p", texts.percent(complete.share()), "class", "value");
        if (Double.isNaN(complete.share())) {
            page.element("p", texts.get("whole.no-completeness"));
        } else {
            page.open("div", "class", "gauge");
            page.open("i", "style", "width:" + Math.round(complete.share() * 100) + "%").close("i");
            page.close("div");
            page.element("p", texts.get("whole.completeness-note"));
        }
        page.close("div");
    }

    private void known(Html page) {
        JsonNode known = run.summary().path("known");
        if (known.path("occurredEventually").isNumber()) {
            String value =
                    texts.get(
                            "whole.known-value",
                            known.path("occurredByCutOff").asInt(),
                            known.path("occurredEventually").asInt());
            tile(page, texts.get("whole.known"), value, texts.get("whole.known-note"), false);
        }
    }

    private void tile(Html page, String heading, String value, String note, boolean bad) {
        page.open("div", "class", bad ? "tile bad" : "tile");
        page.element("h3", heading).element("p", value, "class", "value").element("p", note);
        page.close("div");
    }

    private String join(List<String> names) {
        return String.join(texts.get("list.separator"), names);
    }

    /** The latest judged day whose completeness is known, not older than a week. */
    private Completeness completeness() {
        for (int age = 0; age < LOOK_BACK; age++) {
            Completeness known = completeness(run.lastDay().minusDays(age));
            if (!Double.isNaN(known.share())) {
                return known;
            }
        }
        return new Completeness(run.lastDay(), Double.NaN);
    }

    private Completeness completeness(LocalDate day) {
        double reported = 0;
        double all = 0;
        for (Indicator indicator : run.curves()) {
            String axis = run.axis(indicator.id());
            Series cases = run.series().get(SeriesKey.cases(axis, indicator.id(), run.focus()));
            SeriesKey estimates = SeriesKey.curve("nowcast", axis, indicator.id(), run.focus());
            double share = Curve.completeness(cases, run.series().get(estimates), day);
            double count = Math.max(0.01, cases.count(day, "count"));
            if (share >= TOO_EARLY && !Double.isNaN(count)) {
                reported += count;
                all += count / share;
            }
        }
        return new Completeness(day, all == 0 ? Double.NaN : reported / all);
    }

    /** Share of the cases of a day that are reported, over all curves; NaN if unknown. */
    private record Completeness(LocalDate day, double share) {
        boolean low() {
            return share < Curve.COMPLETE;
        }
    }
}
