package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;

/** Place, period, data cut-off, exercise ribbon, confidentiality. */
final class HeadSection implements Section {
    private final Run run;
    private final Texts texts;

    HeadSection(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    /** The mark that every page of an exercise carries, or that of a replay. */
    static String ribbon(Run run, Texts texts) {
        String exercise = run.summary().path("exercise").asText("");
        return exercise.isEmpty() ? texts.get("head.replay") : "演练 EXERCISE · " + exercise;
    }

    /** The title of the run. */
    static String title(Run run, Texts texts) {
        JsonNode title = run.summary().path("title");
        return texts.pick(title.path("zh").asText(""), title.path("en").asText(""));
    }

    @Override
    public void write(Html page) {
        boolean exercise = !run.summary().path("exercise").asText("").isEmpty();
        page.element("div", ribbon(run, texts), "class", exercise ? "ribbon" : "ribbon replay");
        page.open("header", "id", "head");
        page.open("p", "class", "kind").text(texts.get("head.kind") + " · ");
        page.element("b", texts.get("head.internal")).close("p");
        page.element("h1", title(run, texts));
        page.open("p", "class", "facts");
        page.element("b", texts.name(run.summary().path("focus")));
        page.element("span", texts.get("head.period", run.from(), run.lastDay()));
        page.open("span").text(texts.get("head.cutoff") + " ");
        page.element("b", texts.minute(run.cutOff())).close("span");
        page.element("span", texts.get("head.zone", run.zone())).close("p");
        if (!run.summary().path("asOf").asText("").isEmpty()) {
            page.element("p", texts.get("head.asof"), "class", "note");
        }
        page.close("header");
    }
}
