package org.tocsin.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tocsin.cluster.Investigation;
import org.tocsin.cluster.Suspect;
import org.tocsin.epi.table.Interval;
import org.tocsin.intake.Agent;
import org.tocsin.job.RunPlan;
import org.tocsin.model.CaseReport;
import org.tocsin.place.DayClock;
import org.tocsin.store.Json;

/**
 * Writes {@code clusters/<alertId>.json} for every alert about a shared exposure: suspects with
 * their tables, times, and a suggested hypothesis in words, as known at the alert's last change.
 */
final class Investigations {
    private static final int PERIOD_DAYS = 90;
    private static final int SHOWN = 12;
    private static final Comparator<CaseReport> BY_ONSET =
            Comparator.<CaseReport>comparingLong(r -> r.occurrenceAt).thenComparing(r -> r.id);

    private final RunPlan plan;
    private final Path folder;
    private final List<Cohort> cohorts = new ArrayList<>();

    Investigations(RunPlan plan, Path folder, List<Path> cohorts) throws IOException {
        this.plan = plan;
        this.folder = folder;
        for (Path file : cohorts) {
            this.cohorts.add(Cohort.read(file));
        }
    }

    /**
     * Writes one file.
     *
     * @param alert last state of an alert of the family exposure
     * @param cases its reports
     * @param counted all reports that count at its cut-off
     */
    void write(JsonNode alert, List<CaseReport> cases, Collection<CaseReport> counted)
            throws IOException {
        if (cases.isEmpty()) {
            return;
        }
        Set<String> ids = cases.stream().map(r -> r.id).collect(Collectors.toSet());
        int first = cases.stream().mapToInt(r -> r.occurrenceDay).min().orElseThrow();
        int last = cases.stream().mapToInt(r -> r.occurrenceDay).max().orElseThrow();
        List<CaseReport> others =
                counted.stream()
                        .filter(r -> !ids.contains(r.id) && r.exposures.length > 0)
                        .filter(r -> r.occurrenceDay >= first - PERIOD_DAYS)
                        .filter(r -> r.occurrenceDay <= last + PERIOD_DAYS)
                        .toList();
        Investigation found = investigate(ids, cases, others);
        Path out = Files.createDirectories(folder.resolve("clusters"));
        Files.writeString(
                out.resolve(alert.get("alertId").asText() + ".json"),
                Json.line(json(alert, found, cases)) + "\n");
    }

    private Investigation investigate(
            Set<String> ids, List<CaseReport> cases, List<CaseReport> others) {
        for (Cohort cohort : cohorts) {
            if (cohort.explains(ids)) {
                return Investigation.cohort(
                        cases, cohort.tables(), cohort.well(), plan.links().incubation());
            }
        }
        return Investigation.caseCase(cases, others, plan.links().incubation());
    }

    private ObjectNode json(JsonNode alert, Investigation i, List<CaseReport> cases) {
        ObjectNode n = Json.object();
        n.put("alertId", alert.get("alertId").asText());
        n.put("cases", i.cases());
        n.put("households", households(cases));
        agents(n, cases);
        n.put("comparison", i.cohort() ? "cohort" : "case-case");
        n.put("compared", i.compared());
        ArrayNode suspects = n.putArray("suspects");
        i.suspects().stream().limit(SHOWN).forEach(s -> suspects.add(json(s, i.cohort())));
        times(n, i, cases);
        ArrayNode people = n.putArray("people");
        for (CaseReport r : cases.stream().sorted(BY_ONSET).toList()) {
            ObjectNode person = people.addObject();
            person.put("record", r.id);
            person.put("onset", plan.clock().text(r.occurrenceAt));
            ArrayNode named = person.putArray("named");
            for (int k = 0; k < Math.min(SHOWN, i.suspects().size()); k++) {
                if (i.suspects().get(k).isNamedBy(r)) {
                    named.add(k);
                }
            }
        }
        n.put("hypothesisZh", hypothesis(i, Locale.CHINESE));
        n.put("hypothesisEn", hypothesis(i, Locale.ENGLISH));
        return n;
    }

