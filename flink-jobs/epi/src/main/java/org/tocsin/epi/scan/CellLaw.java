package org.tocsin.epi.scan;

import java.util.SplittableRandom;

/** Where and when a case falls: location and lag with given probabilities (Walker's aliases). */
final class CellLaw {
    private final int lagsPerRow;
    private final boolean lagsEqual;
    private final double total;
    private final double[] threshold;
    private final int[] alias;

    private CellLaw(double[] weights, int lagsPerRow, boolean lagsEqual) {
        int n = weights.length;
        this.lagsPerRow = lagsPerRow;
        this.lagsEqual = lagsEqual;
        double sum = ScanModel.sum(weights);
        this.total = lagsEqual ? sum * lagsPerRow : sum;
        this.threshold = new double[n];
        this.alias = new int[n];
        int[] queue = new int[n];
        int small = 0;
        int large = n;
        for (int i = 0; i < n; i++) {
            threshold[i] = weights[i] * n / sum;
            alias[i] = i;
            queue[threshold[i] < 1 ? small++ : --large] = i;
        }
        // Each poor cell is filled up by a rich one, which may become poor itself.
        for (int s = 0; s < small && large < n; s++) {
            int poor = queue[s];
            int rich = queue[large];
            alias[poor] = rich;
            threshold[rich] -= 1 - threshold[poor];
            if (threshold[rich] < 1) {
                large++;
                queue[small++] = rich;
            }
        }
    }

    /** By location, every lag before the horizon being equally likely. */
    static CellLaw ofPlaces(double[] weights, int horizon) {
        return new CellLaw(weights, horizon, true);
    }

    /** By location and step, those before the horizon left out. */
    static CellLaw ofCells(double[][] cells, int horizon) {
        double[] weights = new double[cells.length * horizon];
        for (int i = 0; i < cells.length; i++) {
            for (int lag = 0; lag < horizon; lag++) {
                weights[i * horizon + lag] = cells[i][cells[i].length - 1 - lag];
            }
        }
        return new CellLaw(weights, horizon, false);
    }

    /** Sum of the weights within the horizon. */
    double total() {
        return total;
    }

    void draw(SplittableRandom random, Cases into) {
        double u = random.nextDouble() * threshold.length;
        int cell = (int) u;
        if (u - cell >= threshold[cell]) {
            cell = alias[cell];
        }
        if (lagsEqual) {
            into.add(cell, random.nextInt(lagsPerRow));
        } else {
            into.add(cell / lagsPerRow, cell % lagsPerRow);
        }
    }
}
