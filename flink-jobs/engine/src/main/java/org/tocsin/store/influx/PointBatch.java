package org.tocsin.store.influx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines gathered for one request, with each point once: a later line takes the place of an earlier
 * one of the same series and time, field by field as the server would do it. Servers do not promise
 * an order within one request.
 */
final class PointBatch {
    private final List<String> lines = new ArrayList<>();
    private final Map<Key, Integer> places = new HashMap<>();

    int size() {
        return lines.size();
    }

    /** Takes a line of line protocol; one that has no series, fields and time stays as it is. */
    void add(String line) {
        int series = endOfSeries(line);
        int fields = line.lastIndexOf(' ');
        if (series < 0 || fields <= series) {
            lines.add(line);
            return;
        }
        Integer place = places.putIfAbsent(new Key(line, series, fields), lines.size());
        if (place == null) {
            lines.add(line);
        } else {
            lines.set(place, merged(lines.get(place), line, series, fields));
        }
    }

    /** The lines, in the order in which their points first came. */
    List<String> lines() {
        return lines;
    }

    /** Series and time of a line: all but its fields, without a copy. */
    private static final class Key {
        private final String line;
        private final int series;
        private final int fields;
        private final int hash;

        Key(String line, int series, int fields) {
            this.line = line;
            this.series = series;
            this.fields = fields;
            this.hash = hash(0, series) * 31 + hash(fields, line.length());
        }

        private int hash(int from, int to) {
            int h = 0;
            for (int i = from; i < to; i++) {
                h = 31 * h + line.charAt(i);
            }
            return h;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key k
                    && hash == k.hash
                    && series == k.series
                    && line.length() - fields == k.line.length() - k.fields
                    && line.regionMatches(0, k.line, 0, series)
                    && line.regionMatches(fields, k.line, k.fields, line.length() - fields);
        }
    }

    private static String merged(String earlier, String later, int series, int fields) {
        String before = earlier.substring(series + 1, earlier.lastIndexOf(' '));
        return later.substring(0, series + 1)
                + merged(before, later.substring(series + 1, fields))
                + later.substring(fields);
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
