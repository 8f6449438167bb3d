package org.tocsin.epi.scan;

import java.util.SplittableRandom;

/**
 * Draws positives without replacement among the tests: their number within the horizon is
 * hypergeometric, and each of them is one of the tests there.
 */
final class PositiveDraw implements CaseDraw {
    private final CountLaw number;
    private final int[] location;
    private final int[] lag;
    private final int[] order;
    private final int[] swapped;

    PositiveDraw(int[][] tests, int positives, long total, Windows windows) {
        Cases recent = new Cases(tests.length, windows.horizon);
        for (int i = 0; i < tests.length; i++) {
            for (int lags = 0; lags < windows.horizon; lags++) {
                for (int n = tests[i][windows.steps - 1 - lags]; n > 0; n--) {
                    recent.add(i, lags);
                }
            }
        }
        this.location = recent.location;
        this.lag = recent.lag;
        this.order = new int[recent.size];
        for (int j = 0; j < order.length; j++) {
            order[j] = j;
        }
        this.number = CountLaw.hypergeometric(total, positives, recent.size);
        this.swapped = new int[Math.min(positives, recent.size)];
    }

    private PositiveDraw(PositiveDraw other) {
        number = other.number;
        location = other.location;
        lag = other.lag;
        order = other.order.clone();
        swapped = other.swapped.clone();
    }

    @Override
    public void draw(SplittableRandom random, Cases into) {
        int n = number.draw(random.nextDouble());
        for (int j = 0; j < n; j++) {
            int other = random.nextInt(j, order.length);
            swapped[j] = other;
            swap(j, other);
            into.add(location[order[j]], lag[order[j]]);
        }
        for (int j = n - 1; j >= 0; j--) {
            swap(j, swapped[j]);
        }
    }

    private void swap(int i, int j) {
        int value = order[i];
        order[i] = order[j];
        order[j] = value;
    }

    @Override
    public CaseDraw copy() {
        return new PositiveDraw(this);
    }
}
