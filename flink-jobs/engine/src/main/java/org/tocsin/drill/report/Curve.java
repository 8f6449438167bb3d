package org.tocsin.drill.report;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import org.tocsin.model.Indicator;

/**
 * The numbers of one epidemic curve on the common time axis; NaN where not known.
 *
 * @param indicator what is counted
 * @param axis place axis
 * @param observed cases by occurrence date; NaN on a day without any report
 * @param completeness share already reported
 * @param incomplete whether the step is drawn as incomplete
 * @param lastYear cases of the same period last year
 * @param method detector whose judgement is drawn, or null
 * @param judged what the detector judged: by receipt date
 * @param expected what it expected
 * @param threshold what the judged value must exceed
 * @param percent ILI in percent of all visits, or null where the indicator is another
 * @param nowcast what incomplete days will have had in the end, estimate and 80 % interval
 */
record Curve(
        Indicator indicator,
        String axis,
        double[] observed,
        double[] completeness,
        boolean[] incomplete,
        double[] lastYear,
        String method,
        double[] judged,
        double[] expected,
        double[] threshold,
        double[] percent,
        Nowcasts nowcast) {
    /** Below this share a day counts as incomplete and is hatched. */
    static final double COMPLETE = 0.95;

    /** Older days count as complete: reports are followed for six weeks. */
    private static final int FOLLOWED_DAYS = 42;

    /** Days that may still grow while it is not known how complete they usually are. */
    private static final int UNKNOWN_DAYS = 14;

    static Curve of(Run run, TimeAxis time, Indicator indicator) {
        String id = indicator.id();
        String axis = run.axis(id);
        String focus = run.focus();
        Series cases = run.series().get(SeriesKey.cases(axis, id, focus));
        Series estimates = run.series().get(SeriesKey.curve("nowcast", axis, id, focus));
        boolean[] incomplete = incomplete(run, cases, estimates, time);
        String method = method(run, time, axis, id);
        Series judged =
                run.series()
                        .get(
                                method == null
                                        ? SeriesKey.receipts(axis, id, focus)
                                        : SeriesKey.detector(axis, id, method, focus));
        Series ili = run.series().get(SeriesKey.of("ili_percent", focus));
        return new Curve(
                indicator,
                axis,
                each(time, step -> observed(run, cases, time, step)),
                each(time, step -> completeness(run, cases, estimates, time, step)),
                incomplete,
                each(time, step -> lastYear(run, cases, time, step)),
                method,
                each(time, step -> judged(judged, method, time, step)),
                each(time, step -> last(judged, "expected", time, step)),
                each(time, step -> last(judged, "threshold", time, step)),
                id.equals("ILI") && !ili.isEmpty()
                        ? each(time, step -> last(ili, "percent", time, step))
                        : null,
                Nowcasts.of(estimates, time, incomplete));
    }

    private static String method(Run run, TimeAxis time, String axis, String id) {
        String weekly = time.weekly() ? run.method(axis, id, run.focus(), "-7d") : null;
        return weekly != null ? weekly : run.method(axis, id, run.focus(), "");
    }

    private static double[] each(TimeAxis time, Function<Integer, Double> value) {
        double[] values = new double[time.size()];
        Arrays.setAll(values, value::apply);
        return values;
    }

    private static double observed(Run run, Series cases, TimeAxis time, int step) {
        Series reporting = run.series().get(SeriesKey.of("reporting", run.focus()));
        double sum = 0;
        boolean any = false;
        for (LocalDate day : time.days(step)) {
            boolean missing = reporting.get(day, "due") > 0 && reporting.get(day, "in") == 0;
            double count = cases.get(day, "count");
            if (count > 0 || !missing) {
                sum += Double.isNaN(count) ? 0 : count;
                any = true;
            }
        }
        return any ? sum : Double.NaN;
    }

    private static double completeness(
            Run run, Series cases, Series estimates, TimeAxis time, int step) {
        if (time.end(step).isBefore(run.lastDay().minusDays(FOLLOWED_DAYS))) {
            return cases.isEmpty() ? Double.NaN : 1;
        }
        return time.days(step).stream()
                .mapToDouble(day -> completeness(cases, estimates, day))
                .filter(share -> !Double.isNaN(share))
                .min()
                .orElse(Double.NaN);
    }

    /** As the nowcast has it, where there is one. */
    static double completeness(Series cases, Series estimates, LocalDate day) {
        double estimated = estimates.known(day, "completeness");
        return Double.isNaN(estimated) ? cases.known(day, "completeness") : estimated;
    }

    /** Below the share, or recent and of unknown completeness. */
    private static boolean[] incomplete(Run run, Series cases, Series estimates, TimeAxis time) {
        boolean[] incomplete = new boolean[time.size()];
        for (int step = 0; step < incomplete.length; step++) {
            double share = completeness(run, cases, estimates, time, step);
            boolean recent = !time.end(step).isBefore(run.lastDay().minusDays(UNKNOWN_DAYS));
            incomplete[step] = Double.isNaN(share) ? recent : share < COMPLETE;
        }
        return incomplete;
    }

    private static double lastYear(Run run, Series cases, TimeAxis time, int step) {
        return time.days(step).stream()
                .map(day -> time.weekly() ? day.minusWeeks(52) : run.almanac().lastYear(day))
                .mapToDouble(day -> cases.count(day, "count"))
                .sum();
    }

    private static double judged(Series series, String method, TimeAxis time, int step) {
        if (method != null) {
            return last(series, "observed", time, step);
        }
        return time.days(step).stream().mapToDouble(day -> series.count(day, "count")).sum();
    }

    /** The field on the last day of a step on which it is known. */
    private static double last(Series series, String field, TimeAxis time, int step) {
        double value = Double.NaN;
        for (LocalDate day : time.days(step)) {
            double here = series.known(day, field);
            value = Double.isNaN(here) ? value : here;
        }
        return value;
    }

    boolean incomplete(int step) {
        return incomplete[step];
    }

    boolean anyLastYear() {
        return Arrays.stream(lastYear).anyMatch(value -> !Double.isNaN(value));
    }
}
