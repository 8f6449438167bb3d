package org.tocsin.alert;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tocsin.place.InvalidDataException;

/** Rules read from YAML packs. Everything wrong in all packs is reported at once. */
public final class RulePack implements Serializable {
    private final List<Rule> rules;

    private RulePack(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The rules in pack order. */
    public List<Rule> rules() {
        return rules;
    }

    /** A rule by position. */
    public Rule rule(int index) {
        return rules.get(index);
    }

    /** Position of the first enabled rule of a family, or -1. */
    public int first(Rule.Family family) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).family() == family && rules.get(i).enabled()) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Reads packs.
     *
     * @param files YAML files, each a map with a list {@code rules}
     * @param indicatorIds known indicators
     * @param zone zone of the dates in the packs
     * @throws InvalidDataException with every problem of every file
     */
    public static RulePack load(List<Path> files, Set<String> indicatorIds, ZoneId zone) {
        List<String> problems = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Path file : files) {
            RuleReader reader = new RuleReader(file, indicatorIds, zone, problems);
            for (Rule rule : reader.rules()) {
                if (!ids.add(rule.id())) {
                    problems.add(file + ": " + rule.id() + ": stands in the packs twice");
                }
                rules.add(rule);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidDataException(problems);
        }
        return new RulePack(rules);
    }
}
