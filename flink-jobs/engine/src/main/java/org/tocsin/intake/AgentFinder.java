package org.tocsin.intake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the agent that a laboratory result or a diagnosis names, by its position from 1; 0 if none.
 */
final class AgentFinder {
    private static final int KEPT = 1 << 12;

    private final List<Agent> agents;
    private final Map<String, Integer> byCodes = new HashMap<>();

    AgentFinder(List<Agent> agents) {
        this.agents = agents;
    }

    /** The agent with the longest word in a text. */
    long named(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int best = 0;
        int longest = 0;
        for (int i = 0; i < agents.size(); i++) {
            for (String term : agents.get(i).terms()) {
                if (term.length() > longest && lower.contains(term)) {
                    longest = term.length();
                    best = i + 1;
                }
            }
        }
        return best;
    }

    /** The first agent that one of several codes names. */
    int coded(String codes) {
        Integer known = byCodes.get(codes);
        if (known == null) {
            if (byCodes.size() >= KEPT) {
                byCodes.clear();
            }
            known = find(codes);
            byCodes.put(codes, known);
        }
        return known;
    }

    private int find(String codes) {
        List<String> each = Arrays.stream(Classifier.split(codes)).map(CodeSet::fold).toList();
        for (int i = 0; i < agents.size(); i++) {
            if (each.stream().anyMatch(agents.get(i).codes()::contains)) {
                return i + 1;
            }
        }
        return 0;
    }
}
