package org.tocsin.epi.scan;

import java.util.Arrays;

/** Mass given cell by cell: sums over lags are kept for each location and each zone. */
final class CellMass extends Mass {
    private static final double SMALL = 0.1;

    private final Windows windows;

    /** Mass of a location over the lags before an index: {@code cumulated[location][lags]}. */
    private final double[][] cumulated;

    private double[][] zoneCumulated = {};

    private CellMass(Windows windows, double[][] cumulated) {
        this.windows = windows;
        this.cumulated = cumulated;
        this.share = new double[windows.count()];
    }

    /** From {@code cells[location][step]}. */
    static CellMass of(double[][] cells, Windows windows) {
        double[][] cumulated = new double[cells.length][windows.horizon + 1];
        for (int i = 0; i < cells.length; i++) {
            for (int lag = 0; lag < windows.horizon; lag++) {
                cumulated[i][lag + 1] = cumulated[i][lag] + cells[i][windows.steps - 1 - lag];
            }
        }
        return new CellMass(windows, cumulated);
    }

    @Override
    void bind(Zones zones, int centre) {
        int[] members = zones.members(centre);
        int[] ends = zones.ends(centre);
        zoneCumulated = new double[ends.length][];
        lead = new double[ends.length];
        double[] running = new double[windows.horizon + 1];
        int k = 0;
        for (int z = 0; z < ends.length; z++) {
            for (; k < ends[z]; k++) {
                add(running, cumulated[members[k]]);
            }
            zoneCumulated[z] = running.clone();
            lead[z] = running[windows.horizon];
        }
        bound();
    }

    private static void add(double[] running, double[] more) {
        for (int h = 0; h < running.length; h++) {
            running[h] += more[h];
        }
    }

    /**
     * The share of a window differs between zones, most between the smallest ones: those below a
     * tenth of the largest are left without a bound.
     */
    private void bound() {
        Arrays.fill(share, Double.POSITIVE_INFINITY);
        double small = lead.length == 0 ? 0 : SMALL * lead[lead.length - 1];
        unbounded = 0;
        for (int z = 0; z < lead.length; z++) {
            if (lead[z] <= small) {
                unbounded = z + 1;
                continue;
            }
            double scale = (1 - 1e-9) / lead[z];
            for (int w = 0; w < share.length; w++) {
                share[w] = Math.min(share[w], at(z, w) * scale);
            }
        }
    }

    @Override
    double at(int z, int w) {
        double[] row = zoneCumulated[z];
        return row[windows.to[w]] - row[windows.from[w]];
    }

    @Override
    double of(int[] locations, int w) {
        double sum = 0;
        for (int i : locations) {
            sum += cumulated[i][windows.to[w]] - cumulated[i][windows.from[w]];
        }
        return sum;
    }

    @Override
    Mass copy() {
        return new CellMass(windows, cumulated);
    }
}
