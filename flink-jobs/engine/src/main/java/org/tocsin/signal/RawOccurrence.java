package org.tocsin.signal;

import org.tocsin.count.CountSettings;
import org.tocsin.model.Axis;
import org.tocsin.model.DateAxis;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;

/**
 * A demonstration, not a detector: judges the raw count of the closed day by occurrence date, which
 * is never complete.
 */
final class RawOccurrence implements LiveDetector {
    private final EarsDetector ears;
    private final CountSettings settings;

    RawOccurrence(EarsSettings ears, CountSettings settings) {
        this.ears = new EarsDetector(ears);
        this.settings = settings;
    }

    @Override
    public boolean judge(SeriesClose c, Judgements out) {
        if (c.axis() != Axis.RESIDENCE) {
            return false;
        }
        Signal raw =
                ears.c2(
                        ears.window(
                                c.series().occurrence,
                                c.label(),
                                1,
                                (from, to) -> from >= settings.firstDay()),
                        false,
                        c.axis(),
                        c.node(),
                        c.level(),
                        c.indicator(),
                        c.at());
        if (raw != null && raw.tier() != Tier.STORE) {
            out.signal(renamed(raw));
        }
        return false;
    }

    private static Signal renamed(Signal raw) {
        return new Signal(
                SeriesDetector.RAW_OCCURRENCE,
                DateAxis.OCCURRENCE,
                "",
                1,
                raw.axis(),
                raw.node(),
                raw.indicator(),
                raw.day(),
                raw.at(),
                raw.observed(),
                raw.expected(),
                raw.threshold(),
                raw.score(),
                Double.NaN,
                Double.NaN,
                raw.baselineDays(),
                raw.baselineFrom(),
                raw.excludedDays(),
                Tier.STORE,
                Double.NaN,
                true,
                0,
                false);
    }
}
