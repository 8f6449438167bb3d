package org.tocsin.drill.report;

import java.util.Comparator;
import java.util.List;
import org.tocsin.model.Indicator;
import org.tocsin.place.Directory;

/** The places below the focus, ranked, beside a map; one pair for each indicator. */
final class PlaceSection implements Section {
    private static final int ROWS = 25;

    private final Run run;
    private final Texts texts;

    PlaceSection(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    private record Ranking(Indicator indicator, String axis, List<PlaceRow> rows) {
        double largest() {
            return rows.get(0).excess();
        }

        boolean counted() {
            return rows.stream().anyMatch(row -> row.observed() > 0 || row.expected() > 0);
        }
    }

    @Override
    public void write(Html page) {
        List<Ranking> rankings = rankings();
        page.open("section", "id", "places");
        page.element("h2", texts.get("places.title"));
        if (rankings.isEmpty()) {
            boolean places = !run.placesBelow().isEmpty();
            String reason = texts.get(places ? "places.no-cases" : "places.none");
            page.element("p", reason, "class", "nothing").close("section");
            return;
        }
        page.element("p", texts.get("places.note", texts.day(run.lastDay())), "class", "note");
        boolean first = true;
        for (Ranking ranking : rankings) {
            ranking(page, ranking, first);
            first = false;
        }
        page.close("section");
    }

    /** Rankings with any case, the one with the largest excess first. */
    private List<Ranking> rankings() {
        List<Directory.Node> places =
                run.placesBelow().stream().map(i -> run.directory().node(i)).toList();
        return run.curves().stream()
                .map(indicator -> ranking(indicator, places))
                .filter(ranking -> !ranking.rows().isEmpty() && ranking.counted())
                .sorted(Comparator.comparingDouble(ranking -> -ranking.largest()))
                .toList();
    }

    private Ranking ranking(Indicator indicator, List<Directory.Node> places) {
        String axis = run.axis(indicator.id());
        List<PlaceRow> rows =
                places.stream()
                        .map(node -> PlaceRow.of(run, node, axis, indicator.id()))
                        .sorted(PlaceRow.LARGEST_EXCESS)
                        .toList();
        return new Ranking(indicator, axis, rows);
    }

    private void ranking(Html page, Ranking ranking, boolean open) {
        page.open("details", "class", "places", "open", open ? "" : null);
        PlaceRow top = ranking.rows().get(0);
        page.open("summary").element("b", texts.name(ranking.indicator()));
        String highest =
                texts.get(
                        "places.highest",
                        texts.pick(top.node().nameZh(), top.node().nameEn()),
                        texts.number(top.observed()),
                        texts.decimal(top.expected()));
        page.text(" " + highest).close("summary");
        page.open("div", "class", "pair").open("div");
        int shown = Math.min(ROWS, ranking.rows().size());
        table(page, ranking, ranking.rows().subList(0, shown));
        if (shown < ranking.rows().size()) {
            page.element("p", texts.get("places.more", ranking.rows().size() - shown));
        }
        page.close("div");
        new PlaceMap(texts, ranking.rows()).write(page);
        page.close("div").close("details");
    }

    private void table(Html page, Ranking ranking, List<PlaceRow> rows) {
        page.open("table", "class", "ranked").open("thead").open("tr");
        page.element("th", texts.get("places.place"));
        page.element("th", texts.get("places.observed"), "class", "n");
        page.element("th", texts.get("places.expected"), "class", "n");
        page.element("th", texts.get("places.ratio"), "class", "n");
        page.element("th", texts.get("places.population"), "class", "n pop");
        page.element("th", texts.get("places.rate"), "class", "n");
        page.close("tr").close("thead").open("tbody");
        rows.forEach(row -> row(page, row));
        page.close("tbody").close("table");
        if (rows.stream().anyMatch(row -> row.node().populationAssumed())) {
            page.element("p", texts.get("places.assumed"), "class", "note");
        }
        String axis = texts.get("axis." + ranking.axis());
        page.element("p", texts.get("places.axis", axis), "class", "note");
    }

    private void row(Html page, PlaceRow row) {
        Directory.Node node = row.node();
        String population =
                node.population() == 0
                        ? Texts.UNKNOWN
                        : texts.number(node.population()) + (node.populationAssumed() ? "*" : "");
        page.open("tr", "class", row.pale() ? "pale" : null);
        page.element("td", texts.pick(node.nameZh(), node.nameEn()));
        page.element("td", texts.number(row.observed()), "class", "n");
        page.element("td", texts.decimal(row.expected()), "class", "n");
        String colour = "background:" + PlaceMap.colour(row.ratio());
        page.open("td", "class", "n").open("i", "class", "dot", "style", colour);
        page.close("i").text(texts.decimal(row.ratio())).close("td");
        page.element("td", population, "class", "n pop");
        page.element("td", texts.decimal(row.rate7()), "class", "n");
        page.close("tr");
    }
}
