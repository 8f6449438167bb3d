package org.tocsin.drill.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import org.tocsin.place.Directory;

/**
 * The score of one run and its twin under one choice of rules and one tier.
 *
 * @param cases one line an outbreak
 * @param falseAlerts episodes in the twin, a new one every 28 days
 * @param unmatched alerts of the run about nothing injected
 * @param late alerts of the run about an outbreak after its window
 * @param matched alerts of the run about an outbreak in its window
 * @param chance outbreaks that the twin's alerts would be taken for
 * @param countyWeeks judged county-weeks
 */
public record SeedScore(
        List<Case> cases,
        int falseAlerts,
        int unmatched,
        int late,
        int matched,
        long chance,
        double countyWeeks) {
    private static final double DAY = 86_400_000.0;

    /** Takes a copy. */
    public SeedScore {
        cases = List.copyOf(cases);
    }

    /**
     * One outbreak. Delays are in days; of an undetected one they are NaN.
     *
     * @param outbreak the outbreak
     * @param rule rule of the first alert, empty if none
     * @param fromOnset from the first onset
     * @param fromVisit from the first visit
     * @param fromReport from the first report
     * @param casesByThen reported cases at the alert, NaN if not known
     * @param precise whether the first alert was at the outbreak's own level or below
     */
    public record Case(
            Outbreak outbreak,
            String rule,
            double fromOnset,
            double fromVisit,
            double fromReport,
            double casesByThen,
            boolean precise) {
        /** Whether an alert detected it. */
        public boolean detected() {
            return !rule.isEmpty();
        }

        /** Delay from the first report, the horizon if undetected. */
        public double restricted() {
            return detected()
                    ? Math.min(fromReport, outbreak.horizonDays())
                    : outbreak.horizonDays();
        }
    }

    /**
     * What is compared.
     *
     * @param outbreaks what was injected
     * @param run episodes of the run
     * @param twin episodes of the twin
     * @param from first judged instant after the warm-up; alerts before it do not count
     * @param until end of the run
     * @param countyWeeks judged county-weeks after the warm-up
     * @param directory places
     * @param casesBy reported cases of an outbreak by an instant
     */
    public record Input(
            List<Outbreak> outbreaks,
            List<Episode> run,
            List<Episode> twin,
            long from,
            long until,
            double countyWeeks,
            Directory directory,
            ToDoubleBiFunction<Outbreak, Long> casesBy) {}

    /**
     * Scores.
     *
     * @param notifyOnly whether only what was sent counts, not what was listed
     * @param rules which alerts are judged
     */
    public static SeedScore of(Input in, boolean notifyOnly, Predicate<Episode> rules) {
        List<Episode> run = chosen(in.run(), in.from(), notifyOnly, rules);
        List<Episode> twin = chosen(in.twin(), in.from(), notifyOnly, rules);
        Matching matching = new Matching(in.directory(), tiered(in.twin(), notifyOnly));
        Matching.Result result = matching.match(in.outbreaks(), run);
        List<Case> cases = new ArrayList<>();
        for (Outbreak o : in.outbreaks()) {
            cases.add(line(o, result.first(o), in));
        }
        return new SeedScore(
                cases,
                twin.stream().mapToInt(e -> e.alerts(in.until())).sum(),
                result.unmatched().size(),
                result.late().size(),
                result.matched(),
                matching.chance(in.outbreaks(), twin),
                in.countyWeeks());
    }

    private static List<Episode> tiered(List<Episode> all, boolean notifyOnly) {
        return notifyOnly
                ? all.stream().map(Episode::onlyNotified).filter(Objects::nonNull).toList()
                : all;
    }

    /** Episodes of the tier and rules; those opened in the warm-up only if they speak again. */
    private static List<Episode> chosen(
            List<Episode> all, long from, boolean notifyOnly, Predicate<Episode> rules) {
        return tiered(all, notifyOnly).stream()
                .filter(rules)
                .filter(e -> e.openedAt() >= from)
                .toList();
    }

    private static Case line(Outbreak o, Matching.Detection d, Input in) {
        if (d == null) {
            return new Case(o, "", Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);
        }
        return new Case(
                o,
                d.episode().rule(),
                (d.at() - o.firstOnset()) / DAY,
                (d.at() - o.firstVisit()) / DAY,
                (d.at() - o.firstReport()) / DAY,
                in.casesBy().applyAsDouble(o, d.at()),
                Matching.isPrecise(o, d.episode()));
    }
}
