package org.tocsin.signal;

import org.tocsin.model.Axis;
import org.tocsin.model.Signal;

/** EARS on every series at the day close; speaks only where no other detector judges. */
final class EarsLive implements LiveDetector {
    private static final int LEAST_STORED = 3;

    private final EarsDetector ears;

    EarsLive(EarsSettings settings) {
        this.ears = new EarsDetector(settings);
    }

    @Override
    public boolean judge(SeriesClose c, Judgements out) {
        for (int length : ears.settings().sums()) {
            int observed = c.series().receipt.sum(c.label() - length + 1, c.label());
            if (observed == 0 && !c.isWide() && c.axis() == Axis.FACILITY) {
                continue;
            }
            EarsDetector.Window window =
                    ears.window(c.series().receipt, c.label(), length, c::areValid);
            if (observed >= LEAST_STORED) {
                besides(c, length, window, out);
            }
            boolean shown = out.states() && (c.isWide() || c.axis() == Axis.RESIDENCE);
            Signal c2 =
                    ears.c2(window, shown, c.axis(), c.node(), c.level(), c.indicator(), c.at());
            if (c2 == null) {
                continue;
            }
            boolean exceeded = c2.observed() > c2.threshold() && observed >= LEAST_STORED;
            boolean busy = c.axis() == Axis.RESIDENCE && (observed > 0 || c2.expected() > 0);
            if (out.states() && (c.isWide() || exceeded || busy)) {
                out.point(DetectorPoints.of(c2, length == ears.settings().sums().get(0)));
            }
            if (exceeded) {
                out.signal(c.started(c2, length));
            }
        }
        return false;
    }

    private void besides(SeriesClose c, int length, EarsDetector.Window window, Judgements out) {
        Signal c1 = ears.c1(window, c.axis(), c.node(), c.indicator(), c.at());
        if (c1 != null) {
            out.signal(c.started(c1, 32 + length));
        }
        Signal c3 = ears.c3(window, c.axis(), c.node(), c.indicator(), c.at());
        if (c3 != null) {
            out.signal(c.started(c3, 64 + length));
        }
    }
}
