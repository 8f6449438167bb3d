package org.tocsin.drill;

import java.nio.file.Path;
import java.util.List;
import org.tocsin.cluster.LinkSettings;
import org.tocsin.cluster.ScanSettings;
import org.tocsin.intake.InputSpec;
import org.tocsin.place.DayClock;
import org.tocsin.place.Grid;
import org.tocsin.signal.DetectionSettings;

/**
 * A drill as its folder describes it.
 *
 * @param id name of the drill
 * @param titleZh Chinese title
 * @param titleEn English title
 * @param folder folder of the scenario
 * @param clock local calendar and day close
 * @param dayClose day close as written, HH:mm
 * @param reference folder of the reference data
 * @param definitions file of the case definitions
 * @param rules rule packs
 * @param from first judged day, local epoch day
 * @param until end of the scenario, epoch milliseconds UTC
 * @param boundMs largest disorder of receipt times within one file
 * @param maxDelayDays an onset or visit longer than this before receipt is refused; 0 for any
 * @param earliest first local epoch day that a record may speak of
 * @param exercise exercise id
 * @param inputs files
 * @param focus code of the area that the page is about, or null
 * @param curves indicators drawn on the page
 * @param detection how the statistical detectors run, demonstrations included
 * @param scans how clusters in space and time are searched, scans side by side
 * @param links how foodborne cases are linked, without the agents of the definitions
 * @param grid grid to which coordinates of persons are rounded at the intake
 * @param demonstrations demonstrations to run
 * @param sources provenance, one line each
 * @param cohorts questionnaires of everybody at a meal, for the investigation of its cluster
 * @param truth file with the injected outbreaks, or null
 */
public record Scenario(
        String id,
        String titleZh,
        String titleEn,
        Path folder,
        DayClock clock,
        String dayClose,
        Path reference,
        Path definitions,
        List<Path> rules,
        int from,
        long until,
        long boundMs,
        int maxDelayDays,
        int earliest,
        String exercise,
        List<InputSpec> inputs,
        String focus,
        List<String> curves,
        DetectionSettings detection,
        List<Scan> scans,
        LinkSettings links,
        Grid grid,
        List<String> demonstrations,
        List<String> sources,
        List<Path> cohorts,
        Path truth) {

    /**
     * One scan.
     *
     * @param settings how it runs, without its indicators
     * @param indicators ids of the indicators that are scanned
     */
    public record Scan(ScanSettings settings, List<String> indicators) {}

    /** Ids of the indicators that any scan scans. */
    public List<String> scanned() {
        return scans.stream().flatMap(s -> s.indicators().stream()).distinct().toList();
    }

    /** Recurrence interval in days from which every scan keeps its clusters with their reports. */
    public double storeDays() {
        return scans.stream().mapToDouble(s -> s.settings().storeDays()).max().orElse(0);
    }

    /** The same scenario reading other inputs. */
    public Scenario withInputs(List<InputSpec> others) {
        return new Scenario(
                id,
                titleZh,
                titleEn,
                folder,
                clock,
                dayClose,
                reference,
                definitions,
                rules,
                from,
                until,
                boundMs,
                maxDelayDays,
                earliest,
                exercise,
                List.copyOf(others),
                focus,
                curves,
                detection,
                scans,
                links,
                grid,
                demonstrations,
                sources,
                cohorts,
                truth);
    }
}
