package org.tocsin.count;

import org.tocsin.model.AggregateReport;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Exposure;

/** A 64-bit digest of what a version contributes, receipt time and revision left out. */
public final class ContentDigest {
    private ContentDigest() {}

    /** Digest of a case report's content. */
    public static long of(CaseReport r) {
        if (r.id == null) {
            return r.digest;
        }
        long d = r.withdrawn ? 1 : 0;
        if (r.withdrawn) {
            return d;
        }
        d = Mix.fold(d, r.occurrenceAt);
        d = Mix.fold(d, r.visitAt);
        d = Mix.fold(d, r.person);
        d = Mix.fold(d, r.household);
        d = Mix.fold(d, ((long) r.residence << 32) ^ r.facility);
        d = Mix.fold(d, ((long) r.institution << 32) ^ r.flags);
        d = Mix.fold(d, r.indicators);
        d = r.cell == CaseReport.NO_PLACE ? d : Mix.fold(d, r.cell);
        d = Mix.fold(d, ((long) r.symptomGroups << 32) ^ r.unit.hashCode());
        d = Mix.fold(d, r.agent);
        for (Exposure e : r.exposures) {
            d = Mix.fold(d, e.mealAt());
            d = Mix.fold(d, ((long) e.venue() << 32) ^ e.venueText().hashCode());
            d = Mix.fold(d, ((long) e.food().hashCode() << 32) ^ e.seller().hashCode());
        }
        return d;
    }

    /** Takes from a report all that does not count and remembers its digest. */
    public static CaseReport plain(CaseReport r) {
        r.digest = of(r);
        r.id = null;
        r.household = 0;
        r.cell = CaseReport.NO_PLACE;
        r.unit = "";
        r.symptomGroups = 0;
        r.agent = 0;
        r.exposures = CaseReport.NO_EXPOSURES;
        return r;
    }

    /** Digest of an aggregate's content. */
    public static long of(AggregateReport r) {
        long d = r.withdrawn ? 1 : 0;
        d = Mix.fold(d, ((long) r.node << 32) ^ r.day);
        d = Mix.fold(d, r.days);
        for (int i = 0; i < r.indicators.length; i++) {
            d = Mix.fold(d, r.indicators[i]);
            d = Mix.fold(d, r.values[i]);
        }
        return d;
    }
}
