package org.tocsin.cluster;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.tocsin.model.Level;

/**
 * The scans that run side by side, in the order of the scenario. They have distinct names and one
 * level of regions.
 *
 * @param all settings of each; at most {@value #MOST}
 */
public record Scans(List<ScanSettings> all) implements Serializable {
    /** Most scans of a run. */
    public static final int MOST = 16;

    /** Takes a copy. */
    public Scans {
        all = List.copyOf(all);
        if (all.isEmpty() || all.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " scans, got " + all.size());
        }
    }

    /** Scans one by one. */
    public static Scans of(ScanSettings... scans) {
        return new Scans(Arrays.asList(scans));
    }

    /** A scan by its position. */
    public ScanSettings get(int scan) {
        return all.get(scan);
    }

    /** Bits of the indicators that any of them scans. */
    public long bits() {
        return all.stream().mapToLong(ScanSettings::bits).reduce(0, (a, b) -> a | b);
    }

    /** Longest window of any of them in days. */
    public int longest() {
        return all.stream().mapToInt(ScanSettings::longest).max().orElse(0);
    }

    /** Level of the areas that are scanned as a whole. */
    public Level region() {
        return all.get(0).region();
    }
}
