package org.tocsin.job.sink;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.tocsin.cluster.ClusterResult;
import org.tocsin.cluster.ScanPlaces;
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
        if (!plan.scans().get(c.scan()).name().isEmpty()) {
            n.put("scan", plan.scans().get(c.scan()).name());
        }
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
        ScanPlaces at = ScanPlaces.of(c, plan.scans(), plan.directory());
        n.put("centre", at.code(c.centre()));
        if (at.areCells()) {
            cells(n, c, at);
        }
        ArrayNode members = n.putArray("places");
        for (int place : c.nodes()) {
            members.add(at.code(place));
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
            place.put("code", at.code(c.mapNodes()[i]));
            if (at.areCells()) {
                Json.number(place, "lat", at.lat(c.mapNodes()[i]));
                Json.number(place, "lon", at.lon(c.mapNodes()[i]));
            }
            place.put("observed", c.mapObserved()[i]);
            Json.number(place, "expected", rounded(c.mapExpected()[i]));
        }
        return Json.line(n);
    }

    /** Where cells lie, how large they are, and where their cases live. */
    private void cells(ObjectNode n, ClusterResult c, ScanPlaces at) {
        Json.number(n, "grid", at.degrees());
        Json.number(n, "lat", at.lat(c.centre()));
        Json.number(n, "lon", at.lon(c.centre()));
        ArrayNode homes = n.putArray("residences");
        for (int home : c.homes()) {
            homes.add(plan.directory().node(home).code());
        }
    }

    private static double rounded(double value) {
        return Math.rint(value * THOUSAND) / THOUSAND;
    }

    @Override
    public long time(ClusterResult c) {
        return c.at();
    }
}
