package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;
import org.tocsin.store.Json;

/**
 * A cluster as it was last stated, and the day on which it was first listed.
 *
 * @param last its last line in {@code clusters.ndjson}
 * @param first local day of the first line under its name
 */
record ClusterRow(JsonNode last, LocalDate first) {
    private static final double NOBODY_COUNTS = 10_000;

    /** Every cluster of a run by name, in the order of first listing; the unnamed ones last. */
    static List<ClusterRow> read(Path file) {
        Map<String, ClusterRow> byName = new LinkedHashMap<>();
        List<ClusterRow> unnamed = new ArrayList<>();
        if (!Files.exists(file)) {
            return unnamed;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode n = Json.read(line);
                ClusterRow row = new ClusterRow(n, LocalDate.parse(n.path("day").asText()));
                String name = n.path("indicator").asText() + n.path("cluster").asText();
                if (n.path("cluster").asText().isEmpty()) {
                    unnamed.add(row);
                } else {
                    byName.merge(name, row, ClusterRow::later);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<ClusterRow> rows = new ArrayList<>(byName.values());
        rows.addAll(unnamed);
        return rows;
    }

    /** The later statement under a name; of one day the first, which is the strongest. */
    private ClusterRow later(ClusterRow that) {
        boolean sameDay = text("day").equals(that.text("day"));
        return sameDay ? this : new ClusterRow(that.last, first);
    }

    String text(String field) {
        return last.path(field).asText("");
    }

    double number(String field) {
        return last.path(field).asDouble(Double.NaN);
    }

    LocalDate day(String field) {
        return LocalDate.parse(text(field));
    }

    boolean listed() {
        return !text("tier").equals("store");
    }

    double ratio() {
        return number("observed") / number("expected");
    }

    /** Whether its places are cells of a grid. */
    boolean isOfCells() {
        return last.has("grid");
    }

    /** Names of its places in a language, those of cells after the places where the cases live. */
    List<String> places(Run run, Texts texts) {
        List<String> names = new ArrayList<>();
        if (isOfCells()) {
            last.path("residences").forEach(code -> names.add(run.nameOf(code.asText(), texts)));
        }
        last.path("places")
                .forEach(
                        code ->
                                names.add(
                                        isOfCells()
                                                ? code.asText()
                                                : run.nameOf(code.asText(), texts)));
        return names;
    }

    /** Number of its places. */
    int size() {
        return last.path("places").size();
    }

    /** What its centre is called. */
    String centre(Run run, Texts texts) {
        return isOfCells() ? text("centre") : run.nameOf(text("centre"), texts);
    }

    /** What was seen and expected in every place scanned. */
    List<PlaceRow> map(Directory directory) {
        List<PlaceRow> rows = new ArrayList<>();
        for (JsonNode place : last.path("map")) {
            Directory.Node node = node(place, directory);
            if (node != null) {
                rows.add(
                        new PlaceRow(
                                node,
                                place.path("observed").asDouble(),
                                place.path("expected").asDouble(Double.NaN),
                                Double.NaN));
            }
        }
        return rows;
    }

    /** A place of the directory, or one made of a cell; null if the directory lacks it. */
    private Directory.Node node(JsonNode place, Directory directory) {
        String code = place.path("code").asText();
        int index = directory.indexOf(code);
        if (!isOfCells()) {
            return index < 0 ? null : directory.node(index);
        }
        double lat = place.path("lat").asDouble();
        double lon = place.path("lon").asDouble();
        return new Directory.Node(code, Level.VILLAGE, -1, code, code, lat, lon, 0, true, "", null);
    }

    /** How rarely chance makes as much, in words. */
    String rarity(Texts texts) {
        double days = number("recurrenceDays");
        return days > NOBODY_COUNTS
                ? texts.get("clusters.over")
                : texts.get("clusters.days", texts.number(days));
    }
}
