package org.tocsin.signal;

import org.tocsin.epi.ladder.LadderOptions;
import org.tocsin.epi.ladder.ScoreCalibration;

/** How the ladder steps through a series: day by day, or week by week. */
enum Cadence {
    /** A point is a local day. */
    DAILY(1, 56, 7, LadderOptions.daily(), LadderSettings.DAILY_LIMIT),
    /** A point is a week from Monday to Sunday, named by its Sunday. */
    WEEKLY(7, 26, 1, LadderOptions.weekly(), LadderSettings.WEEKLY_LIMIT);

    /** Days of a point. */
    final int days;

    /** Points judged in silence when a series gets a state, so that level and windows are known. */
    final int warmUp;

    /** Points between two states kept for corrections. */
    final int spacing;

    /** Settings of the method. */
    final LadderOptions options;

    /** Score above which a point is a signal. */
    final double limit;

    Cadence(int days, int warmUp, int spacing, LadderOptions options, double limit) {
        this.days = days;
        this.warmUp = warmUp;
        this.spacing = spacing;
        this.options = options;
        this.limit = limit;
    }

    ScoreCalibration calibration() {
        return this == DAILY ? ScoreCalibration.daily() : ScoreCalibration.weekly();
    }

    /** Points that must lie before the first judged one. */
    int leastHistory() {
        return options.minimumHistory() + options.young().guard();
    }

    /** States kept besides the newest, so that every day of the revision window can be restated. */
    int kept(int revisionDays) {
        return revisionDays / (days * spacing) + 2;
    }
}
