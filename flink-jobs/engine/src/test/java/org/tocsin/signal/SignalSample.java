package org.tocsin.signal;

import org.tocsin.model.Axis;
import org.tocsin.model.DateAxis;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;

/** Signals for tests: only what the triage looks at differs. */
final class SignalSample {
    private SignalSample() {}

    static Signal of(int node, int indicator, int day, double p, Tier tier) {
        return new Signal(
                "ladder",
                DateAxis.RECEIPT,
                "H2",
                1,
                Axis.RESIDENCE,
                node,
                indicator,
                day,
                day * 86_400_000L,
                9,
                2,
                5,
                -Math.log(p),
                p,
                Double.NaN,
                365,
                day - 380,
                0,
                tier,
                Double.NaN,
                true,
                0,
                false);
    }
}
