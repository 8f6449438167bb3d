package org.tocsin.drill.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tocsin.model.Indicator;
import org.tocsin.place.ReferenceData;

/**
 * The report page of a run: one HTML file that needs no network. Text, tables and small pictures
 * are in the file as they are and can be read without scripts; only the epidemic curves are drawn
 * by a script, with the charts library that is inlined.
 */
public final class ReportPage {
    private static final String CHARTS =
            "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

    private ReportPage() {}

    /**
     * Reads the output folder of a run and writes {@code report.html} into it.
     *
     * @param folder output folder; {@code summary.json} must be there, other missing files count as
     *     empty
     * @param reference places, facilities, institutions and calendar of the run
     * @param indicators case definitions of the run
     * @param language Chinese, or English for any other language
     * @return the file written
     * @throws IOException if the folder cannot be read or written
     */
    public static Path write(
            Path folder, ReferenceData reference, List<Indicator> indicators, Locale language)
            throws IOException {
        Run run = new RunFolder(folder).read(reference, indicators);
        Path file = folder.resolve("report.html");
        Files.writeString(file, html(run, new Texts(language)));
        return file;
    }

    private static String html(Run run, Texts texts) throws IOException {
        List<Section> sections =
                List.of(
                        new HeadSection(run, texts),
                        new WholeSection(run, texts),
                        new AlertSection(run, texts),
                        new NewsSection(run, texts),
                        new CurveSection(run, texts),
                        new PlaceSection(run, texts),
                        new ClusterSection(run, texts),
                        new QualitySection(run, texts),
                        new FootSection(run, texts));
        Html page = new Html();
        page.raw("<!DOCTYPE html>\n").open("html", "lang", texts.chinese() ? "zh-CN" : "en");
        head(page, run, texts);
        page.open("body").open("main");
        for (Section section : sections) {
            section.write(page);
        }
        page.close("main");
        page.open("script").raw(resource(CHARTS)).close("script");
        page.open("script").raw(resource("report.js")).close("script");
        return page.close("body").close("html").toString();
    }

    private static void head(Html page, Run run, Texts texts) throws IOException {
        page.open("head").open("meta", "charset", "utf-8");
        page.open(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
                        + " img-src data:");
        page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.element("title", HeadSection.title(run, texts) + " · Tocsin");
        page.open("style").raw(resource("report.css"));
        page.raw("@page{@top-right{content:\"" + css(HeadSection.ribbon(run, texts)) + "\"}}");
        page.close("style").close("head");
    }

    /** Text that may stand in a CSS string inside a style element. */
    private static String css(String text) {
        return text.replaceAll("[\\\\\"<>\\r\\n]", " ");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + ": not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
