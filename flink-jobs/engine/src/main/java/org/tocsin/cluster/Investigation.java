package org.tocsin.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.epi.table.TwoByTwo;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Exposure;

/**
 * What an investigator asks of a cluster first: which food or place most cases share and the
 * compared do not, the times from meal to onset, and whether one meal explains it. A suggestion,
 * never a finding.
 *
 * <p>Case-case comparison after McCarthy and Giesecke (1999): the compared are other foodborne
 * reports of the period; a report that answers nothing of a kind is left out of that kind's tables.
 *
 * @param suspects foods, places and sellers, the most suspect first
 * @param cohort whether the compared are the well people of the same meal
 * @param cases cases of the cluster
 * @param compared people they are compared with; below {@link #FEWEST} nothing is tested
 * @param mealFrom earliest meal at the shared place or of the shared food, epoch milliseconds UTC,
 *     or {@link CaseReport#NO_TIME}
 * @param mealTo latest such meal
 * @param hours hours from meal to onset, sorted; empty if no meal is known
 * @param onePeak whether all onsets fit into one incubation range: a point source
 * @param likelyFrom start of the meal times that the incubation allows for all cases
 * @param likelyTo end of it; before the start if there is none, which speaks against one meal
 */
public record Investigation(
        List<Suspect> suspects,
        boolean cohort,
        int cases,
        int compared,
        long mealFrom,
        long mealTo,
        List<Double> hours,
        boolean onePeak,
        long likelyFrom,
        long likelyTo) {
    /** Fewest people to compare with. */
    public static final int FEWEST = 5;

    private static final double HOUR = 3_600_000;
    private static final List<String> KINDS = List.of("food", "place", "seller");

    /** One person's named foods or places. */
    private record Answer(boolean ill, Set<String> named) {}

    /**
     * Compares the cases of a cluster with other reports.
     *
     * @param cases reports of the cluster, at least one
     * @param others foodborne reports of the same period outside it
     */
    public static Investigation caseCase(
            List<CaseReport> cases, List<CaseReport> others, MealToOnset incubation) {
        List<Suspect> suspects = new ArrayList<>();
        for (String kind : KINDS) {
            List<Answer> answers = new ArrayList<>();
            cases.forEach(r -> answers.add(new Answer(true, named(r, kind))));
            others.forEach(r -> answers.add(new Answer(false, named(r, kind))));
            answers.removeIf(a -> a.named().isEmpty());
            suspects.addAll(tables(kind, answers));
        }
        return of(cases, others.size(), suspects, false, incubation);
    }

    /**
     * The same cluster with the answers of everybody at the meal.
     *
     * @param tables one table a food: ate and ill, ate and well, did not and ill, did not and well
     * @param well well people asked
     */
    public static Investigation cohort(
            List<CaseReport> cases, List<Suspect> tables, int well, MealToOnset incubation) {
        return of(cases, well, new ArrayList<>(tables), true, incubation);
    }

    private static Investigation of(
            List<CaseReport> cases,
            int compared,
            List<Suspect> suspects,
            boolean cohort,
            MealToOnset incubation) {
        suspects.sort(Suspect.order(cohort));
        String shared = shared(cases);
        List<Double> hours = new ArrayList<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (CaseReport r : cases) {
            for (Exposure x : r.exposures) {
                if (x.mealAt() != CaseReport.NO_TIME && key(x).equals(shared)) {
                    hours.add((r.occurrenceAt - x.mealAt()) / HOUR);
                    first = Math.min(first, x.mealAt());
                    last = Math.max(last, x.mealAt());
                    break;
                }
            }
        }
        hours.sort(null);
        MealToOnset.Range range = incubation.of(cases);
        long onsetFrom = cases.stream().mapToLong(r -> r.occurrenceAt).min().orElseThrow();
        long onsetTo = cases.stream().mapToLong(r -> r.occurrenceAt).max().orElseThrow();
        return new Investigation(
                List.copyOf(suspects),
                cohort,
                cases.size(),
                compared,
                hours.isEmpty() ? CaseReport.NO_TIME : first,
                hours.isEmpty() ? CaseReport.NO_TIME : last,
                List.copyOf(hours),
                (onsetTo - onsetFrom) / HOUR <= range.to() - range.from(),
                onsetTo - (long) (range.to() * HOUR),
                onsetFrom - (long) (range.from() * HOUR));
    }

    /** The place, else the food of a seller, that most cases name. */
    private static String shared(List<CaseReport> cases) {
        Map<String, Integer> counts = new TreeMap<>();
        for (CaseReport r : cases) {
            Set<String> keys = new TreeSet<>();
            Arrays.stream(r.exposures).forEach(x -> keys.add(key(x)));
            keys.remove("");
            keys.forEach(k -> counts.merge(k, 1, Integer::sum));
        }
        String best = "";
        for (Map.Entry<String, Integer> e : counts.entrySet()) {
            best = best.isEmpty() || e.getValue() > counts.get(best) ? e.getKey() : best;
        }
        return best;
    }

    private static String key(Exposure x) {
        String place = name(x, "place");
        return place.isEmpty() ? name(x, "food") : place;
    }

    private static Set<String> named(CaseReport r, String kind) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(r.exposures).forEach(x -> names.add(name(x, kind)));
        names.remove("");
        return names;
    }

    /** What an exposure says of a kind; places of the directory as {@code #index}. */
    static String name(Exposure x, String kind) {
        return switch (kind) {
            case "food" -> x.food();
            case "seller" -> x.seller();
            default ->
                    x.venue() >= 0
                            ? "#" + x.venue()
                            : "home".equals(x.placeType()) ? "" : x.venueText();
        };
    }

    private static List<Suspect> tables(String kind, List<Answer> answers) {
        Map<String, int[]> named = new TreeMap<>();
        int ill = 0;
        for (Answer a : answers) {
            ill += a.ill() ? 1 : 0;
            for (String name : a.named()) {
                named.computeIfAbsent(name, n -> new int[2])[a.ill() ? 0 : 1]++;
            }
        }
        List<Suspect> tables = new ArrayList<>();
        for (Map.Entry<String, int[]> e : named.entrySet()) {
            int a = e.getValue()[0];
            int b = e.getValue()[1];
            if (a > 0) {
                tables.add(
                        new Suspect(
                                kind,
                                e.getKey(),
                                new TwoByTwo(a, b, ill - a, answers.size() - ill - b)));
            }
        }
        return tables;
    }

    /** The food or place that stands out, or null. */
    public Suspect leading() {
        boolean any = compared >= FEWEST && !suspects.isEmpty() && suspects.get(0).standsOut();
        return any ? suspects.get(0) : null;
    }

    /** Median hours from meal to onset, NaN if no meal is known. */
    public double medianHours() {
        int n = hours.size();
        return n == 0 ? Double.NaN : (hours.get((n - 1) / 2) + hours.get(n / 2)) / 2;
    }
}
