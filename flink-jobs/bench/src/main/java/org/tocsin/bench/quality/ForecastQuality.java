package org.tocsin.bench.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tocsin.epi.forecast.CountForecaster;
import org.tocsin.epi.forecast.Forecast;
import org.tocsin.epi.forecast.ForecastTarget;

/**
 * Scores the forecasts on real data: how often the intervals hold, and how much smaller the
 * absolute error is than that of "the same as last week".
 *
 * <p>Usage: {@code ForecastQuality [folder of the data]}, by default {@code ../shared/data};
 * without the data it says so and ends.
 */
public final class ForecastQuality {
    private ForecastQuality() {}

    /** Prints one line a series and target. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "../shared/data");
        if (!Files.isDirectory(folder)) {
            System.out.println("no data at " + folder.toAbsolutePath() + ": nothing to run");
            return;
        }
        System.out.printf(
                "%-22s %-9s %6s %8s %8s %9s %9s %7s%n",
                "series", "target", "n", "in 80 %", "in 95 %", "error", "naive", "skill");
        double[] influenza = weekly(folder.resolve("influenza-bavaria-bw-2001-weekly.csv"));
        score("influenza weeks", influenza, CountForecaster.weekly(), false);
        double[] hepatitis = weekly(folder.resolve("hepatitis-a-berlin-2001-weekly.csv"));
        score("hepatitis A weeks", hepatitis, CountForecaster.weekly(), false);
        Path ehec = folder.resolve("ehec-o104-2011-linelist.csv");
        score("EHEC days, received", daily(ehec, 2), CountForecaster.daily(), true);
        score("EHEC days, hospital", daily(ehec, 1), CountForecaster.daily(), true);
        Path measles = folder.resolve("measles-hagelloch-1861-linelist.csv");
        if (Files.exists(measles)) {
            score("measles days", daily(measles, -1), CountForecaster.daily(), true);
        }
    }

    private static double[] weekly(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        double[] weeks = new double[0];
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",");
            int week = (Integer.parseInt(row[0]) - 2001) * 52 + Integer.parseInt(row[1]) - 1;
            if (week >= weeks.length) {
                weeks = Arrays.copyOf(weeks, week + 1);
            }
            weeks[week] += Double.parseDouble(row[3]);
        }
        return weeks;
    }

    /** Cases by the date in a column; -1 = the first column that holds a date. */
    private static double[] daily(Path file, int column) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<LocalDate> dates =
                lines.subList(1, lines.size()).stream()
                        .map(line -> date(line.split(","), column))
                        .sorted()
                        .toList();
        LocalDate first = dates.get(0);
        int length = (int) ChronoUnit.DAYS.between(first, dates.get(dates.size() - 1)) + 1;
        double[] days = new double[length];
        for (LocalDate date : dates) {
            days[(int) ChronoUnit.DAYS.between(first, date)]++;
        }
        return days;
    }

    private static LocalDate date(String[] row, int column) {
        if (column >= 0) {
            return LocalDate.parse(row[column]);
        }
        return LocalDate.parse(
                Arrays.stream(row)
                        .filter(cell -> cell.matches("\\d{4}-\\d{2}-\\d{2}"))
                        .findFirst()
                        .orElseThrow());
    }

    private static void score(
            String name, double[] counts, CountForecaster forecaster, boolean daily) {
        int targets = 0;
        double[][] sums = new double[8][5];
        List<Forecast> forecasts = List.of();
        int warmUp = daily ? 14 : 26;
        for (int t = 0; t < counts.length; t++) {
            forecaster.add(counts[t], t % 7);
            forecasts = forecaster.forecast();
            targets = forecasts.size();
            for (int i = 0; i < targets && t >= warmUp; i++) {
                add(sums[i], forecasts.get(i), counts, t, daily ? 7 : 1);
            }
        }
        for (int i = 0; i < targets; i++) {
            ForecastTarget target = forecasts.get(i).target();
            double[] s = sums[i];
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %-9s %6.0f %8.3f %8.3f %9.3f %9.3f %7.3f%n",
                    name,
                    target.first() + ".." + target.last(),
                    s[0],
                    s[1] / s[0],
                    s[2] / s[0],
                    s[3] / s[0],
                    s[4] / s[0],
                    1 - s[3] / s[4]);
        }
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
}
