package org.tocsin.drill.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;
import org.tocsin.place.ReferenceData;

/** The counties of a plan with their townships, facilities and institutions, ready for drawing. */
final class World {
    /** Where a patient with a home in a county goes, and where a facility's patients live. */
    private static final double OWN_TOWNSHIP_OF_ROOM = 0.88;

    /** Residents of a hospital's own township come more often than their number says. */
    private static final double NEARNESS = 0.8;

    final ReferenceData reference;
    final List<County> counties = new ArrayList<>();
    final List<Facility> facilities = new ArrayList<>();
    private final Map<Integer, List<Integer>> members = new HashMap<>();

    /** One county: the region in which people fall ill and seek care. */
    static final class County {
        int index;
        String code;
        long population;
        int[] townships = {};
        double[] townshipWeights = {};
        List<Facility> facilities = new ArrayList<>();
        List<Facility> sentinels = new ArrayList<>();
        int[][] schools = {};
        int[][] kindergartens = {};
        int[] venues = {};
        double[] clinicWeights;
        double[] roomWeights;
        double[] routineWeights;
        double[] sentinelWeights;
    }

    /** One facility with its shares of a county's patients and where they live. */
    static final class Facility {
        int index;
        int node;
        String code;
        County county;
        int ownTownship = -1;
        boolean fever;
        boolean clinic;
        boolean open24h;
        boolean hospital;
        int dailyDueMinute;
        double clinicShare;
        double roomShare;
        double routineShare;
        double[] homes;
    }

    /**
     * Reads the part of the reference data below a place.
     *
     * @throws IllegalArgumentException if the place is unknown or has no facility
     */
    World(ReferenceData reference, String placeCode) {
        this.reference = reference;
        Directory directory = reference.directory();
        int root = directory.indexOf(placeCode);
        if (root < 0) {
            throw new IllegalArgumentException(
                    "place: " + placeCode + " is not in the reference data, expected a code");
        }
        for (int i = 0; i < directory.size(); i++) {
            members.computeIfAbsent(directory.ancestorAt(i, Level.COUNTY), c -> new ArrayList<>())
                    .add(i);
        }
        for (int i = 0; i < directory.size(); i++) {
            if (directory.node(i).level() == Level.COUNTY && isBelow(i, root)) {
                counties.add(county(i));
            }
        }
        if (facilities.isEmpty()) {
            throw new IllegalArgumentException(
                    "place: " + placeCode + " has no county with facilities in the reference data");
        }
    }

    Directory directory() {
        return reference.directory();
    }

    String code(int node) {
        return directory().node(node).code();
    }

    private boolean isBelow(int node, int ancestor) {
        return Arrays.stream(directory().selfAndAncestors(node)).anyMatch(i -> i == ancestor);
    }

    private County county(int node) {
        County county = new County();
        county.index = counties.size();
        county.code = code(node);
        List<Integer> townships = below(node, Level.TOWNSHIP);
        county.townships = townships.stream().mapToInt(i -> i).toArray();
        double[] people = new double[county.townships.length];
        for (int t = 0; t < people.length; t++) {
            people[t] = Math.max(1, directory().node(county.townships[t]).population());
            county.population += (long) people[t];
        }
        if (directory().node(node).population() > 0) {
            county.population = directory().node(node).population();
        }
        county.townshipWeights = Draws.cumulative(people);
        county.schools = byTownship(node, county, "school");
        county.kindergartens = byTownship(node, county, "kindergarten");
        county.venues = ofType(node, "restaurant");
        for (int i : below(node, Level.FACILITY)) {
            county.facilities.add(facility(i, county));
        }
        share(county, people);
        return county;
    }

    private List<Integer> below(int county, Level level) {
        return members.get(county).stream()
                .filter(i -> directory().node(i).level() == level)
                .toList();
    }

    private int[] ofType(int county, String type) {
        return below(county, Level.INSTITUTION).stream()
                .filter(i -> directory().node(i).type().equals(type))
                .mapToInt(i -> i)
                .toArray();
    }

