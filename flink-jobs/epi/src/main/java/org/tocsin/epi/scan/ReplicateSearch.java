package org.tocsin.epi.scan;

/** Finds the highest score of each of some replicates. One instance serves one thread. */
interface ReplicateSearch {
    /** Writes the maxima of the replicates from an index to before another. */
    void search(double[] maxima, int first, int last);

    /** Looks at every cylinder of one replicate after the other. */
    final class Dense implements ReplicateSearch {
        private final ReplicateDraw draw;
        private final Cases cases;
        private final DenseSearch search;

        Dense(ReplicateDraw draw, Cases cases, DenseSearch search) {
            this.draw = draw;
            this.cases = cases;
            this.search = search;
        }

        @Override
        public void search(double[] maxima, int first, int last) {
            for (int r = first; r < last; r++) {
                cases.clear();
                draw.draw(r, cases);
                maxima[r] = search.search(cases);
            }
        }
    }

    /** Takes batches of replicates through one centre after the other. */
    final class ByCentre implements ReplicateSearch {
        private static final int MOST_CASES_IN_A_BATCH = 4_000_000;

        private final ReplicateDraw draw;
        private final Zones zones;
        private final Windows windows;
        private final Mass mass;
        private final Score score;
        private final int minCases;

        ByCentre(
                ReplicateDraw draw,
                Zones zones,
                Windows windows,
                Mass mass,
                Score score,
                int minCases) {
            this.draw = draw;
            this.zones = zones;
            this.windows = windows;
            this.mass = mass;
            this.score = score;
            this.minCases = minCases;
        }

        @Override
        public void search(double[] maxima, int first, int last) {
            int from = first;
            while (from < last) {
                Cases cases = new Cases(zones.centres(), windows.horizon);
                int[] ends = new int[last - from + 1];
                int n = 0;
                while (from + n < last && cases.size < MOST_CASES_IN_A_BATCH) {
                    draw.draw(from + n, cases);
                    cases.join(ends[n]);
                    ends[++n] = cases.size;
                }
                batch(cases, ends, n, maxima, from);
                from += n;
            }
        }

        private void batch(Cases cases, int[] ends, int n, double[] maxima, int from) {
            int most = 0;
            for (int r = 0; r < n; r++) {
                most = Math.max(most, cases.total(ends[r], ends[r + 1]));
            }
            CylinderSearch search =
                    new CylinderSearch(windows, mass, score, minCases, most, zones.centres());
            for (int centre = 0; centre < zones.centres(); centre++) {
                search.bind(zones, centre);
                for (int r = 0; r < n; r++) {
                    maxima[from + r] = search.search(cases, ends[r], ends[r + 1], maxima[from + r]);
                }
            }
        }
    }

    /**
     * Takes batches of replicates through groups of centres. The lowest maximum of some pilots is a
     * score that nearly all others exceed: they begin with it as the best so far. Those that do not
     * exceed it are searched again from the beginning.
     */
    final class ByGroup implements ReplicateSearch {
        private static final int MOST_CASES_IN_A_BATCH = 1 << 17;
        private static final int PILOTS = 32;

        private final ReplicateDraw draw;
        private final GroupSearch search;
        private final int horizon;
        private final Cases one;
        private final ReplicateCases batch = new ReplicateCases();
        private double guess;

        ByGroup(ReplicateDraw draw, GroupSearch search, Cases one, int horizon) {
            this.draw = draw;
            this.search = search;
            this.one = one;
            this.horizon = horizon;
        }

        @Override
        public void search(double[] maxima, int first, int last) {
            int from = first;
            while (from < last) {
                int to = take(from, guess == 0 ? Math.min(last, from + PILOTS) : last);
                double low = guess;
                for (int r = from; r < to; r++) {
                    maxima[r] = low;
                }
                search.search(batch, maxima);
                if (low == 0) {
                    guess = to - from < PILOTS ? 0 : lowest(maxima, from, to);
                } else {
                    again(maxima, low);
                }
                from = to;
            }
        }

        /** Draws replicates until the batch is full; gives the index after the last. */
        private int take(int from, int last) {
            batch.clear();
            int to = from;
            while (to < last && batch.cases() < MOST_CASES_IN_A_BATCH) {
                one.clear();
                draw.draw(to, one);
                batch.add(to++, one, horizon);
            }
            return to;
        }

        private static double lowest(double[] maxima, int from, int to) {
            double lowest = maxima[from];
            for (int r = from; r < to; r++) {
                lowest = Math.min(lowest, maxima[r]);
            }
            return lowest;
        }

        private void again(double[] maxima, double low) {
            batch.keepUpTo(low, maxima);
            for (int k = 0; k < batch.size; k++) {
                maxima[batch.replicate[k]] = 0;
            }
            search.search(batch, maxima);
        }
    }
}
