package org.tocsin.epi.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reference tables: 1e-9 relative, 1e-6 for the odds ratio found by iteration and its limits. */
class TableGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/exposure");
    private static final Set<String> ITERATED = Set.of("or_cmle", "or_cmle_lo", "or_cmle_hi");

    private final List<String> problems = new ArrayList<>();
    private int compared;

    private static List<NamedCsvRecord> csv(String file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(GOLDEN.resolve(file))) {
            return reader.stream().toList();
        }
    }

    private static int cell(NamedCsvRecord r, String name) {
        return Integer.parseInt(r.getField(name));
    }

    private static double number(String text) {
        return "Inf".equals(text) ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    private void same(NamedCsvRecord r, String column, double got) {
        double expected = number(r.getField(column));
        double tolerance = (ITERATED.contains(column) ? 1e-6 : 1e-9) * Math.abs(expected);
        compared++;
        boolean equal = Double.compare(expected, got) == 0 || expected == got;
        if (!equal && !(Math.abs(expected - got) <= tolerance)) {
            problems.add(r.getField(0) + " " + column + ": expected " + expected + ", got " + got);
        }
    }

    private void compare(NamedCsvRecord r, TwoByTwo t) {
        ExactOddsRatio exact = ExactOddsRatio.of(t).asReference();
        same(r, "ar_exposed", t.attackRateExposed());
        same(r, "ar_unexposed", t.attackRateUnexposed());
        same(r, "rr", t.riskRatio());
        same(r, "rr_lo", t.riskRatioInterval().low());
        same(r, "rr_hi", t.riskRatioInterval().high());
        same(r, "rd", t.riskDifference());
        same(r, "or", t.oddsRatio());
        same(r, "or_lo", t.oddsRatioInterval().low());
        same(r, "or_hi", t.oddsRatioInterval().high());
        same(r, "or_haldane", t.haldaneOddsRatio());
        same(r, "or_cmle", exact.oddsRatio());
        same(r, "or_cmle_lo", exact.interval().low());
        same(r, "or_cmle_hi", exact.interval().high());
        same(r, "p_fisher_two", exact.fisherTwoSided());
        same(r, "p_fisher_greater", exact.fisherGreater());
        same(r, "p_midp_greater", exact.midPGreater());
        same(r, "p_midp_two", exact.midPTwoSided());
        same(r, "chi2", t.chiSquare());
        same(r, "p_chi2", t.chiSquareP());
        same(r, "chi2_yates", t.chiSquareYates());
        same(r, "cases_exposed_pct", t.casesExposed());
    }

    private void report(String what) {
        System.out.printf("tables, %s: %d numbers%n", what, compared);
        assertTrue(problems.isEmpty(), () -> String.join("\n", problems));
    }

    @Test
    void tablesWithZeroCellsAreEqual() throws IOException {
        for (NamedCsvRecord r : csv("tables-expected.csv")) {
            compare(r, new TwoByTwo(cell(r, "a"), cell(r, "b"), cell(r, "c"), cell(r, "d")));
        }
        report("zero cells");
    }

    @Test
    void oswegoTablesAreEqual() throws IOException {
        AttackRates.Row[] rows = oswego().rows().toArray(AttackRates.Row[]::new);
        int k = 0;
        for (NamedCsvRecord r : csv("oswego-expected.csv")) {
            assertEquals(r.getField("food"), rows[k].food());
            TwoByTwo t = rows[k++].table();
            assertEquals(new TwoByTwo(cell(r, "a"), cell(r, "b"), cell(r, "c"), cell(r, "d")), t);
            compare(r, t);
        }
        report("Oswego");
    }

    /** Published: vanilla ice cream 43/54 against 3/21, RR 5.574 (1.938-16.03), p 2.6e-7. */
    @Test
    void vanillaIceCreamComesOutOnTop() throws IOException {
        AttackRates.Row first = oswego().ranked().get(0);
        assertEquals(new AttackRates.Row("vanilla.ice.cream", new TwoByTwo(43, 11, 3, 18)), first);
        assertEquals(5.574, first.table().riskRatio(), 5e-4);
        assertEquals(1.938, first.table().riskRatioInterval().low(), 5e-4);
        assertEquals(16.03, first.table().riskRatioInterval().high(), 5e-3);
        assertEquals(2.6e-7, ExactOddsRatio.of(first.table()).fisherTwoSided(), 5e-9);
    }

    private static AttackRates oswego() throws IOException {
        AttackRates rates = new AttackRates();
        for (NamedCsvRecord r : csv("oswego-line-list.csv")) {
            for (String food : r.getHeader().subList(4, r.getHeader().size())) {
                rates.add(food, answer(r.getField(food)), answer(r.getField("ill")));
            }
        }
        return rates;
    }

    private static Boolean answer(String text) {
        return text.isEmpty() ? null : Boolean.valueOf("Y".equals(text));
    }

    @Test
    void binomialComparisonsAreEqual() throws IOException {
        for (NamedCsvRecord r : csv("binomial-expected.csv")) {
            BinomialComparison b =
                    new BinomialComparison(cell(r, "x"), cell(r, "n"), number(r.getField("p0")));
            same(r, "p_upper", b.upperTail());
            same(r, "p_midp", b.midP());
            same(r, "cp_lo", b.interval().low());
            same(r, "cp_hi", b.interval().high());
        }
        report("binomial");
    }

    /** One ill who ate, one well who did not: P(X >= 1) = odds / (1 + odds) = 0.025. */
    @Test
    void theRootsAreExactUnlessTheReferenceIsWanted() {
        ExactOddsRatio exact = ExactOddsRatio.of(new TwoByTwo(1, 0, 0, 1));
        assertEquals(0.025 / 0.975, exact.interval().low(), 1e-14);
        assertEquals(0.0256406640625, exact.asReference().interval().low(), 1e-14);
    }

    /**
     * Far in the tail and in large tables the digits stay. R 4.2.2: chisq.test(correct = FALSE)
     * 8.549183627571742e-32; fisher.test 1.1943848136199924e-12, from exact integers
     * 1.194384813619997e-12.
     */
    @Test
    void smallProbabilitiesKeepTheirDigits() {
        double chiSquare = new TwoByTwo(212, 4, 62, 77).chiSquareP();
        assertEquals(8.549183627571742e-32, chiSquare, 1e-9 * 8.5e-32);
        ExactOddsRatio large = ExactOddsRatio.of(new TwoByTwo(4, 1957539, 7, 17149));
        assertEquals(1.194384813619997e-12, large.fisherTwoSided(), 1e-10 * 1.2e-12);
    }

    /** Lower limit for one of n: 1 - 0.975^(1/n); nobody asked: p = 1, mid-p 1/2, 0 to 1. */
    @Test
    void binomialLimitsHoldAtTheEnds() {
        double low = new BinomialComparison(1, 468672, 0.5).interval().low();
        double byHand = -Math.expm1(Math.log(0.975) / 468672);
        assertEquals(byHand, low, 1e-12 * byHand);
        BinomialComparison nobody = new BinomialComparison(0, 0, 0.3);
        assertEquals(1, nobody.upperTail());
        assertEquals(0.5, nobody.midP());
        assertEquals(new Interval(0, 1), nobody.interval());
    }

    @Test
    void tablesBeyondReachAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new TwoByTwo(999_999_999, 999_999_999, 999_999_999, 999_999_999));
        TwoByTwo wide = new TwoByTwo(300_000_000, 300_000_000, 300_000_000, 300_000_000);
        assertThrows(IllegalArgumentException.class, () -> ExactOddsRatio.of(wide));
    }

    @Test
    void anEmptyMarginSaysNothing() {
        TwoByTwo nobodyAte = new TwoByTwo(0, 0, 4, 7);
        ExactOddsRatio exact = ExactOddsRatio.of(nobodyAte);
        assertEquals(1, exact.fisherTwoSided());
        assertEquals(1, exact.fisherGreater());
        assertEquals(1, exact.midPGreater());
        assertEquals(1, exact.midPTwoSided());
        assertEquals(1, nobodyAte.chiSquareP());
        assertTrue(Double.isNaN(exact.oddsRatio()));
        assertTrue(Double.isNaN(nobodyAte.riskRatio()));
        assertFalse(nobodyAte.riskRatioInterval().defined());
    }

    /** Two strata, by hand: (10*12/29 + 5*9/24) / (3*4/29 + 2*8/24) = 6.01293 / 1.08046. */
    @Test
    void mantelHaenszelWeighsTheStrata() {
        MantelHaenszel common =
                MantelHaenszel.of(
                        List.of(
                                new TwoByTwo(10, 3, 4, 12),
                                new TwoByTwo(5, 2, 8, 9),
                                new TwoByTwo(0, 0, 0, 0)));
        assertEquals((120 / 29.0 + 45 / 24.0) / (12 / 29.0 + 16 / 24.0), common.oddsRatio(), 1e-12);
        assertEquals(2, common.strata());
        assertTrue(common.interval().low() < common.oddsRatio());
    }
}
