package org.tocsin.store;

import java.util.List;
import java.util.Locale;

/**
 * The data dictionary: every measurement that leaves the engine, its tags, its fields and their
 * units. The table in the README is generated from it.
 */
public enum Measurement {
    /** Counts by occurrence date. */
    CASES(
            "cases",
            "Persons by occurrence date (onset, else visit, else report)",
            List.of("axis", "exercise", "indicator", "level", "place"),
            count("count", "persons (episodes of 14 days)"),
            count("visits", "visits"),
            count("sum3", "persons in 3 days ending on the day"),
            count("sum7", "persons in 7 days ending on the day"),
            count("sum14", "persons in 14 days ending on the day"),
            number("rate7", "sum7 per 100,000 residents"),
            count("ytd", "persons since 1 January"),
            number("ytd_rate", "ytd per 100,000 residents"),
            number(
                    "completeness",
                    "share of the day's cases usually known at its age, 0 to 1; -1 no longer known"),
            count(
                    "last_year",
                    "persons on the day of last year to compare with: at the same distance from"
                            + " the Spring Festival within 21 days of it, else 364 days earlier")),
    /** Counts by receipt date. */
    RECEIPTS(
            "receipts",
            "Persons by the day on which they first entered the indicator",
            List.of("axis", "exercise", "indicator", "level", "place"),
            count("count", "persons"),
            count("sum3", "persons in 3 days ending on the day"),
            count("sum7", "persons in 7 days ending on the day"),
            count("sum14", "persons in 14 days ending on the day")),
    /** Results of statistical detectors. */
    DETECTOR(
            "detector",
            "Result of a detector at a day close, by judged receipt day",
            List.of("axis", "exercise", "indicator", "level", "method", "place"),
            number("observed", "persons"),
            number("expected", "persons"),
            number("threshold", "persons that must be exceeded; -1 no count would do"),
            number(
                    "score",
                    "EARS: standard deviations above expected; ladder: log weight of evidence;"
                            + " combined, triangle, receipt: normal score"),
            number("p", "probability of as many or more without an outbreak"),
            count("baseline_days", "valid days used"),
            count("excluded_days", "days left out as missing or of a known event"),
            count("tier", "0 none, 1 list, 2 notify"),
            count("window_days", "days of the judged window"),
            count("judge", "1 if the method speaks for the series, 0 if it is stored beside it")),
    /** Clusters in space and time. */
    CLUSTERS(
            "clusters",
            "The most likely clusters of a region in space and time, by judged day",
            List.of("exercise", "indicator", "place", "rank", "scan"),
            count("observed", "persons in the cluster"),
            number("expected", "persons"),
            number("llr", "log likelihood ratio"),
            number("p", "share of days on which chance alone makes as strong a cluster"),
            count("recurrence_days", "days in which chance alone makes one such cluster"),
            count("days", "length of the window, ending on the day"),
            count("places", "places in the cluster"),
            number("radius_km", "km from the centre to the farthest place"),
            number("lat", "degrees north of the centre; 0 without places"),
            number("lon", "degrees east of the centre; 0 without places"),
            count("tier", "0 none, 1 list, 2 notify")),
    /** What the scan for clusters looked at. */
    SCANNED(
            "scanned",
            "What the scan for clusters looked at and left out, by judged day",
            List.of("exercise", "indicator", "place", "scan"),
            count("cases", "persons in the history scanned"),
            count("places", "places with cases"),
            count("left_out", "persons left out: no place with coordinates, or a source behind"),
            count("ran", "1 scanned, 0 too few cases, places or days"),
            count("behind", "sources left out because their recent reports are missing"),
            number("grid", "degrees of a cell; only of a scan over positions")),
    /** What incomplete days will have had in the end. */
    NOWCAST(
            "nowcast",
            "Estimate of the days still filling, by occurrence date, restated at every close;"
                    + " county and above, displayed indicators; no estimate while under 5 % is known",
            List.of("axis", "exercise", "indicator", "level", "place"),
            count("known", "persons known"),
            number("estimate", "persons expected in the end; -1 no estimate"),
            number("low80", "persons, 10 % quantile; -1 no estimate"),
            number("high80", "persons, 90 % quantile; -1 no estimate"),
            number("low95", "persons, 2.5 % quantile; -1 no estimate"),
            number("high95", "persons, 97.5 % quantile; -1 no estimate"),
            number("completeness", "expected share known at this age, 0 to 1")),
    /** How fast a curve grows. */
    GROWTH(
            "growth",
            "Estimate of growth by receipt day, and of the coming days together",
            List.of("axis", "exercise", "indicator", "level", "place"),
            number("rate", "natural growth rate per day"),
            number("rate_low", "per day, lower 95 % bound"),
            number("rate_high", "per day, upper 95 % bound"),
            number("doubling_days", "days to double; negative: to halve"),
            number("rt", "reproduction number; only what passes from person to person"),
            number("rt_low", "2.5 % quantile"),
            number("rt_high", "97.5 % quantile"),
            number("next7", "persons expected to be received in the next 7 days"),
            number("next7_low", "persons, 10 % quantile"),
            number("next7_high", "persons, 90 % quantile"),
            number("next14", "persons expected in the next 14 days"),
            number("next14_low", "persons, 10 % quantile"),
            number("next14_high", "persons, 90 % quantile")),
    /** What will be received on a coming day. */
    FORECAST(
            "forecast",
            "Forecast of the receipts of a day, by the day forecast and the days ahead",
            List.of("axis", "exercise", "horizon", "indicator", "level", "place"),
            number("mean", "persons"),
            number("low80", "persons, 10 % quantile"),
            number("high80", "persons, 90 % quantile"),
            number("low95", "persons, 2.5 % quantile"),
            number("high95", "persons, 97.5 % quantile")),
    /** How a source reports. */
    DELAY_LAW(
            "delay_law",
            "Delay law of slow feeds by receipt day, county and above",
            List.of("axis", "exercise", "indicator", "level", "place"),
            number("drift", "score of a change; positive slower, negative faster"),
            number("information", "late cases that the score rests on"),
            count("lag", "days after which the next two shares are stated"),
            number("usual", "share usually known after that, 0 to 1"),
            number("recent", "the same over the last 7 labels"),
            number("complete", "share of a day's cases known at its close, 0 to 1"),
            number("complete_low", "lower 95 % bound of it"),
            count("by_occurrence", "1 if occurrence days may be judged directly"),
            count("link", "0 normal, 1 down, 2 backlog")),
    /** ILI among all visits of the same departments, facilities and days. */
    ILI_PERCENT(
            "ili_percent",
            "ILI of all visits of the same departments, facilities and days",
            List.of("exercise", "level", "place"),
            count("ili", "ILI visits"),
            count("visits", "all visits"),
            number("percent", "%; -1 below 100 visits"),
            count("facilities", "facility-days with both numbers")),
    /** Are the data whole. */
    REPORTING(
            "reporting",
            "Reporting of facilities, by day",
            List.of("exercise", "level", "place"),
            count("due", "daily or zero reports due"),
            count("in", "daily or zero reports received by the day close"),
            count("silent", "facilities without any record although some were expected"),
            count("visits", "records received"),
            number("delay_median_h", "hours from report to receipt, median of 28 days"),
            number("delay_p90_h", "hours from report to receipt, 90th percentile of 28 days")),
    /** What the intake did. */
    INTAKE(
            "intake",
            "Records taken and refused, by receipt day",
            List.of("exercise"),
            count("read", "records"),
            count("rejected", "dead letters"),
            count("duplicates", "same version again"),
            count("revisions", "newer versions"),
            count("withdrawals", "withdrawn reports"),
            count("late", "behind the configured bound; a part of the rejected")),
    /** Alerts that are open. */
    OPEN_ALERTS(
            "open_alerts",
            "Open alerts at the day close, county and above, by judged day",
            List.of("exercise", "place", "tier"),
            count("open", "alerts"),
            count("oldest_hours", "hours since the oldest of them opened"),
            count("new", "alerts opened since the last day close")),
    /** What a drill found. */
    SCORECARD(
            "scorecard",
            "First alert about each injected outbreak of a drill, at the outbreak's first report",
            List.of("exercise", "outbreak", "tier"),
            count("detected", "1 found in its window, 0 not"),
            text("rule", "rule of the first alert; empty if none"),
            text("number", "its number; empty if none"),
            text("place_zh", "where the outbreak was"),
            text("place_en", "where the outbreak was"),
            number("delay_h", "hours from the first report to the alert; -1 not found"),
            count("alert_ms", "instant of the alert, milliseconds since 1970 UTC; 0 not found"),
            count("cases", "reported persons of the outbreak counted by then"),
            count("reported", "reported persons of the outbreak in all"),
            count(
                    "by_records",
                    "1 its reports are among the alert's, 0 by time and place alone; -1 none")),
    /** Changes of alerts. */
    ALERTS(
            "alerts",
            "Changes of alerts at their instants; of several in one second later ones stand a second later",
            List.of("axis", "exercise", "indicator", "level", "place", "rule", "tier"),
            text("alert_id", "identity"),
            text("number", "short form for people"),
            text("transition", "opened, growth, updated, withdrawn, closed; or the answer"),
            text("text_zh", "the message"),
            text("text_en", "the message"),
            number("observed", "persons or value"),
            number("threshold", "limit that was reached"),
            number("expected", "persons; absent for absolute rules"),
            number("score", "score of the detector; absent for absolute rules"),
            count("open", "1 open after the change, 0 over"));

