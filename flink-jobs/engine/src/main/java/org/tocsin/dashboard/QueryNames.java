package org.tocsin.dashboard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.store.Measurement;

/** The names in an InfluxQL query, held against the data dictionary. */
final class QueryNames {
    private static final Pattern FROM = Pattern.compile("\\bFROM \"([a-z_]+)\"");
    private static final Pattern NAME = Pattern.compile("(\\bAS )?\"([^\"]+)\"");

    private final String query;

    QueryNames(String query) {
        this.query = query;
    }

    /**
     * What the measurement has neither as field nor as tag; measurements of names are not checked.
     */
    List<String> unknown() {
        List<String> problems = new ArrayList<>();
        Matcher from = FROM.matcher(query);
        if (!from.find()) {
            return problems;
        }
        for (Measurement m : Measurement.values()) {
            if (m.title().equals(from.group(1))) {
                Set<String> names = new HashSet<>(m.tags());
                m.fields().forEach(f -> names.add(f.name()));
                Matcher name = NAME.matcher(query);
                while (name.find()) {
                    boolean alias =
                            name.group(1) != null
                                    || name.start() == from.end() - m.title().length() - 2;
                    if (!alias && !names.contains(name.group(2))) {
                        problems.add(m.title() + " has no field or tag " + name.group(2));
                    }
                }
            }
        }
        return problems;
    }
}
