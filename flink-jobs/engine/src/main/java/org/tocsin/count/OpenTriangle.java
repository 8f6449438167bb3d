package org.tocsin.count;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tocsin.epi.triangle.Nowcast;
import org.tocsin.epi.triangle.NowcastOptions;
import org.tocsin.epi.triangle.ReportedShare;
import org.tocsin.epi.triangle.ReportingTriangle;
import org.tocsin.model.Reported;

/** The full triangle of one series while a label is closed, with what is read from it once. */
public final class OpenTriangle {
    private static final int LEAST_CASES = 20;
    private static final int WINDOW = 56;
    private static final int START = 14;

    private final ReportingTriangle triangle;
    private final int base;
    private Nowcast nowcast;
    private final Map<Asked, Optional<Reported>> answers = new HashMap<>();

    private record Asked(int newestAge, int oldestAge, boolean changing) {}

    /**
     * Opens a triangle.
     *
     * @param triangle days and labels counted from 0
     * @param base epoch day of day 0
     */
    OpenTriangle(ReportingTriangle triangle, int base) {
        this.triangle = triangle;
        this.base = base;
    }

    /** The cells; days and labels are counted from 0. */
    public ReportingTriangle cells() {
        return triangle;
    }

    /** Epoch day of day 0. */
    public int base() {
        return base;
    }

    /** The label that is closed, counted from 0. */
    public int label() {
        return triangle.last();
    }

    /** Net receipts of the newest labels. */
    public int received(int labels) {
        int sum = 0;
        int oldest = Math.max(triangle.first(), triangle.last() - labels + 1);
        for (int j = triangle.last(); j >= oldest; j--) {
            sum += triangle.receipts(j);
        }
        return sum;
    }

    /** Whether there are reports enough to speak of how complete the newest days are. */
    public boolean estimable() {
        return received(WINDOW) >= LEAST_CASES;
    }

    /**
     * The nowcast at the closed label. A series of fewer than 14 labels, or that was all but empty
     * before, has all days of one type.
     */
    public Nowcast nowcast() {
        if (nowcast == null) {
            boolean sudden = received(WINDOW) - received(START) < LEAST_CASES;
            boolean plain = triangle.last() - triangle.first() < START || sudden;
            NowcastOptions options = NowcastOptions.withDefaults();
            nowcast =
                    Nowcast.at(
                            triangle, triangle.last(), plain ? options.withoutDayTypes() : options);
        }
        return nowcast;
    }

    /**
     * How much of the days of some ages is reported; days that are too early are left out at the
     * new end. Null where there is no statement.
     *
     * @param newestAge smallest age, inclusive
     * @param oldestAge largest age, inclusive
     * @param changing whether the delay law is changing
     */
    public Reported reported(int newestAge, int oldestAge, boolean changing) {
        return answers.computeIfAbsent(
                        new Asked(newestAge, oldestAge, changing),
                        a -> Optional.ofNullable(answer(newestAge, oldestAge, changing)))
                .orElse(null);
    }

    private Reported answer(int newestAge, int oldestAge, boolean changing) {
        int oldest = Math.min(oldestAge, triangle.last() - triangle.first());
        if (!estimable()) {
            return null;
        }
        for (int newest = newestAge; newest <= oldest; newest++) {
            if (nowcast().estimates(newest)) {
                ReportedShare share = nowcast().share(newest, oldest);
                int to = base + triangle.last();
                boolean stated = share.stated() && share.known() > 0 && !Double.isNaN(share.high());
                return stated
                        ? new Reported(
                                to - oldest,
                                to - newest,
                                share.known(),
                                share.share(),
                                share.low(),
                                share.high(),
                                changing)
                        : null;
            }
        }
        return null;
    }
}
