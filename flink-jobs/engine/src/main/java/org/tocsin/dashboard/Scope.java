package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a board's variables and its time range, and the text that Grafana would send.
 *
 * @param values value by variable
 * @param from start of the range, epoch milliseconds
 * @param to end of the range, epoch milliseconds
 */
record Scope(Map<String, String> values, Map<String, String> texts, long from, long to) {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{([A-Za-z_]+)(?::[a-z]+)?}|\\$([A-Za-z_]+)");
    private static final Pattern CODE_AND_NAME = Pattern.compile("([^|]+)\\|(.+)");
    private static final int POINTS_ACROSS = 1000;

    /** A query as it is sent; an unknown variable stays as it is, as in Grafana. */
    String text(String query) {
        Matcher m = VARIABLE.matcher(query);
        StringBuilder s = new StringBuilder();
        while (m.find()) {
            String name = m.group(1) == null ? m.group(2) : m.group(1);
            String value = value(name);
            m.appendReplacement(s, Matcher.quoteReplacement(value == null ? m.group() : value));
        }
        return m.appendTail(s).toString();
    }

    private String value(String name) {
        return switch (name) {
            case "timeFilter" -> "time >= " + from + "ms and time <= " + to + "ms";
            case "__from" -> String.valueOf(from);
            case "__to" -> String.valueOf(to);
            case "__interval" -> Math.max(1, (to - from) / POINTS_ACROSS / 60_000) + "m";
            default -> values.get(name);
        };
    }

    /**
     * Goes along the chain of a board's variables: runs each query with the values before it, and
     * takes the wanted value if the answer has it, else the first.
     *
     * @param each told of every variable with its number of choices
     * @param wanted values to take where they can be chosen
     */
    static Scope along(
            JsonNode board,
            Map<String, String> wanted,
            long from,
            long to,
            InfluxReader influx,
            Consumer<Choice> each) {
        Scope scope = new Scope(new LinkedHashMap<>(), new LinkedHashMap<>(), from, to);
        for (JsonNode variable : board.path("templating").path("list")) {
            if (variable.path("type").asText().equals("query")) {
                scope.choose(variable, wanted, influx, each);
            } else if (!variable.path("type").asText().equals("datasource")) {
                scope.take(variable, wanted);
            }
        }
        return scope;
    }

    /**
     * One variable and what could be chosen.
     *
     * @param name its name
     * @param query the query as it was sent
     * @param choices values offered
     * @param problem why nothing could be chosen, else empty
     */
    record Choice(String name, String query, List<String> choices, String problem) {}

    /** A variable whose values stand in the board itself. */
    private void take(JsonNode variable, Map<String, String> wanted) {
        String name = variable.path("name").asText();
        values.put(name, wanted.getOrDefault(name, current(variable)));
        texts.put(name, variable.path("current").path("text").asText());
    }

    private void choose(
            JsonNode variable,
            Map<String, String> wanted,
            InfluxReader influx,
            Consumer<Choice> each) {
        String name = variable.path("name").asText();
        String query = text(variable.path("query").asText());
        Map<String, String> offered = new LinkedHashMap<>();
        String problem = "";
        try {
            influx.query(query).forEach(frame -> offer(frame, variable, offered));
            problem = offered.isEmpty() ? "nothing to choose" : "";
        } catch (InfluxReader.QueryException e) {
            problem = e.getMessage();
        }
        String now = wanted.getOrDefault(name, current(variable));
        if (problem.isEmpty() && wanted.containsKey(name) && !offered.containsKey(now)) {
            problem = "does not offer " + now;
        }
        String value = offered.containsKey(now) ? now : first(offered, now);
        values.put(name, value);
        texts.put(name, offered.getOrDefault(value, value));
        each.accept(new Choice(name, query, new ArrayList<>(offered.keySet()), problem));
    }

    private static String first(Map<String, String> offered, String otherwise) {
        return offered.isEmpty() ? otherwise : offered.keySet().iterator().next();
    }

    private static String current(JsonNode variable) {
        return variable.path("current").path("value").asText();
    }

    private static void offer(Frame frame, JsonNode variable, Map<String, String> offered) {
        boolean named = !variable.path("regex").asText().isEmpty();
        for (JsonNode value : frame.known(1)) {
            Matcher m = CODE_AND_NAME.matcher(value.asText());
            if (!named) {
                offered.put(value.asText(), value.asText());
            } else if (m.matches()) {
                offered.put(m.group(1), m.group(2));
            }
        }
    }
}
