package org.tocsin.signal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.tocsin.job.Shangdang;
import org.tocsin.model.Level;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.place.WorkCalendar;

/**
 * Quiet counties: a county and eight townships, five indicators of which two count the same
 * patients, seasonal, overdispersed, without any outbreak. A year of history, then half a year
 * judged. Small p-values are not more frequent than they claim, and people hear no more than the
 * budget allows.
 */
class TriageBudgetTest {
    private static final int HISTORY = 385;
    private static final int JUDGED = 182;
    private static final int COUNTIES = 3;
    private static final int TOWNSHIPS = 8;
    private static final double[] MEANS = {1.2, 0.6, 0.5, 0.1, 0.3};
    private static final List<String> IDS = List.of("FEVER", "ILI", "GI", "MUMPS", "VARICELLA");

    private final LadderLive ladder =
            new LadderLive(
                    LadderSettings.defaults(),
                    DateGate.RECEIPT,
                    WorkCalendar.NONE,
                    new EventBook(List.of(), Shangdang.directory(), List.of()),
                    List.of());
    private final Triage triage =
            new Triage(
                    TriageSettings.defaults(),
                    Shangdang.directory(),
                    Shangdang.definitions().indicators());
    private int points;
    private int below05;
    private int below01;
    private int messages;
    private int listed;

    @Test
    void quietCountiesStayWithinTheBudget() {
        for (int county = 0; county < COUNTIES; county++) {
            quietCounty(new Well19937c(100 + county));
        }
        double weeks = COUNTIES * JUDGED / 7.0;
        String told =
                "%d messages, %d listed in %.0f county-weeks; p <= 0.05: %.4f, p <= 0.01: %.4f of %d"
                        .formatted(
                                messages,
                                listed,
                                weeks,
                                below05 / (double) points,
                                below01 / (double) points,
                                points);
        System.out.println(told);
        // 78 weeks at 0.25 are 19.5 expected; 27 or fewer in 95 of 100 such simulations (Poisson).
        // 260 county-weeks with other seeds had 65 messages, 0.25 a week, and 447 listed.
        assertTrue(messages <= 27, told);
        assertTrue(listed <= 2 * weeks, told);
        assertTrue(points > 10_000, told);
        assertTrue(below05 <= 0.05 * points, told);
        assertTrue(below01 <= 0.012 * points, told);
    }

    private void quietCounty(RandomGenerator random) {
        List<LiveSeries> series = new ArrayList<>();
        int county = Shangdang.node("140404");
        for (int i = 0; i < IDS.size(); i++) {
            int indicator = Shangdang.definitions().indicator(IDS.get(i)).ordinal();
            series.add(new LiveSeries(ladder, Level.COUNTY, county, indicator));
            for (int t = 0; t < TOWNSHIPS; t++) {
                int township = Shangdang.node("140404101") + t;
                series.add(new LiveSeries(ladder, Level.TOWNSHIP, township, indicator));
            }
        }
        TriageMemory memory = new TriageMemory();
        for (int day = 0; day < HISTORY + JUDGED; day++) {
            fill(series, day, random);
            List<Signal> signals = new ArrayList<>();
            for (LiveSeries s : series) {
                if (day < HISTORY) {
                    s.pass(day);
                } else {
                    s.close(day);
                    signals.addAll(s.signals);
                    s.signals.clear();
                }
            }
            tell(triage.judge(day, series.size(), signals, memory), memory, day);
        }
        series.forEach(this::countPoints);
    }

    private static void fill(List<LiveSeries> series, int day, RandomGenerator random) {
        double season = Math.exp(0.5 * Math.cos(2 * Math.PI * day / 365.25));
        for (int i = 0; i < MEANS.length; i++) {
            LiveSeries county = series.get(i * (TOWNSHIPS + 1));
            for (int t = 1; t <= TOWNSHIPS; t++) {
                double mean = MEANS[i] * season * (0.4 + 0.25 * t);
                double rate = new GammaDistribution(random, mean / 0.3, 0.3).sample();
                int n =
                        rate < 1e-9
                                ? 0
                                : new PoissonDistribution(random, rate, 1e-12, 9999).sample();
                series.get(i * (TOWNSHIPS + 1) + t).receive(day, n, day);
                county.receive(day, n, day);
            }
        }
    }

    /** An episode is told once: when its series is first seen above a line. */
    private void tell(List<Signal> judged, TriageMemory memory, int day) {
        for (Signal s : judged) {
            TriageMemory.Episode e =
                    memory.episodes().get(TriageMemory.key(s.node(), s.indicator()));
            boolean told = s.tier() != Tier.STORE && e != null;
            listed += told && e.opened() == day ? 1 : 0;
            messages += told && e.notified() == day ? 1 : 0;
        }
    }

    /** A day without a point is one without cases in the window: it counts as not small. */
    private void countPoints(LiveSeries s) {
        points += JUDGED;
        for (double[] values : s.points.values()) {
            below05 += values[4] <= 0.05 ? 1 : 0;
            below01 += values[4] <= 0.01 ? 1 : 0;
        }
    }
}
