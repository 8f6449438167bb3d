package org.tocsin.epi.scan;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Permutes the time labels over the cases of each stratum. Only the labels within the horizon
 * matter: each is given to a case drawn without replacement (a partial Fisher-Yates shuffle, undone
 * afterwards so that the draw depends on its generator only).
 */
final class LabelDraw implements CaseDraw {
    private final int[][] locations;
    private final int[][] labels;
    private final int[] swapped;

    LabelDraw(CaseTable cases, int horizon) {
        int strata = cases.strata();
        int[] sizes = new int[strata];
        int[] recent = new int[strata];
        for (int c = 0; c < cases.total(); c++) {
            sizes[cases.stratum(c)]++;
            recent[cases.stratum(c)] += cases.lag(c) < horizon ? 1 : 0;
        }
        locations = new int[strata][];
        labels = new int[strata][];
        for (int k = 0; k < strata; k++) {
            locations[k] = new int[sizes[k]];
            labels[k] = new int[recent[k]];
        }
        for (int c = cases.total() - 1; c >= 0; c--) {
            int k = cases.stratum(c);
            locations[k][--sizes[k]] = cases.location(c);
            if (cases.lag(c) < horizon) {
                labels[k][--recent[k]] = cases.lag(c);
            }
        }
        swapped = new int[Arrays.stream(labels).mapToInt(l -> l.length).max().orElse(0)];
    }

    private LabelDraw(LabelDraw other) {
        locations = new int[other.locations.length][];
        Arrays.setAll(locations, k -> other.locations[k].clone());
        labels = other.labels;
        swapped = other.swapped.clone();
    }

    @Override
    public void draw(SplittableRandom random, Cases into) {
        for (int k = 0; k < labels.length; k++) {
            stratum(random, locations[k], labels[k], into);
        }
    }

    private void stratum(SplittableRandom random, int[] places, int[] lags, Cases into) {
        for (int j = 0; j < lags.length; j++) {
            int other = random.nextInt(j, places.length);
            swapped[j] = other;
            swap(places, j, other);
            into.add(places[j], lags[j]);
        }
        for (int j = lags.length - 1; j >= 0; j--) {
            swap(places, j, swapped[j]);
        }
    }

    private static void swap(int[] values, int i, int j) {
        int value = values[i];
        values[i] = values[j];
        values[j] = value;
    }

    @Override
    public CaseDraw copy() {
        return new LabelDraw(this);
    }
}
