package org.tocsin.epi.scan;

import java.util.Arrays;

/** Growing list of cases within the horizon, replicate after replicate. */
final class Cases {
    int[] location = new int[1024];
    int[] lag = new int[1024];
    int size;

    void add(int atLocation, int atLag) {
        if (size == location.length) {
            location = Arrays.copyOf(location, 2 * size);
            lag = Arrays.copyOf(lag, 2 * size);
        }
        location[size] = atLocation;
        lag[size++] = atLag;
    }

    static Cases observed(CaseTable table, int horizon) {
        Cases cases = new Cases();
        for (int c = 0; c < table.total(); c++) {
            if (table.lag(c) < horizon) {
                cases.add(table.location(c), table.lag(c));
            }
        }
        return cases;
    }
}
