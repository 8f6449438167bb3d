package org.tocsin.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/**
 * Cases linked by one exposure.
 *
 * @param first the case held longest; its person names the cluster for life, so that neither growth
 *     nor another report of the same person renames it
 * @param cases cases in order of their meals
 */
public record ExposureCluster(ExposureCase first, List<ExposureCase> cases) {
    /** The cluster's lasting name. */
    public long anchor() {
        return first.person();
    }

    /** Distinct persons. */
    public int persons() {
        return persons(c -> true);
    }

    /** Distinct households; a person whose household is not known is one of its own. */
    public int households() {
        Map<Long, Long> byPerson = new HashMap<>();
        cases.forEach(c -> byPerson.merge(c.person(), c.household(), (a, b) -> a == 0 ? b : a));
        Set<Long> known = new HashSet<>(byPerson.values());
        int unknown = (int) byPerson.values().stream().filter(h -> h == 0).count();
        known.remove(0L);
        return known.size() + unknown;
    }

    /** Distinct persons who died. */
    public int deaths() {
        return persons(ExposureCase::died);
    }

    private int persons(Predicate<ExposureCase> which) {
        Set<Long> persons = new HashSet<>();
        cases.stream().filter(which).forEach(c -> persons.add(c.person()));
        return persons.size();
    }

    /** Distinct counties in which the persons live. */
    public int counties(IntUnaryOperator countyOf) {
        return (int)
                cases.stream()
                        .mapToInt(c -> countyOf.applyAsInt(c.home()))
                        .filter(county -> county >= 0)
                        .distinct()
                        .count();
    }

    /** Residence, else facility, of each person, in order of their meals; unknown ones left out. */
    public List<Integer> homes() {
        Map<Long, Integer> homes = new LinkedHashMap<>();
        cases.forEach(c -> homes.putIfAbsent(c.person(), c.home()));
        return homes.values().stream().filter(home -> home >= 0).toList();
    }

    /** The home of the first person by meal whose home is known, or -1. */
    public int anyHome() {
        List<Integer> homes = homes();
        return homes.isEmpty() ? -1 : homes.get(0);
    }

    /** Reports, sorted. */
    public List<String> ids() {
        TreeSet<String> ids = new TreeSet<>();
        cases.forEach(c -> ids.add(c.id()));
        return List.copyOf(ids);
    }

    /** First occurrence day. */
    public int firstDay() {
        return cases.stream().mapToInt(ExposureCase::day).min().orElseThrow();
    }

    /** Last occurrence day. */
    public int lastDay() {
        return cases.stream().mapToInt(ExposureCase::day).max().orElseThrow();
    }
}