    private final String title;
    private final String meaning;
    private final List<String> tags;
    private final List<Field> fields;

    /**
     * A field.
     *
     * @param name name in the store
     * @param unit what it counts or measures
     * @param type how it is stored, for ever
     */
    public record Field(String name, String unit, Type type) {
        /** Whether it is stored as an integer. */
        public boolean integer() {
            return type == Type.INTEGER;
        }
    }

    /** How a field is stored. */
    public enum Type {
        INTEGER,
        FLOAT,
        STRING
    }

    Measurement(String title, String meaning, List<String> tags, Field... fields) {
        this.title = title;
        this.meaning = meaning;
        this.tags = tags;
        this.fields = List.of(fields);
    }

    private static Field count(String name, String unit) {
        return new Field(name, unit, Type.INTEGER);
    }

    private static Field number(String name, String unit) {
        return new Field(name, unit, Type.FLOAT);
    }

    private static Field text(String name, String meaning) {
        return new Field(name, meaning, Type.STRING);
    }

    /** Name in the store. */
    public String title() {
        return title;
    }

    /** What it is, in one line. */
    public String meaning() {
        return meaning;
    }

    /** Tag keys in alphabetical order. */
    public List<String> tags() {
        return tags;
    }

    /** Fields in the order of {@link org.tocsin.model.Point#values}. */
    public List<Field> fields() {
        return fields;
    }

    /** The table of all measurements in Markdown. */
    public static String dictionary() {
        StringBuilder s = new StringBuilder();
        s.append("| measurement | tags | field | type | unit |\n|---|---|---|---|---|\n");
        for (Measurement m : values()) {
            for (Field f : m.fields) {
                s.append(
                        "| %s | %s | %s | %s | %s |\n"
                                .formatted(
                                        m.title,
                                        String.join(", ", m.tags),
                                        f.name,
                                        f.type.name().toLowerCase(Locale.ROOT),
                                        f.unit));
            }
        }
        return s.toString();
    }
}
