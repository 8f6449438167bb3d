package org.tocsin.drill.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The epidemic curves as small multiples; tables below them serve readers without scripts. */
final class CurveSection implements Section {
    private static final String UNKNOWN = " ?";
    private static final int TABLE_STEPS = 14;

    private final Run run;
    private final Texts texts;
    private final TimeAxis time;

    CurveSection(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
        this.time = TimeAxis.of(run);
    }

    @Override
    public void write(Html page) {
        List<Curve> curves =
                run.curves().stream().map(curve -> Curve.of(run, time, curve)).toList();
        page.open("section", "id", "curves");
        page.element("h2", texts.get("curves.title", texts.name(run.summary().path("focus"))));
        if (curves.isEmpty()) {
            page.element("p", texts.get("curves.none"), "class", "nothing").close("section");
            return;
        }
        String step = texts.get(time.weekly() ? "curves.weeks" : "curves.days");
        page.element("p", texts.get("curves.note", time.starts().get(0), run.lastDay(), step));
        legend(page);
        curves.forEach(curve -> curve(page, curve));
        page.close("section");
        page.open("script", "type", "application/json", "id", "report-data");
        page.raw(new CurveData(run, time, texts).json(curves)).close("script");
    }

    private void legend(Html page) {
        page.open("ul", "class", "legend");
        for (String role :
                List.of(
                        "observed",
                        "incomplete",
                        "nowcast",
                        "missing",
                        "expected",
                        "threshold",
                        "last-year",
                        "alert",
                        "signal",
                        "off")) {
            page.open("li").open("i", "class", "key " + role).close("i");
            page.text(texts.get("curve." + role)).close("li");
        }
        page.close("ul");
    }

    private void curve(Html page, Curve curve) {
        page.open("figure", "class", "curve").open("figcaption");
        page.element("b", texts.name(curve.indicator()));
        page.element("span", " " + texts.get("curves.unit", texts.get("axis." + curve.axis())));
        page.close("figcaption");
        page.open(
                        "div",
                        "class",
                        curve.percent() == null ? "chart" : "chart tall",
                        "data-curve",
                        curve.indicator().id())
                .close("div");
        page.element("p", incomplete(curve), "class", "note");
        new OutlookPart(run, texts, time.weekly()).write(page, curve);
        table(page, curve);
        page.close("figure");
    }

    /** The incomplete steps in words, so that print and readers without scripts have them too. */
    private String incomplete(Curve curve) {
        List<String> shares = new ArrayList<>();
        for (int step = 0; step < time.size(); step++) {
            if (curve.incomplete(step)) {
                String day = texts.shortDay(time.starts().get(step));
                double share = curve.completeness()[step];
                String known = Double.isNaN(share) ? UNKNOWN : " " + texts.percent(share);
                shares.add(day + known + likely(curve, step));
            }
        }
        if (shares.isEmpty()) {
            boolean known =
                    IntStream.range(0, time.size())
                            .anyMatch(step -> !Double.isNaN(curve.completeness()[step]));
            return texts.get(known ? "curves.all-complete" : "curves.completeness-unknown");
        }
        if (shares.stream().allMatch(share -> share.endsWith(UNKNOWN))) {
            String first = shares.get(0).replace(UNKNOWN, "");
            String last = shares.get(shares.size() - 1).replace(UNKNOWN, "");
            return texts.get("curves.incomplete-unknown", first, last);
        }
        int hidden = Math.max(0, shares.size() - TABLE_STEPS);
        String shown =
                String.join(texts.get("list.separator"), shares.subList(hidden, shares.size()));
        return texts.get(
                hidden > 0 ? "curves.incomplete-more" : "curves.incomplete", shown, hidden);
    }

    private String likely(Curve curve, int step) {
        Nowcasts n = curve.nowcast();
        if (n.tooEarly()[step]) {
            return texts.get("curves.too-early");
        }
        return Double.isNaN(n.estimate()[step])
                ? ""
                : texts.get(
                        "curves.likely",
                        texts.number(Math.rint(n.estimate()[step])),
                        texts.number(n.low()[step]),
                        texts.number(n.high()[step]));
    }

    /** What the second strip shows, for example the 3-day sum that EARS judged. */
    static String judgedName(Curve curve, Texts texts) {
        if (curve.method() == null) {
            return texts.get("curves.received");
        }
        String method = curve.method();
        String sum = method.replaceFirst(".*-(\\d+)d$", "$1");
        return sum.equals(method)
                ? texts.get("curves.judged", method)
                : texts.get("curves.judged-sum", sum, method);
    }

    private void table(Html page, Curve curve) {
        page.open("details", "class", "more");
        page.element("summary", texts.get("curves.table", Math.min(TABLE_STEPS, time.size())));
        page.open("table", "class", "ranked").open("thead").open("tr");
        page.element("th", texts.get("curves.date"));
        page.element("th", texts.get("curve.observed"), "class", "n");
        page.element("th", texts.get("curve.reported"), "class", "n");
        page.element(
                "th", texts.get("curve.received"), "class", "n", "title", judgedName(curve, texts));
        page.element("th", texts.get("curve.expected"), "class", "n");
        page.element("th", texts.get("curve.threshold"), "class", "n");
        page.close("tr").close("thead").open("tbody");
        for (int step = time.size() - 1; step >= Math.max(0, time.size() - TABLE_STEPS); step--) {
            row(page, curve, step);
        }
        page.close("tbody").close("table").close("details");
    }

    private void row(Html page, Curve curve, int step) {
        double observed = curve.observed()[step];
        String shown =
                Double.isNaN(observed) ? texts.get("curves.no-report") : texts.number(observed);
        page.open("tr", "class", curve.incomplete(step) ? "hatched" : null);
        page.element("td", texts.day(time.starts().get(step)));
        page.element("td", shown, "class", "n");
        page.element("td", texts.percent(curve.completeness()[step]), "class", "n");
        page.element("td", texts.number(curve.judged()[step]), "class", "n");
        page.element("td", texts.decimal(curve.expected()[step]), "class", "n");
        page.element("td", texts.decimal(curve.threshold()[step]), "class", "n");
        page.close("tr");
    }
}
