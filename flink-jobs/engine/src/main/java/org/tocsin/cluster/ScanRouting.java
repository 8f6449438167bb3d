package org.tocsin.cluster;

import java.io.Serializable;
import java.util.function.Consumer;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Level;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;

/** From episodes to the cases of the scans, one for each scanned indicator of the episode. */
public final class ScanRouting implements Serializable {
    private final Directory directory;
    private final DayClock clock;
    private final ScanSettings settings;

    /** Creates the routing. */
    public ScanRouting(Directory directory, DayClock clock, ScanSettings settings) {
        this.directory = directory;
        this.clock = clock;
        this.settings = settings;
    }

    /** Hands out the cases; none for persons who live elsewhere when residences are scanned. */
    public void route(EpisodeEvent e, Consumer<ScanCase> out) {
        CaseReport r = e.lead();
        int node = node(r);
        if (node < 0) {
            return;
        }
        for (int indicator : settings.indicators()) {
            if ((e.bits() >>> indicator & 1) != 0) {
                out.accept(
                        new ScanCase(
                                indicator,
                                regionOf(node, directory, settings),
                                place(node),
                                r.facility,
                                day(r),
                                clock.labelOf(e.at()),
                                e.at(),
                                e.sign(),
                                r.id));
            }
        }
    }

    private int node(CaseReport r) {
        return switch (settings.places()) {
            case FACILITY -> r.facility;
            case INSTITUTION -> r.institution;
            default -> r.has(CaseReport.RESIDENT) ? r.residence : CaseReport.NO_PLACE;
        };
    }

    /** The region of a place: its ancestor at the region's level, else its uppermost one. */
    public static int regionOf(int node, Directory directory, ScanSettings settings) {
        int region = directory.ancestorAt(node, settings.region());
        int[] chain = directory.selfAndAncestors(node);
        return region >= 0 ? region : chain[chain.length - 1];
    }

    private int place(int node) {
        boolean own = settings.places() == Level.FACILITY || settings.places() == Level.INSTITUTION;
        int place = own ? node : directory.ancestorAt(node, settings.places());
        boolean located =
                place >= 0
                        && !Double.isNaN(directory.node(place).lat())
                        && !Double.isNaN(directory.node(place).lon());
        return located ? place : CaseReport.NO_PLACE;
    }

    private int day(CaseReport r) {
        boolean visit = r.has(CaseReport.VISIT) && r.visitAt != CaseReport.NO_TIME;
        return visit ? clock.dayOf(r.visitAt) : r.occurrenceDay;
    }
}
