package org.tocsin.job.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;
import org.tocsin.job.InOrder;
import org.tocsin.job.RunPlan;
import org.tocsin.model.Level;
import org.tocsin.model.Signal;
import org.tocsin.place.Directory;
import org.tocsin.signal.Triage;

/**
 * Decides for one region and day close which statistical signals reach people. All places of the
 * region close at the same instant, and a timer at that instant fires after the last of them.
 */
public final class TriageFunction extends InOrder<Integer, TriageItem, TriageState, Signal> {
    private static final Comparator<TriageItem> ORDER = Comparator.comparingLong(TriageItem::at);

    private final RunPlan plan;
    private transient Triage triage;

    /** Creates the function. */
    public TriageFunction(RunPlan plan) {
        super(TriageState.class);
        this.plan = plan;
    }

    /** The region of a place: its county, or itself where it lies in none. */
    public static int regionOf(Directory directory, int node) {
        int county = directory.ancestorAt(node, Level.COUNTY);
        return county >= 0 ? county : node;
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        triage = new Triage(plan.detection().triage(), plan.directory(), plan.indicators());
    }

    @Override
    protected Comparator<TriageItem> order() {
        return ORDER;
    }

    @Override
    protected long timeOf(TriageItem item) {
        return item.at();
    }

    @Override
    protected boolean isEmpty(TriageState s) {
        return s.memory.isEmpty();
    }

    /**
     * The triage sorts signals itself, and the number of tests is a sum: arrival does not matter.
     */
    @Override
    protected void fold(
            List<TriageItem> items, TriageState s, Context context, Collector<Signal> out) {
        int tested = 0;
        List<Signal> signals = new ArrayList<>();
        for (TriageItem item : items) {
            tested += item.tested();
            if (item.signal() != null) {
                signals.add(item.signal());
            }
        }
        int label = plan.clock().labelOf(items.get(0).at());
        triage.judge(label, tested, signals, s.memory).forEach(out::collect);
    }
}
