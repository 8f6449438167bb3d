package org.tocsin.cluster;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a cluster lies, in words.
 *
 * @param centre name of its middle, or the position of a cell such as {@code 36.05N113.05E}
 * @param radiusKm how far it reaches from there
 */
public record ClusterCircle(String centre, double radiusKm) {
    private static final Pattern AT_A_POSITION =
            Pattern.compile("within ([0-9.]+) km of ([0-9.]+[NS][0-9.]+[EW])(?![0-9])");

    /** The words: {@code within 2.3 km of 36.05N113.05E}. */
    public String words() {
        return String.format(Locale.ROOT, "within %.1f km of %s", radiusKm, centre);
    }

    /** The circle about a position that a text with such {@link #words} speaks of. */
    public static Optional<ClusterCircle> aboutPosition(String text) {
        Matcher m = AT_A_POSITION.matcher(text);
        return m.find()
                ? Optional.of(new ClusterCircle(m.group(2), Double.parseDouble(m.group(1))))
                : Optional.empty();
    }
}
