package org.tocsin.job.alert;

import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;
import org.tocsin.alert.AlertSettings;
import org.tocsin.alert.Crossing;
import org.tocsin.alert.Finding;
import org.tocsin.alert.OneVoice;
import org.tocsin.cluster.ScanRouting;
import org.tocsin.job.InOrder;
import org.tocsin.job.RunPlan;
import org.tocsin.signal.PatientGroups;

/**
 * Lets one rule speak about the same patients, in a region of the scan: see {@link OneVoice}. All
 * crossings of a day close have its instant, so that arrival does not matter.
 */
public final class VoiceFunction extends InOrder<Integer, Crossing, VoiceState, Finding> {
    private final RunPlan plan;
    private transient OneVoice voice;

    /** Creates the function. */
    public VoiceFunction(RunPlan plan) {
        super(VoiceState.class);
        this.plan = plan;
    }

    /** The region in which a crossing is compared with others. */
    public static int regionOf(Crossing c, RunPlan plan) {
        return ScanRouting.regionOf(c.finding().node(), plan.directory(), plan.scans().region());
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        PatientGroups groups =
                new PatientGroups(plan.detection().triage(), plan.directory(), plan.indicators());
        voice =
                new OneVoice(
                        AlertFunction.identity(plan),
                        groups,
                        AlertSettings.defaults(),
                        plan.scans().longest());
    }

    @Override
    protected Comparator<Crossing> order() {
        return Crossing.order(plan.rules());
    }

    @Override
    protected long timeOf(Crossing c) {
        return c.finding().at();
    }

    @Override
    protected boolean isEmpty(VoiceState s) {
        return s.sent.isEmpty();
    }

    @Override
    protected void fold(
            List<Crossing> crossings, VoiceState s, Context context, Collector<Finding> out) {
        voice.take(crossings, s.sent).forEach(out::collect);
    }
}
