package org.tocsin.signal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.tocsin.count.OpenTriangle;
import org.tocsin.count.SeriesPoints;
import org.tocsin.epi.forecast.CountForecaster;
import org.tocsin.epi.forecast.Forecast;
import org.tocsin.epi.forecast.ForecastTarget;
import org.tocsin.epi.forecast.Growth;
import org.tocsin.epi.forecast.TrendOptions;
import org.tocsin.epi.rt.CoriRt;
import org.tocsin.epi.rt.RtEstimate;
import org.tocsin.epi.rt.SerialInterval;
import org.tocsin.epi.triangle.NowcastDay;
import org.tocsin.model.Axis;
import org.tocsin.model.DateAxis;
import org.tocsin.model.Point;
import org.tocsin.store.Measurement;

/**
 * Estimates for the displayed curves of counties and above: nowcast of the days that are still
 * filling, growth, reproduction number and forecast. Pictures only: none of it raises an alarm.
 *
 * <p>Nowcast by occurrence date, restated at every close for the days of age 0 to {@value
 * #OLDEST_AGE} until they are complete. Growth, reproduction number and forecast by receipt date,
 * which is complete at the close; a label at which the link was down is missing, never zero.
 * Remembered per series: what the forecaster remembers, about 1,400 numbers.
 */
public final class CurveEstimates implements Serializable {
    private static final String KEY = "forecast";
    private static final int OLDEST_AGE = 27;
    private static final double COMPLETE = 0.995;
    private static final int WEEK = 7;
    private static final int DAYS_AHEAD = 14;
    private static final int WARM_UP_DAYS = 28;
    private static final int WARM_UP_WEEKS = 8;
    private static final int LEAST_CASES = 10;
    private static final int INCIDENCE_DAYS = 60;
    private static final int STILL_DAYS = 56;
    private static final double NONE = Double.NaN;

    private final TriangleSettings settings;
    private final boolean weekly;

    /**
     * Creates the step.
     *
     * @param weekly whether counts come by week, so that growth and forecasts go by weeks
     */
    public CurveEstimates(TriangleSettings settings, boolean weekly) {
        this.settings = settings;
        this.weekly = weekly;
    }

    /** States the estimates of a series at a close. */
    public void state(SeriesClose c, Consumer<Point> out) {
        boolean shown =
                settings.isDisplayed(c.indicator())
                        && c.axis() != Axis.INSTITUTION
                        && c.isWide()
                        && c.series().lastChanged > c.label() - STILL_DAYS;
        if (shown && c.triangle() != null) {
            nowcast(c, out);
        }
        boolean due = !weekly || (c.label() - c.settings().firstDay()) % WEEK == WEEK - 1;
        if (shown && due) {
            forecast(c, out);
        }
    }

    private void nowcast(SeriesClose c, Consumer<Point> out) {
        OpenTriangle open = c.triangle();
        if (!open.estimable()) {
            return;
        }
        double younger = 0;
        for (NowcastDay day : open.nowcast().days(OLDEST_AGE)) {
            boolean justFilled = younger < COMPLETE;
            if (day.reported() < COMPLETE || justFilled) {
                out.accept(point(c, day, open.base()));
            }
            younger = day.reported();
        }
    }

    private static Point point(SeriesClose c, NowcastDay day, int base) {
        Point p =
                SeriesPoints.point(
                        Measurement.NOWCAST,
                        c.axis(),
                        c.node(),
                        c.indicator(),
                        base + day.day(),
                        c.at());
        List<Double> q = day.quantiles();
        p.values =
                day.estimated()
                        ? new double[] {
                            day.known(),
                            day.expected(),
                            q.get(1),
                            q.get(3),
                            q.get(0),
                            q.get(4),
                            day.reported()
                        }
                        : new double[] {
                            day.known(),
                            Point.UNKNOWN,
                            Point.UNKNOWN,
                            Point.UNKNOWN,
                            Point.UNKNOWN,
                            Point.UNKNOWN,
                            day.reported()
                        };
        return p;
    }

    private void forecast(SeriesClose c, Consumer<Point> out) {
        CountForecaster forecaster = forecaster();
        double[][] rows = c.memory(KEY);
        double[] before = rows == null ? null : rows[0];
        int points = before == null ? 0 : (int) before[0];
        int span = weekly ? WEEK : 1;
        if (before != null) {
            forecaster.restore(before);
        } else {
            points = zerosBefore(c, forecaster, span);
        }
        add(c, forecaster, c.label(), span);
        c.remember(KEY, forecaster.state());
        boolean warm = points + 1 >= (weekly ? WARM_UP_WEEKS : WARM_UP_DAYS);
        boolean cases = c.series().receipt.sum(c.label() - 4 * WEEK + 1, c.label()) >= LEAST_CASES;
        if (warm && cases) {
            List<Forecast> forecasts = forecaster.forecast();
            growth(c, forecaster.growth(), forecasts, out);
            for (Forecast f : forecasts) {
                if (f.target().length() == 1) {
                    out.accept(point(c, f, span));
                }
            }
        }
    }

