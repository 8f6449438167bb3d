package org.tocsin.job.triangle;

import java.util.Comparator;
import java.util.List;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.tocsin.job.InOrder;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.signal.DetectionSettings;
import org.tocsin.signal.LiveDetector;
import org.tocsin.signal.RecalibratedScores;
import org.tocsin.signal.TriangleScore;

/**
 * Recalibrates the scores of slow feeds by class, as a whole, at every day close; then they become
 * points and signals. State: {@link RecalibrateState}, one a class.
 */
public final class RecalibrateFunction
        extends InOrder<Integer, TriangleScore, RecalibrateState, Point> {
    /** Signals of the combination. */
    public static final OutputTag<Signal> SIGNALS = new OutputTag<>("combined-signals") {};

    private final DetectionSettings settings;

    /** Creates the function. */
    public RecalibrateFunction(DetectionSettings settings) {
        super(RecalibrateState.class);
        this.settings = settings;
    }

    @Override
    protected Comparator<TriangleScore> order() {
        return TriangleScore.ORDER;
    }

    @Override
    protected long timeOf(TriangleScore score) {
        return score.at;
    }

    @Override
    protected void fold(
            List<TriangleScore> scores, RecalibrateState s, Context context, Collector<Point> out) {
        new RecalibratedScores(settings.triangle(), settings.ears())
                .take(
                        scores,
                        s.memory,
                        new LiveDetector.Judgements() {
                            @Override
                            public void point(Point point) {
                                out.collect(point);
                            }

                            @Override
                            public void signal(Signal signal) {
                                context.output(SIGNALS, signal);
                            }
                        });
    }
}
