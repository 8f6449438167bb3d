package org.tocsin.store.influx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines gathered for one request, with each point once: a later line takes the place of an earlier
 * one of the same series and time, field by field as the server would do it. Servers do not promise
 * an order within one request.
 */
final class PointBatch {
    private final Map<String, String> fieldsByPoint = new LinkedHashMap<>();

    int size() {
        return fieldsByPoint.size();
    }

    /** Takes a line of line protocol; one that has no series, fields and time stays as it is. */
    void add(String line) {
        int series = endOfSeries(line);
        int fields = line.lastIndexOf(' ');
        if (series < 0 || fields <= series) {
            fieldsByPoint.put(line, "");
            return;
        }
        String point = line.substring(0, series) + line.substring(fields);
        String stated = line.substring(series + 1, fields);
        fieldsByPoint.merge(point, stated, PointBatch::merged);
    }

    /** The lines, in the order in which their points first came. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(fieldsByPoint.size());
        for (Map.Entry<String, String> e : fieldsByPoint.entrySet()) {
            String point = e.getKey();
            if (e.getValue().isEmpty()) {
                lines.add(point);
            } else {
                int time = point.lastIndexOf(' ');
                lines.add(point.substring(0, time + 1) + e.getValue() + point.substring(time));
            }
        }
        return lines;
    }

    private static int endOfSeries(String line) {
        int space = line.indexOf(' ');
        while (space > 0 && line.charAt(space - 1) == '\\') {
            space = line.indexOf(' ', space + 1);
        }
        return space;
    }

    private static String merged(String earlier, String later) {
        Map<String, String> values = new LinkedHashMap<>();
        split(earlier, values);
        split(later, values);
        StringBuilder s = new StringBuilder(later.length() + 16);
        values.forEach(
                (name, value) ->
                        s.append(s.length() == 0 ? "" : ",")
                                .append(name)
                                .append('=')
                                .append(value));
        return s.toString();
    }

    private static void split(String fields, Map<String, String> values) {
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i <= fields.length(); i++) {
            char c = i == fields.length() ? ',' : fields.charAt(i);
            if (c == '"' && fields.charAt(i - 1) != '\\') {
                quoted = !quoted;
            }
            if (c == ',' && (!quoted || i == fields.length())) {
                int equals = fields.indexOf('=', start);
                values.put(fields.substring(start, equals), fields.substring(equals + 1, i));
                start = i + 1;
            }
        }
    }
}
