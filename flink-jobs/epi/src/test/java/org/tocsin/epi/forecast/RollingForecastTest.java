package org.tocsin.epi.forecast;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Forecasts of real series, out of sample: at every origin the forecaster knows the counts up to
 * then and nothing later, and no setting was chosen on the series judged (settings competed on
 * influenza in every second district and on measles; judged are the other districts, hepatitis A
 * and EHEC).
 *
 * <p>What is claimed, at every target: intervals hold as often as they say up to three standard
 * errors, forecasts whose targets overlap counted once (they may hold more often, as those of
 * counts must); and the absolute error is smaller than that of "the same as last week".
 */
class RollingForecastTest {
    private static final Path REAL = Path.of("../../data-samples/real");

    /** Sums over the origins: forecasts, inside 80 %, inside 95 %, error, naive error. */
    private record Score(ForecastTarget target, double[] sums) {
        double skill() {
            return 1 - sums[3] / sums[4];
        }

        void check(String series) {
            System.out.printf(
                    Locale.ROOT,
                    "forecast %s, %d..%d ahead: %.0f origins, in 80 %% %.3f, in 95 %% %.3f, skill %.3f%n",
                    series,
                    target.first(),
                    target.last(),
                    sums[0],
                    sums[1] / sums[0],
                    sums[2] / sums[0],
                    skill());
            holds(series, 0.8, sums[1] / sums[0]);
            holds(series, 0.95, sums[2] / sums[0]);
            assertTrue(skill() > 0, series + ": skill " + skill());
        }

        private void holds(String series, double stated, double reached) {
            double independent = sums[0] / target.last();
            double error = Math.sqrt(stated * (1 - stated) / independent);
            assertTrue(
                    reached >= stated - 3 * error,
                    series + ": " + stated + " intervals hold in " + reached);
        }
    }

    @Test
    void influenzaOfTheDistrictsThatNoSettingWasChosenOn() throws IOException {
        Path file = REAL.resolve("influenza-germany-2001/influenza-bavaria-bw-2001-weekly.csv");
        List<String> districts =
                rows(file).stream().map(row -> row[2]).distinct().sorted().toList();
        double[] weeks = weekly(file, row -> districts.indexOf(row[2]) % 2 == 1);
        for (Score score : rolling(CountForecaster.weekly(), weeks, 26, 1)) {
            score.check("influenza");
        }
    }

    @Test
    void hepatitisByWeeks() throws IOException {
        Path file = REAL.resolve("hepatitis-a-berlin/hepatitis-a-berlin-2001-weekly.csv");
        for (Score score : rolling(CountForecaster.weekly(), weekly(file, row -> true), 26, 1)) {
            score.check("hepatitis A");
        }
    }

    @Test
    void ehecByDayOfReceipt() throws IOException {
        Path file = REAL.resolve("ehec-2011/ehec-o104-2011-linelist.csv");
        List<Score> scores = rolling(CountForecaster.daily(), daily(file, 2), 14, 7);
        for (Score score : scores) {
            if (score.target().first() == 1) {
                score.check("EHEC");
            }
        }
    }

    private static List<Score> rolling(
            CountForecaster forecaster, double[] counts, int warmUp, int week) {
        List<Score> scores = null;
        for (int t = 0; t < counts.length; t++) {
            forecaster.add(counts[t], week == 7 ? t % 7 : 0);
            List<Forecast> forecasts = forecaster.forecast();
            if (scores == null) {
                scores = forecasts.stream().map(f -> new Score(f.target(), new double[5])).toList();
            }
            for (int i = 0; i < scores.size() && t >= warmUp; i++) {
                add(scores.get(i).sums(), forecasts.get(i), counts, t, week);
            }
        }
        return scores;
    }

    private static void add(double[] sums, Forecast forecast, double[] counts, int t, int week) {
        ForecastTarget target = forecast.target();
        if (t + target.last() >= counts.length) {
            return;
        }
        double observed = 0;
        double naive = 0;
        for (int h = target.first(); h <= target.last(); h++) {
            observed += counts[t + h];
            naive += counts[t + h - week * ((h + week - 1) / week)];
        }
        sums[0]++;
        sums[1] += forecast.covers(observed, 0.8) ? 1 : 0;
        sums[2] += forecast.covers(observed, 0.95) ? 1 : 0;
        sums[3] += Math.abs(observed - forecast.median());
        sums[4] += Math.abs(observed - naive);
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")).toList();
    }

    /** Columns year, week, district, cases; weeks without a row are zero, years have 52. */
    private static double[] weekly(Path file, Predicate<String[]> wanted) throws IOException {
        List<String[]> rows = rows(file);
        double[] weeks =
                new double[rows.stream().mapToInt(RollingForecastTest::week).max().orElse(0) + 1];
        rows.stream().filter(wanted).forEach(row -> weeks[week(row)] += Double.parseDouble(row[3]));
        return weeks;
    }

    private static int week(String[] row) {
        return (Integer.parseInt(row[0]) - 2001) * 52 + Integer.parseInt(row[1]) - 1;
    }

    private static double[] daily(Path file, int column) throws IOException {
        List<LocalDate> dates =
                rows(file).stream().map(row -> LocalDate.parse(row[column])).sorted().toList();
        LocalDate first = dates.get(0);
        LocalDate last = dates.get(dates.size() - 1);
        double[] days = new double[(int) ChronoUnit.DAYS.between(first, last) + 1];
        dates.forEach(date -> days[(int) ChronoUnit.DAYS.between(first, date)]++);
        return days;
    }
}
