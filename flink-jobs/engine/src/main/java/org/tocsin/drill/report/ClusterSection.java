package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.alert.OneVoice;

/** Clusters in space and time: what stands now with a map each, what was before, what was seen. */
final class ClusterSection implements Section {
    private static final int MAPS = 4;
    private static final int STRIP_DAYS = 30;
    private static final int PLACES = 6;

    private final Run run;
    private final Texts texts;
    private final List<ClusterRow> rows;

    ClusterSection(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
        this.rows = ClusterRow.read(run.folder().resolve("clusters.ndjson"));
    }

    @Override
    public void write(Html page) {
        List<SeriesKey> scanned = run.series().keys("scanned");
        page.open("section", "id", "clusters");
        page.element("h2", texts.get("clusters.title"));
        if (scanned.isEmpty()) {
            page.element("p", texts.get("clusters.off"), "class", "nothing").close("section");
            return;
        }
        String close = texts.minute(run.lastEvaluation());
        page.element(
                "p", texts.get("clusters.note", texts.day(run.lastDay()), close), "class", "note");
        List<ClusterRow> now = listed(true);
        if (now.isEmpty()) {
            none(page, close);
        } else {
            table(page, now);
            now.stream().limit(MAPS).forEach(row -> picture(page, row));
        }
        List<ClusterRow> before = listed(false);
        if (!before.isEmpty()) {
            page.open("details", "class", "more");
            page.element("summary", texts.get("clusters.earlier", before.size()));
            table(page, before);
            page.close("details");
        }
        scanned(page, scanned);
        page.close("section");
    }

    /** Clusters seen at the last close, the rarest first; or those before it, the latest first. */
    private List<ClusterRow> listed(boolean current) {
        Comparator<ClusterRow> order =
                current
                        ? Comparator.comparingDouble(row -> -row.number("llr"))
                        : Comparator.comparing(ClusterRow::first).reversed();
        return rows.stream()
                .filter(ClusterRow::listed)
                .filter(row -> row.day("day").equals(run.lastDay()) == current)
                .sorted(order)
                .toList();
    }

    private void none(Html page, String close) {
        StringBuilder text = new StringBuilder(texts.get("clusters.none", close));
        rows.stream()
                .filter(row -> !row.listed() && row.day("day").equals(run.lastDay()))
                .max(Comparator.comparingDouble(row -> row.number("recurrenceDays")))
                .ifPresent(row -> text.append(' ').append(strongest(row)));
        page.element("p", text.toString(), "class", "nothing");
    }

    private String strongest(ClusterRow row) {
        return texts.get(
                "clusters.strongest",
                texts.name(run.indicator(row.text("indicator"))),
                String.join(", ", row.places(run, texts)),
                texts.number(row.number("observed")),
                texts.decimal(row.number("expected")),
                texts.number(row.number("recurrenceDays")));
    }

    private void table(Html page, List<ClusterRow> clusters) {
        page.open("table", "class", "ranked").open("thead").open("tr");
        page.element("th", texts.get("clusters.what"));
        page.element("th", texts.get("clusters.window"));
        for (String column : List.of("observed", "expected", "ratio", "rarity", "since")) {
            page.element("th", texts.get("clusters." + column), "class", "n");
        }
        page.close("tr").close("thead").open("tbody");
        clusters.forEach(row -> row(page, row));
        page.close("tbody").close("table");
    }

    /** Sent or listed, as its alert says; and who speaks for a cluster that was kept back. */
    private String told(ClusterRow row) {
        String tier = row.text("tier");
        for (Alert alert : run.alerts()) {
            JsonNode last = alert.last();
            if (last.path("subject").asText().equals(row.text("cluster"))
                    && last.path("indicator").asText().equals(row.text("indicator"))) {
                tier = last.path("tier").asText();
                String method = last.path("method").asText();
                int kept = method.indexOf(OneVoice.TOLD_BY);
                if (kept >= 0 && tier.equals("list")) {
                    return texts.get(
                            "clusters.kept", method.substring(kept + OneVoice.TOLD_BY.length()));
                }
            }
        }
        return texts.get("clusters." + tier);
    }

    private void row(Html page, ClusterRow row) {
        page.open("tr").open("td");
        page.element("b", texts.name(run.indicator(row.text("indicator"))));
        page.text(" " + String.join(", ", row.places(run, texts)));
        page.element("span", " " + told(row), "class", "method");
        page.close("td");
        String days = texts.shortDay(row.day("from")) + " – " + texts.shortDay(row.day("to"));
        page.element("td", days, "class", "days");
        page.element("td", texts.number(row.number("observed")), "class", "n");
        page.element("td", texts.decimal(row.number("expected")), "class", "n");
        String colour = "background:" + PlaceMap.colour(row.ratio());
        page.open("td", "class", "n").open("i", "class", "dot", "style", colour);
        page.close("i").text(texts.decimal(row.ratio())).close("td");
        page.element("td", row.rarity(texts), "class", "n");
        page.element("td", texts.day(row.first()), "class", "n").close("tr");
    }

