package org.tocsin.epi.scan;

import java.util.Arrays;

/** Growing list of cells with cases within the horizon, replicate after replicate. */
final class Cases {
    private static final int MOST_CELLS = 1 << 24;

    int[] location = new int[1024];
    int[] lag = new int[1024];
    int[] count = new int[1024];
    int size;

    private final int horizon;
    private final int[] indexOfCell;

    Cases(int locations, int horizon) {
        long cells = (long) locations * horizon;
        this.horizon = horizon;
        this.indexOfCell = new int[cells <= MOST_CELLS ? (int) cells : 0];
    }

    /** Forgets all cells. */
    void clear() {
        size = 0;
    }

    /** Adds a case. */
    void add(int atLocation, int atLag) {
        if (size == location.length) {
            location = Arrays.copyOf(location, 2 * size);
            lag = Arrays.copyOf(lag, 2 * size);
            count = Arrays.copyOf(count, 2 * size);
        }
        location[size] = atLocation;
        lag[size] = atLag;
        count[size++] = 1;
    }

    /** Joins the cases from an index on that lie in the same cell. */
    void join(int first) {
        if (indexOfCell.length == 0) {
            return;
        }
        int kept = first;
        for (int e = first; e < size; e++) {
            int cell = location[e] * horizon + lag[e];
            int known = indexOfCell[cell] - 1;
            if (known >= 0) {
                count[known] += count[e];
            } else {
                location[kept] = location[e];
                lag[kept] = lag[e];
                count[kept++] = count[e];
                indexOfCell[cell] = kept;
            }
        }
        size = kept;
        for (int e = first; e < size; e++) {
            indexOfCell[location[e] * horizon + lag[e]] = 0;
        }
    }

    /** Cases in the cells from an index to before another. */
    int total(int first, int last) {
        int total = 0;
        for (int e = first; e < last; e++) {
            total += count[e];
        }
        return total;
    }

    static Cases observed(CaseTable table, int horizon) {
        Cases cases = new Cases(table.locations(), horizon);
        for (int c = 0; c < table.total(); c++) {
            if (table.lag(c) < horizon) {
                cases.add(table.location(c), table.lag(c));
            }
        }
        cases.join(0);
        return cases;
    }
}
