package org.tocsin.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import org.tocsin.model.Indicator;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;

/**
 * Names behind the codes, as points: {@code places} and {@code indicators}. Tags stay codes; what
 * people read, and where a place lies, are fields. All points carry one timestamp, so that loading
 * them again overwrites.
 */
public final class DirectoryPoints {
    private final Directory directory;
    private final String exercise;
    private final long second;

    /**
     * Prepares the points of one run.
     *
     * @param exercise exercise id, or null outside drills
     * @param second timestamp, seconds since the epoch: start of the first judged day
     */
    public DirectoryPoints(Directory directory, String exercise, long second) {
        this.directory = directory;
        this.exercise = exercise == null ? LineProtocol.LIVE : exercise;
        this.second = second;
    }

    /**
     * Lines of line protocol, places in directory order, then indicators.
     *
     * @param shown whether a place has series; its ancestors are written with it
     */
    public List<String> lines(IntPredicate shown, List<Indicator> indicators) {
        Set<Integer> wanted = new HashSet<>();
        for (int i = 0; i < directory.size(); i++) {
            if (shown.test(i)) {
                for (int each : directory.selfAndAncestors(i)) {
                    wanted.add(each);
                }
            }
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < directory.size(); i++) {
            if (wanted.contains(i)) {
                lines.add(place(i));
            }
        }
        indicators.forEach(indicator -> lines.add(indicator(indicator)));
        return lines;
    }

    private String place(int index) {
        Directory.Node node = directory.node(index);
        int county = directory.ancestorAt(index, Level.COUNTY);
        StringBuilder s = new StringBuilder("places");
        tag(s, "county", county < 0 ? "" : directory.node(county).code());
        tag(s, "exercise", exercise);
        tag(s, "level", node.level().name().toLowerCase(Locale.ROOT));
        tag(s, "parent", node.parent() < 0 ? "" : directory.node(node.parent()).code());
        tag(s, "place", node.code());
        names(s.append(' '), node.code(), node.nameZh(), node.nameEn());
        if (!Double.isNaN(node.lat()) && !Double.isNaN(node.lon())) {
            s.append(",lat=").append(node.lat()).append(",lon=").append(node.lon());
        }
        if (node.population() > 0) {
            s.append(",population=").append(node.population()).append('i');
        }
        return s.append(' ').append(second).toString();
    }

    private String indicator(Indicator indicator) {
        StringBuilder s = new StringBuilder("indicators");
        tag(s, "exercise", exercise);
        tag(s, "indicator", indicator.id());
        names(s.append(' '), indicator.id(), indicator.nameZh(), indicator.nameEn());
        return s.append(' ').append(second).toString();
    }

    /** The names, and {@code code|name} for lists to choose from. */
    private static void names(StringBuilder s, String code, String zh, String en) {
        s.append("name_zh=").append(quoted(zh)).append(",name_en=").append(quoted(en));
        s.append(",choice_zh=").append(quoted(code + "|" + zh));
        s.append(",choice_en=").append(quoted(code + "|" + en));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void tag(StringBuilder s, String key, String value) {
        if (!value.isEmpty()) {
            s.append(',').append(key).append('=').append(value.replaceAll("([, =])", "\\\\$1"));
        }
    }
}