    private void picture(Html page, ClusterRow row) {
        List<PlaceRow> places = row.map(run.directory());
        List<String> inside = row.places(run, texts);
        page.open("div", "class", "pair").open("div");
        page.open("h3").text(texts.name(run.indicator(row.text("indicator"))) + ": ");
        page.text(texts.get("clusters.of", row.size(), places.size(), inside.get(0)));
        page.text(row.size() > 1 ? " …" : "").close("h3");
        page.element(
                "p",
                texts.get(
                        "clusters.map-note",
                        row.size() > 1 || row.isOfCells()
                                ? texts.get(
                                        "clusters.radius",
                                        texts.decimal(row.number("radiusKm")),
                                        row.centre(run, texts))
                                : "",
                        texts.day(row.day("from")),
                        texts.day(row.day("to")),
                        places.size()),
                "class",
                "note");
        strip(page, row);
        ratios(page, places);
        page.close("div");
        PlaceMap.Circle ring = new PlaceMap.Circle(row.text("centre"), row.number("radiusKm"));
        new PlaceMap(texts, places).around(ring).write(page);
        page.close("div");
    }

    private void strip(Html page, ClusterRow row) {
        page.open("div", "class", "window", "role", "img", "title", texts.get("clusters.strip"));
        LocalDate first = run.lastDay().minusDays(STRIP_DAYS - 1L);
        for (int i = 0; i < STRIP_DAYS; i++) {
            LocalDate day = first.plusDays(i);
            boolean in = !day.isBefore(row.day("from")) && !day.isAfter(row.day("to"));
            page.open("i", "class", in ? "in" : null, "title", texts.shortDay(day)).close("i");
        }
        page.close("div");
        page.element("p", texts.get("clusters.strip"), "class", "note");
    }

    private void ratios(Html page, List<PlaceRow> places) {
        page.open("table", "class", "ranked").open("thead").open("tr");
        page.element("th", texts.get("places.place"));
        for (String column : List.of("observed", "expected", "ratio")) {
            page.element("th", texts.get("places." + column), "class", "n");
        }
        page.close("tr").close("thead").open("tbody");
        places.stream()
                .sorted(PlaceRow.LARGEST_EXCESS)
                .limit(PLACES)
                .forEach(
                        place -> {
                            String name = texts.pick(place.node().nameZh(), place.node().nameEn());
                            page.open("tr", "class", place.pale() ? "pale" : null);
                            page.element("td", name);
                            page.element("td", texts.number(place.observed()), "class", "n");
                            page.element("td", texts.decimal(place.expected()), "class", "n");
                            page.element("td", texts.decimal(place.ratio()), "class", "n");
                            page.close("tr");
                        });
        page.close("tbody").close("table");
    }

    private void scanned(Html page, List<SeriesKey> keys) {
        page.open("details", "class", "more");
        page.element("summary", texts.get("clusters.scanned"));
        page.open("table", "class", "ranked").open("thead").open("tr");
        page.element("th", texts.get("clusters.indicator"));
        page.element("th", texts.get("clusters.region"));
        for (String column : List.of("cases", "places", "left-out")) {
            page.element("th", texts.get("clusters." + column), "class", "n");
        }
        page.element("th", texts.get("clusters.state")).close("tr").close("thead").open("tbody");
        Map<String, SeriesKey> sorted = new TreeMap<>();
        keys.forEach(key -> sorted.put(key.indicator() + key.place() + key.method(), key));
        sorted.values().forEach(key -> scanned(page, key));
        page.close("tbody").close("table");
        page.element("p", texts.get("clusters.left-why"), "class", "note").close("details");
    }

    private void scanned(Html page, SeriesKey key) {
        Series series = run.series().get(key);
        page.open("tr").element("td", texts.name(run.indicator(key.indicator())));
        String scan = key.method().isEmpty() ? "" : " · " + key.method();
        page.element("td", run.nameOf(key.place(), texts) + scan);
        for (String field : List.of("cases", "places", "left_out")) {
            page.element("td", texts.number(series.get(run.lastDay(), field)), "class", "n");
        }
        double behind = series.get(run.lastDay(), "behind");
        boolean ran = series.get(run.lastDay(), "ran") > 0;
        String state =
                !ran
                        ? texts.get("clusters.too-few")
                        : behind > 0
                                ? texts.get("clusters.behind", texts.number(behind))
                                : texts.get("clusters.ran");
        double grid = series.get(run.lastDay(), "grid");
        String cells = Double.isNaN(grid) ? "" : texts.get("clusters.grid", String.valueOf(grid));
        page.element("td", state + cells).close("tr");
    }
}
