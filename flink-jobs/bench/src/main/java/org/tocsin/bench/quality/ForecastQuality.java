package org.tocsin.bench.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tocsin.epi.forecast.CountForecaster;
import org.tocsin.epi.forecast.Forecast;
import org.tocsin.epi.forecast.ForecastTarget;
import org.tocsin.epi.forecast.TrendOptions;

/**
 * Scores the forecasts on real data, out of sample: how often the intervals hold, and how much
 * smaller the absolute error is than that of "the same as last week".
 *
 * <p>The settings compete on one half and only the winner is judged, on the other: influenza by
 * weeks on every second district (the halves share their seasons, so this guards against settings
 * fitted to noise, not against another kind of season), hepatitis A by weeks with the winner of
 * influenza, days with the winner on measles judged on EHEC. The settings shipped are judged beside
 * it.
 *
 * <p>Usage: {@code ForecastQuality [folder of the data]}, by default {@code ../shared/data};
 * without the data it says so and ends.
 */
public final class ForecastQuality {
    private static final int EVERY = -1;

    private ForecastQuality() {}

    /** One choice of memories. */
    private record Candidate(String name, List<TrendOptions> memories) {
        CountForecaster forecaster(boolean daily) {
            return CountForecaster.of(
                    memories,
                    daily
                            ? List.of(new ForecastTarget(1, 7), new ForecastTarget(1, 14))
                            : List.of(ForecastTarget.point(1), ForecastTarget.point(2)));
        }
    }

    /** Prints who was chosen on what, and one line a series and target judged. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "../shared/data");
        if (!Files.isDirectory(folder)) {
            System.out.println("no data at " + folder.toAbsolutePath() + ": nothing to run");
            return;
        }
        Path influenza = folder.resolve("influenza-bavaria-bw-2001-weekly.csv");
        Path ehec = folder.resolve("ehec-o104-2011-linelist.csv");
        Path measles = folder.resolve("measles-hagelloch-1861-linelist.csv");
        Candidate weeks = chosen("influenza, every second district", weekly(influenza, 0), false);
        Candidate days = chosen("measles", daily(measles, -1), true);
        System.out.printf(
                "%n%-42s %-7s %5s %8s %8s %8s %8s %7s%n",
                "judged", "target", "n", "in 80 %", "in 95 %", "error", "naive", "skill");
        for (Candidate one : List.of(weeks, shipped(false))) {
            judge("influenza, other districts", one, weekly(influenza, 1), false);
            double[] hepatitis =
                    weekly(folder.resolve("hepatitis-a-berlin-2001-weekly.csv"), EVERY);
            judge("hepatitis A", one, hepatitis, false);
        }
        for (Candidate one : List.of(days, shipped(true))) {
            judge("EHEC by receipt", one, daily(ehec, 2), true);
            judge("EHEC by hospitalisation", one, daily(ehec, 1), true);
        }
    }

    private static Candidate shipped(boolean daily) {
        return new Candidate(
                "shipped", daily ? TrendOptions.dailyMemories() : TrendOptions.weeklyMemories());
    }

    private static List<Candidate> candidates(boolean daily) {
        List<TrendOptions> three = shipped(daily).memories();
        List<Candidate> all = new ArrayList<>();
        all.add(shipped(daily));
        all.add(new Candidate("quick", three.subList(0, 1)));
        all.add(new Candidate("middle", three.subList(1, 2)));
        all.add(new Candidate("slow", three.subList(2, 3)));
        all.add(new Candidate("quick and middle", three.subList(0, 2)));
        all.add(new Candidate("middle and slow", three.subList(1, 3)));
        for (double damping : new double[] {0, 0.3, 0.8, 0.95, 1}) {
            List<TrendOptions> damped = three.stream().map(m -> m.withDamping(damping)).toList();
            all.add(new Candidate("all, damping " + damping, damped));
        }
        return all;
    }

    /** The candidate with the smallest error over the targets, each relative to the naive one. */
    private static Candidate chosen(String on, double[] counts, boolean daily) {
        Candidate best = null;
        double least = Double.POSITIVE_INFINITY;
        System.out.printf("%nchosen on %s%n", on);
        for (Candidate candidate : candidates(daily)) {
            double error = 0;
            for (double[] sums : sums(candidate, counts, daily)) {
                error += sums[3] / sums[4];
            }
            System.out.printf(
                    Locale.ROOT, "  %-24s error / naive %6.3f%n", candidate.name(), error / 2);
            if (error < least) {
                least = error;
                best = candidate;
            }
        }
        return best;
    }

    /** Weekly counts of a file; of every second district by the order of their names. */
    private static double[] weekly(Path file, int half) throws IOException {
        List<String> lines = Files.readAllLines(file);
        double[] weeks = new double[0];
        List<String> places =
                lines.subList(1, lines.size()).stream()
                        .map(line -> line.split(",")[2])
                        .distinct()
                        .sorted()
                        .toList();
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",");
            if (half != EVERY && places.indexOf(row[2]) % 2 != half) {
                continue;
            }
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

    private static void judge(String name, Candidate candidate, double[] counts, boolean daily) {
        double[][] sums = sums(candidate, counts, daily);
        for (int i = 0; i < sums.length; i++) {
            double[] s = sums[i];
            System.out.printf(
                    Locale.ROOT,
                    "%-42s %-7s %5.0f %8.3f %8.3f %8.2f %8.2f %7.3f%n",
                    name + " (" + candidate.name() + ")",
                    daily ? "1.." + 7 * (i + 1) + "d" : i + 1 + "w",
                    s[0],
                    s[1] / s[0],
                    s[2] / s[0],
                    s[3] / s[0],
                    s[4] / s[0],
                    1 - s[3] / s[4]);
        }
    }

    /** By target: forecasts, inside 80 %, inside 95 %, absolute errors, naive absolute errors. */
    private static double[][] sums(Candidate candidate, double[] counts, boolean daily) {
        CountForecaster forecaster = candidate.forecaster(daily);
        double[][] sums = new double[2][5];
        int warmUp = daily ? 14 : 26;
        for (int t = 0; t < counts.length; t++) {
            forecaster.add(counts[t], t % 7);
            List<Forecast> forecasts = forecaster.forecast();
            for (int i = 0; i < sums.length && t >= warmUp; i++) {
                add(sums[i], forecasts.get(i), counts, t, daily ? 7 : 1);
            }
        }
        return sums;
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
