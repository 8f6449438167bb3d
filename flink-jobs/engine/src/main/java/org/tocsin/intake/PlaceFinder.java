package org.tocsin.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;

/** Finds the directory nodes that codes and free texts mean, and remembers the answers. */
final class PlaceFinder {
    private static final int KEPT = 1 << 16;
    private static final int UNKNOWN = -2;
    private static final int MALFORMED = -3;
    private static final Pattern NATIONAL = Pattern.compile("[0-9]{6}([0-9]{3}){0,2}");

    // What follows the name of a school or unit: grade, class, dormitory, workshop.
    private static final Pattern SUBUNIT =
            Pattern.compile(
                    "[(（]?(小学部|初中部|高中部)?(学前班|[大中小]班"
                            + "|[初高]?[一二三四五六七八九十0-9]+年级.*|[初高][一二三0-9]+.*"
                            + "|[一二三四五六七八九十0-9]+[)）]?班"
                            + "|[大中小]+[一二三四五六0-9]*班"
                            + "|[0-9一二三四五六七八九十]*(号楼|栋|宿舍|寝室|车间|班组).*)[)）]?$");
    private static final List<String> NOTHING = List.of("无", "-", "/", "不详", "none", "n/a", "0");

    private final Directory directory;
    private final Map<String, Integer> institutions = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private final Map<String, String> neighbours = new HashMap<>();

    PlaceFinder(Directory directory) {
        this.directory = directory;
    }

    /** The residence of a code, or no place for a person from elsewhere. */
    int residence(String code) {
        int found = findResidence(code);
        if (found == MALFORMED) {
            throw new Rejection(
                    Field.RESIDENCE_CODE,
                    Reason.BAD_PLACE,
                    "a national code of 6, 9 or 12 digits, or a code of the directory");
        }
        if (found == UNKNOWN) {
            throw new Rejection(
                    Field.RESIDENCE_CODE,
                    Reason.UNKNOWN_PLACE,
                    "a township of " + code.substring(0, 6) + ", nearest " + nearest(code));
        }
        return found;
    }

    private int findResidence(String code) {
        int exact = directory.resolve(code);
        if (exact >= 0 && isPlace(exact)) {
            return exact;
        }
        if (!NATIONAL.matcher(code).matches()) {
            return MALFORMED;
        }
        int county = directory.indexOf(code.substring(0, 6));
        if (county < 0) {
            return CaseReport.NO_PLACE;
        }
        if (code.substring(6).matches("0*")) {
            return county;
        }
        int township = directory.indexOf(code.substring(0, 9));
        return township >= 0 ? township : UNKNOWN;
    }

    private boolean isPlace(int index) {
        return directory.node(index).level().compareTo(Level.FACILITY) < 0;
    }

    private String nearest(String code) {
        if (neighbours.size() >= KEPT) {
            neighbours.clear();
        }
        return neighbours.computeIfAbsent(code.substring(0, 9), this::findNearest);
    }

    private String findNearest(String wanted) {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < directory.size(); i++) {
            String other = directory.node(i).code();
            if (other.length() == 9 && other.startsWith(wanted.substring(0, 6)) && isPlace(i)) {
                codes.add(other);
            }
        }
        codes.sort(
                Comparator.comparingInt((String c) -> distance(c, wanted)).thenComparing(c -> c));
        List<String> shown =
                codes.stream()
                        .limit(3)
                        .map(c -> c + " " + directory.node(directory.indexOf(c)).nameZh())
                        .toList();
        return shown.isEmpty() ? "none known" : String.join(", ", shown);
    }

    /** Differing digits first, numeric distance second. */
    private static int distance(String a, String b) {
        int differing = 0;
        for (int i = 6; i < 9; i++) {
            differing += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        int gap = Math.abs(Numbers.whole(a.substring(6)) - Numbers.whole(b.substring(6)));
        return differing * 1_000 + gap;
    }

    /** The facility of a code or name. */
    int facility(String text) {
        int found = directory.resolve(text);
        if (found < 0 || directory.node(found).level() != Level.FACILITY) {
            throw new Rejection(
                    Field.FACILITY_ID,
                    Reason.UNKNOWN_FACILITY,
                    "the code or name of a facility in the directory");
        }
        return found;
    }

    /** Whether a text says that there is no institution. */
    static boolean saysNothing(String text) {
        return text == null || text.isBlank() || NOTHING.contains(text.strip());
    }

    /** The institution or facility that a free text names, or no place if it is not known. */
    int institution(String text) {
        Integer before = institutions.get(text);
        if (before == null) {
            if (institutions.size() >= KEPT) {
                institutions.clear();
            }
            before = findInstitution(text);
            institutions.put(text, before);
        }
        return before;
    }

    /** The class, dormitory or workshop that follows the name of a unit, normalised; or empty. */
    String unit(String text) {
        String before = units.get(text);
        if (before == null) {
            if (units.size() >= KEPT) {
                units.clear();
            }
            Matcher suffix = SUBUNIT.matcher(Directory.normalise(text));
            before = suffix.find() ? suffix.group() : "";
            units.put(text, before);
        }
        return before;
    }

    private int findInstitution(String text) {
        String name = Directory.normalise(text);
        int found = collective(directory.resolve(text));
        while (found < 0) {
            String shorter = SUBUNIT.matcher(name).replaceFirst("");
            if (shorter.isEmpty() || shorter.equals(name)) {
                break;
            }
            name = shorter;
            found = collective(directory.resolve(name));
        }
        return found;
    }

    private int collective(int index) {
        return index >= 0 && !isPlace(index) ? index : CaseReport.NO_PLACE;
    }

    /** The place that an aggregated count is of, or no place. */
    int place(String text) {
        int found = findResidence(text);
        return found >= 0 ? found : directory.resolve(text);
    }
}
