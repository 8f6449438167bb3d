package org.tocsin.cluster;

import java.io.Serializable;
import java.util.List;
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
    private final Scans scans;
    private final List<CaseLocator> locators;

    /** Creates the routing. */
    public ScanRouting(Directory directory, DayClock clock, Scans scans) {
        this.directory = directory;
        this.clock = clock;
        this.scans = scans;
        this.locators = scans.all().stream().map(s -> CaseLocator.of(s, directory)).toList();
    }

    /** Hands out the cases; none for persons who live elsewhere when residences are scanned. */
    public void route(EpisodeEvent e, Consumer<ScanCase> out) {
        for (int scan = 0; scan < locators.size(); scan++) {
            if ((e.bits() & scans.get(scan).bits()) != 0) {
                route(scan, e, out);
            }
        }
    }

    private void route(int scan, EpisodeEvent e, Consumer<ScanCase> out) {
        CaseReport r = e.lead();
        int home = locators.get(scan).home(r);
        if (home < 0) {
            return;
        }
        int region = regionOf(home, directory, scans.get(scan).region());
        int place = locators.get(scan).place(r);
        for (int indicator : scans.get(scan).indicators()) {
            if ((e.bits() >>> indicator & 1) != 0) {
                out.accept(
                        new ScanCase(
                                scan,
                                indicator,
                                region,
                                place,
                                home,
                                r.facility,
                                day(r),
                                clock.labelOf(e.at()),
                                e.at(),
                                e.sign(),
                                r.id));
            }
        }
    }

    /** The region of a place: its ancestor at the region's level, else its uppermost one. */
    public static int regionOf(int node, Directory directory, Level level) {
        int region = directory.ancestorAt(node, level);
        int[] chain = directory.selfAndAncestors(node);
        return region >= 0 ? region : chain[chain.length - 1];
    }

    private int day(CaseReport r) {
        boolean visit = r.has(CaseReport.VISIT) && r.visitAt != CaseReport.NO_TIME;
        return visit ? clock.dayOf(r.visitAt) : r.occurrenceDay;
    }
}