    private ObjectNode json(Suspect s, boolean cohort) {
        ObjectNode n = Json.object();
        n.put("kind", s.kind());
        n.put("nameZh", name(s, Locale.CHINESE));
        n.put("nameEn", name(s, Locale.ENGLISH));
        n.put("ill", s.table().a());
        n.put("illAsked", s.table().a() + s.table().c());
        n.put("compared", s.table().b());
        n.put("comparedAsked", s.table().b() + s.table().d());
        Json.number(n, "casesExposed", s.table().casesExposed());
        if (cohort) {
            Json.number(n, "attackRate", s.table().attackRateExposed());
            Json.number(n, "attackRateOthers", s.table().attackRateUnexposed());
            Json.number(n, "riskRatio", s.table().riskRatio());
            interval(n, "riskRatio", s.table().riskRatioInterval());
        }
        if (s.table().b() + s.table().d() >= Investigation.FEWEST) {
            Json.number(n, "oddsRatio", s.exact().oddsRatio());
            interval(n, "oddsRatio", s.exact().interval());
            Json.number(n, "p", s.exact().fisherGreater());
            n.put("standsOut", s.standsOut());
        }
        return n;
    }

    /** Distinct households; a person whose household is not known is one. */
    private static long households(List<CaseReport> cases) {
        return cases.stream()
                .map(r -> r.household == 0 ? "person " + r.person : "household " + r.household)
                .distinct()
                .count();
    }

    /** What laboratories found or diagnoses name, the most frequent first. */
    private void agents(ObjectNode n, List<CaseReport> cases) {
        List<Agent> known = plan.links().incubation().agents();
        int[] found = new int[known.size() + 1];
        cases.forEach(r -> found[r.agent]++);
        ArrayNode list = n.putArray("agents");
        IntStream.rangeClosed(1, known.size())
                .filter(a -> found[a] > 0)
                .boxed()
                .sorted(Comparator.comparing(a -> -found[a]))
                .forEach(
                        a ->
                                list.addObject()
                                        .put("id", known.get(a - 1).id())
                                        .put("nameZh", known.get(a - 1).nameZh())
                                        .put("nameEn", known.get(a - 1).nameEn())
                                        .put("cases", found[a]));
    }

    private static void interval(ObjectNode n, String key, Interval interval) {
        Json.number(n, key + "Low", interval.low());
        Json.number(n, key + "High", interval.high());
    }

    private void times(ObjectNode n, Investigation i, List<CaseReport> cases) {
        DayClock clock = plan.clock();
        n.put("onsetsByDay", cases.stream().allMatch(r -> isNoon(clock.text(r.occurrenceAt))));
        if (!i.hours().isEmpty()) {
            n.put("mealFrom", clock.text(i.mealFrom()));
            n.put("mealTo", clock.text(i.mealTo()));
            Json.number(n, "medianHours", Math.rint(i.medianHours() * 10) / 10);
            Json.number(n, "shortestHours", Math.rint(i.hours().get(0) * 10) / 10);
            double longest = i.hours().get(i.hours().size() - 1);
            Json.number(n, "longestHours", Math.rint(longest * 10) / 10);
        }
        n.put("onePeak", i.onePeak());
        if (i.likelyFrom() <= i.likelyTo()) {
            n.put("likelyMealFrom", clock.text(i.likelyFrom()));
            n.put("likelyMealTo", clock.text(i.likelyTo()));
        }
    }

    /** A date without a time is taken as noon. */
    private static boolean isNoon(String text) {
        return text.startsWith("12:00:00", 11);
    }

    private String name(Suspect s, Locale language) {
        return s.name().startsWith("#")
                ? plan.directory().name(Integer.parseInt(s.name().substring(1)), language)
                : s.name();
    }

    private String hypothesis(Investigation i, Locale language) {
        boolean zh = language.equals(Locale.CHINESE);
        Suspect s = i.leading();
        if (s == null) {
            return zh
                    ? "提示：尚无突出的食物或场所，请补充膳食史和对照。"
                    : "Suggested: no food or place stands out yet; ask for more meal histories and controls.";
        }
        Interval ci = i.cohort() ? s.table().riskRatioInterval() : s.exact().interval();
        String ratio =
                "%s %s (%s-%s)"
                        .formatted(
                                i.cohort() ? "RR" : "OR",
                                figure(s.ratio(i.cohort())),
                                figure(ci.low()),
                                figure(ci.high()));
        int a = s.table().a();
        int asked = s.table().a() + s.table().c();
        return zh
                ? "提示（未经证实）：%s，%d/%d例食用或就餐，%s。".formatted(name(s, language), a, asked, ratio)
                : "Suggested, not confirmed: %s, named by %d of %d cases, %s."
                        .formatted(name(s, language), a, asked, ratio);
    }

    private static String figure(double v) {
        return Double.isInfinite(v) ? "∞" : String.format(Locale.ROOT, v < 10 ? "%.1f" : "%.0f", v);
    }
}
