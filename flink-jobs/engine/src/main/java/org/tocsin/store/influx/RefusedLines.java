package org.tocsin.store.influx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which lines of a batch an answer names as wrong. The servers differ: 3.x lists lines by number
 * and has stored the others; 1.x and 2.x quote what they cannot parse, and 1.x has stored the
 * others, 2.x has not; a conflict of types names the number of lines at most.
 */
final class RefusedLines {
    private static final Pattern QUOTED = Pattern.compile("unable to parse '(.*)': (.*)");
    private static final Pattern DROPPED = Pattern.compile("dropped=(\\d+)");

    private final Map<Integer, String> reasons = new LinkedHashMap<>();
    private boolean othersStored;

    private RefusedLines() {}

    static RefusedLines of(Answer answer, List<String> lines) {
        RefusedLines refused = new RefusedLines();
        if (answer.body().get("data") instanceof List<?> data && !data.isEmpty()) {
            refused.numbered(data, lines.size());
        } else if (allDropped(answer.text(), lines.size()) || lines.size() == 1) {
            for (int i = 0; i < lines.size(); i++) {
                refused.reasons.put(i, answer.text());
            }
            refused.othersStored = true;
        } else {
            refused.quoted(answer.text(), lines);
        }
        return refused;
    }

    /** Reasons by index of the line; empty if the answer names none. */
    Map<Integer, String> reasons() {
        return reasons;
    }

    /** Whether the answer says that all other lines are stored. */
    boolean othersStored() {
        return othersStored;
    }

    private static boolean allDropped(String text, int lines) {
        Matcher m = DROPPED.matcher(text);
        return m.find() && Integer.parseInt(m.group(1)) == lines;
    }

    private void numbered(List<?> data, int lines) {
        for (Object each : data) {
            if (each instanceof Map<?, ?> entry
                    && entry.get("line_number") instanceof Number n
                    && n.intValue() >= 1
                    && n.intValue() <= lines) {
                reasons.put(n.intValue() - 1, String.valueOf(entry.get("error_message")));
            }
        }
        othersStored = reasons.size() == data.size();
    }

    private void quoted(String text, List<String> lines) {
        for (String row : text.split("\n")) {
            Matcher m = QUOTED.matcher(row);
            if (m.find()) {
                int i = lines.indexOf(m.group(1));
                if (i >= 0) {
                    reasons.put(i, m.group(2).replaceAll(" dropped=0$", ""));
                }
            }
        }
    }
}
