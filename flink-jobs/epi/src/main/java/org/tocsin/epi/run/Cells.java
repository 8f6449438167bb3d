package org.tocsin.epi.run;

import org.tocsin.epi.aberration.Verdict;

/** Cells shared by the tables of all detectors. */
final class Cells {
    private Cells() {}

    /** 1, 0 or not available. */
    static Integer alarm(Verdict verdict) {
        return switch (verdict) {
            case ALARM -> 1;
            case QUIET -> 0;
            case UNKNOWN -> null;
        };
    }
}
