package org.tocsin.job.sink;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.tocsin.cluster.ClusterResult;
import org.tocsin.job.RunPlan;
import org.tocsin.store.Json;

/** Clusters in space and time as JSON lines, with what was seen and expected in every place. */
public final class ClusterEncoder implements LineEncoder<ClusterResult> {
    private static final double THOUSAND = 1000;

    private final RunPlan plan;

    /** Creates an encoder. */
    public ClusterEncoder(RunPlan plan) {
        this.plan = plan;
    }

    @Override
    public String line(ClusterResult c) {
        ObjectNode n = Json.object();
        n.put("at", plan.clock().text(c.at()));
        n.put("day", Json.day(c.day()));
        n.put("indicator", plan.indicators().get(c.indicator()).id());
        n.set("region", Json.place(plan.directory(), c.region()));
        n.put("rank", c.rank());
        n.put("cluster", c.name());
        n.put("tier", c.tier().name().toLowerCase(Locale.ROOT));
        n.put("from", Json.day(c.from()));
        n.put("to", Json.day(c.to()));
        n.put("observed", c.observed());
        Json.number(n, "expected", rounded(c.expected()));
        Json.number(n, "llr", rounded(c.llr()));
        Json.number(n, "p", c.p());
        Json.number(n, "recurrenceDays", Math.floor(c.recurrenceDays()));
        n.put("replicates", c.replicates());
        Json.number(n, "radiusKm", rounded(c.radiusKm()));
        n.put("centre", plan.directory().node(c.centre()).code());
        ArrayNode members = n.putArray("places");
        for (int node : c.nodes()) {
            members.add(plan.directory().node(node).code());
        }
        if (c.records().length > 0) {
            ArrayNode records = n.putArray("records");
            for (String id : c.records()) {
                records.add(id);
            }
        }
        ArrayNode map = n.putArray("map");
        for (int i = 0; i < c.mapNodes().length; i++) {
            ObjectNode place = map.addObject();
            place.put("code", plan.directory().node(c.mapNodes()[i]).code());
            place.put("observed", c.mapObserved()[i]);
            Json.number(place, "expected", rounded(c.mapExpected()[i]));
        }
        return Json.line(n);
    }

    private static double rounded(double value) {
        return Math.rint(value * THOUSAND) / THOUSAND;
    }

    @Override
    public long time(ClusterResult c) {
        return c.at();
    }
}