    /** The days of the run before the first case are zeros, not unknown. */
    private int zerosBefore(SeriesClose c, CountForecaster forecaster, int span) {
        int most = weekly ? WARM_UP_WEEKS : WARM_UP_DAYS;
        int points = Math.min(most, (c.label() - c.settings().firstDay()) / span);
        for (int i = points; i > 0; i--) {
            add(c, forecaster, c.label() - i * span, span);
        }
        return points;
    }

    private void add(SeriesClose c, CountForecaster forecaster, int label, int span) {
        double count = c.series().receipt.sum(label - span + 1, label);
        boolean missing = weekly ? c.isWeekDown(label, DateAxis.RECEIPT) : c.counts().isDown(label);
        forecaster.add(
                missing ? NONE : Math.max(0, count), weekly ? 0 : c.calendar().dayType(label));
    }

    private CountForecaster forecaster() {
        if (weekly) {
            return CountForecaster.weekly();
        }
        List<ForecastTarget> targets = new ArrayList<>();
        targets.add(new ForecastTarget(1, WEEK));
        targets.add(new ForecastTarget(1, DAYS_AHEAD));
        for (int h = 1; h <= DAYS_AHEAD; h++) {
            targets.add(ForecastTarget.point(h));
        }
        return CountForecaster.of(TrendOptions.dailyMemories(), targets);
    }

    private static Point point(SeriesClose c, Forecast f, int span) {
        int ahead = f.target().last() * span;
        Point p =
                SeriesPoints.point(
                        Measurement.FORECAST,
                        c.axis(),
                        c.node(),
                        c.indicator(),
                        c.label() + ahead,
                        c.at());
        p.variant = ahead + "d";
        p.values =
                new double[] {
                    f.mean(), f.quantile(0.1), f.quantile(0.9), f.quantile(0.025), f.quantile(0.975)
                };
        return p;
    }

    private void growth(
            SeriesClose c, Growth growth, List<Forecast> forecasts, Consumer<Point> out) {
        Point p =
                SeriesPoints.point(
                        Measurement.GROWTH, c.axis(), c.node(), c.indicator(), c.label(), c.at());
        double perDay = weekly ? WEEK : 1;
        RtEstimate rt = weekly ? null : reproduction(c);
        Forecast one = forecasts.get(0);
        Forecast two = weekly ? null : forecasts.get(1);
        double doubling = growth.doublingTime() * perDay;
        p.values =
                new double[] {
                    growth.rate() / perDay,
                    growth.low() / perDay,
                    growth.high() / perDay,
                    Math.abs(doubling) > 3650 ? NONE : doubling,
                    rt == null ? NONE : rt.mean(),
                    rt == null ? NONE : rt.quantile(0.025),
                    rt == null ? NONE : rt.quantile(0.975),
                    one.mean(),
                    one.quantile(0.1),
                    one.quantile(0.9),
                    two == null ? NONE : two.mean(),
                    two == null ? NONE : two.quantile(0.1),
                    two == null ? NONE : two.quantile(0.9)
                };
        out.accept(p);
    }

    /** Reproduction number of the last seven labels, or null without a serial interval or cases. */
    private RtEstimate reproduction(SeriesClose c) {
        TriangleSettings.SerialMoments moments = settings.serialIntervals().get(c.indicator());
        int days = Math.min(INCIDENCE_DAYS, c.label() - c.settings().firstDay() + 1);
        if (moments == null || days < 3 * WEEK) {
            return null;
        }
        double[] cases = new double[days];
        Arrays.setAll(
                cases,
                i -> {
                    int day = c.label() - days + 1 + i;
                    return c.counts().isDown(day) ? NONE : Math.max(0, c.series().receipt.get(day));
                });
        SerialInterval interval = SerialInterval.gamma(moments.mean(), moments.deviation(), days);
        CoriRt method = CoriRt.of(interval);
        RtEstimate rt = method.estimate(cases, interval.pressure(cases), days - WEEK, days - 1);
        return rt.given() && rt.cases() >= method.advisedCases() ? rt : null;
    }
}