    private int[][] byTownship(int node, County county, String type) {
        int[] all = ofType(node, type);
        int[][] result = new int[county.townships.length][];
        for (int t = 0; t < result.length; t++) {
            int township = county.townships[t];
            result[t] =
                    Arrays.stream(all)
                            .filter(i -> directory().ancestorAt(i, Level.TOWNSHIP) == township)
                            .toArray();
        }
        return result;
    }

    private Facility facility(int node, County county) {
        Directory.Node n = directory().node(node);
        Facility facility = new Facility();
        facility.index = facilities.size();
        facility.node = node;
        facility.code = n.code();
        facility.county = county;
        facility.fever = !n.facility().feverService().equals("none");
        facility.clinic = n.facility().feverService().equals("clinic");
        facility.open24h = n.facility().open24h();
        facility.hospital = n.type().contains("hospital") || n.type().equals("mch");
        facility.dailyDueMinute = n.facility().dailyReportDue();
        int township = directory().ancestorAt(node, Level.TOWNSHIP);
        for (int t = 0; t < county.townships.length; t++) {
            if (county.townships[t] == township) {
                facility.ownTownship = t;
            }
        }
        facilities.add(facility);
        if (n.facility().sentinel()) {
            county.sentinels.add(facility);
        }
        return facility;
    }

    private void share(County county, double[] people) {
        int n = county.facilities.size();
        county.clinicWeights = new double[n];
        county.roomWeights = new double[n];
        county.routineWeights = new double[n];
        for (int i = 0; i < n; i++) {
            Facility f = county.facilities.get(i);
            double size = size(f, people);
            county.clinicWeights[i] = f.clinic ? size : 0;
            county.roomWeights[i] = f.fever && !f.clinic ? size : 0;
            county.routineWeights[i] = size;
            f.homes = homes(f, people);
        }
        for (int i = 0; i < n; i++) {
            Facility f = county.facilities.get(i);
            f.clinicShare = part(county.clinicWeights, i);
            f.roomShare = part(county.roomWeights, i);
            f.routineShare = part(county.routineWeights, i);
        }
        if (county.sentinels.isEmpty()) {
            county.sentinels.addAll(county.facilities);
        }
        county.sentinelWeights =
                Draws.cumulative(
                        county.sentinels.stream().mapToDouble(f -> size(f, people)).toArray());
        county.clinicWeights = Draws.cumulative(county.clinicWeights);
        county.roomWeights = Draws.cumulative(county.roomWeights);
        county.routineWeights = Draws.cumulative(county.routineWeights);
    }

    private static double part(double[] weights, int i) {
        double sum = Arrays.stream(weights).sum();
        return sum == 0 ? 0 : weights[i] / sum;
    }

    /** Relative patient numbers: hospitals by type, township facilities by their people. */
    private double size(Facility f, double[] people) {
        double all = Arrays.stream(people).sum();
        double here = f.ownTownship < 0 ? all / 10 : people[f.ownTownship];
        return switch (directory().node(f.node).type()) {
            case "county_hospital" -> all * 0.45;
            case "tcm_hospital" -> all * 0.25;
            case "hospital" -> all * 0.20;
            case "mch" -> all * 0.18;
            case "township_centre", "community_centre" -> here * 0.5;
            default -> here * 0.06;
        };
    }

    private double[] homes(Facility f, double[] people) {
        double all = Arrays.stream(people).sum();
        double[] weights = new double[people.length];
        for (int t = 0; t < weights.length; t++) {
            boolean own = t == f.ownTownship;
            weights[t] =
                    f.hospital
                            ? people[t] * (own ? 1 + NEARNESS : 1)
                            : people[t] / all * (1 - OWN_TOWNSHIP_OF_ROOM)
                                    + (own ? OWN_TOWNSHIP_OF_ROOM : 0);
        }
        return Draws.cumulative(weights);
    }
}
