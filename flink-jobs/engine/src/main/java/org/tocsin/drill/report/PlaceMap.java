package org.tocsin.drill.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A map of points without tiles: size is cases, colour is observed over expected centred at 1, pale
 * where fewer than 5 were expected. Longitude and latitude are drawn with the scale of the middle
 * latitude; coordinates beyond degrees are taken as a plane.
 */
final class PlaceMap {
    private static final double WIDTH = 440;
    private static final double HEIGHT = 360;
    private static final double MARGIN = 34;
    private static final int LABELS = 14;
    private static final double KM_PER_DEGREE = 111.1;
    private static final double RING = 7;
    private static final int[] LOW = {0x00, 0x72, 0xB2};
    private static final int[] MIDDLE = {0xF0, 0xEE, 0xE8};
    private static final int[] HIGH = {0xD5, 0x5E, 0x00};

    private final Texts texts;
    private final List<PlaceRow> rows;
    private final double most;
    private double left;
    private double top;
    private double scaleX;
    private double scaleY;
    private final List<double[]> labels = new ArrayList<>();
    private Circle circle;

    PlaceMap(Texts texts, List<PlaceRow> all) {
        this.texts = texts;
        this.rows = all.stream().filter(PlaceMap::located).toList();
        this.most = all.stream().mapToDouble(PlaceRow::observed).max().orElse(1);
    }

    /**
     * A circle to draw.
     *
     * @param centre code of the place in its middle
     * @param radiusKm radius; a small ring is drawn around a single place
     */
    record Circle(String centre, double radiusKm) {}

    /** Draws a circle behind the points. */
    PlaceMap around(Circle cluster) {
        circle = cluster;
        return this;
    }

    private static boolean located(PlaceRow row) {
        return !Double.isNaN(row.node().lat()) && !Double.isNaN(row.node().lon());
    }

    void write(Html page) {
        if (rows.size() < 2) {
            page.element("p", texts.get("places.no-map"), "class", "note");
            return;
        }
        project();
        page.open("figure", "class", "map");
        page.open("svg", "viewBox", "0 0 440 360", "role", "img");
        page.element("title", texts.get("places.map"));
        List<PlaceRow> largestFirst = new ArrayList<>(rows);
        largestFirst.sort((a, b) -> Double.compare(b.observed(), a.observed()));
        ring(page);
        largestFirst.forEach(row -> point(page, row));
        largestFirst.stream().limit(LABELS).forEach(row -> label(page, row));
        page.close("svg");
        scale(page);
        page.close("figure");
    }

    private void project() {
        double west = rows.stream().mapToDouble(row -> row.node().lon()).min().orElse(0);
        double east = rows.stream().mapToDouble(row -> row.node().lon()).max().orElse(1);
        double south = rows.stream().mapToDouble(row -> row.node().lat()).min().orElse(0);
        double north = rows.stream().mapToDouble(row -> row.node().lat()).max().orElse(1);
        boolean degrees = Math.abs(south) <= 90 && Math.abs(north) <= 90;
        double stretch = degrees ? Math.cos(Math.toRadians((south + north) / 2)) : 1;
        double perX = (WIDTH - 2 * MARGIN) / Math.max(1e-9, (east - west) * stretch);
        double perY = (HEIGHT - 2 * MARGIN) / Math.max(1e-9, north - south);
        scaleY = Math.min(perX, perY);
        scaleX = scaleY * stretch;
        left = (WIDTH - (east - west) * scaleX) / 2 - west * scaleX;
        top = (HEIGHT - (north - south) * scaleY) / 2 + north * scaleY;
    }

    private double x(PlaceRow row) {
        return left + row.node().lon() * scaleX;
    }

    private double y(PlaceRow row) {
        return top - row.node().lat() * scaleY;
    }

    private double radius(PlaceRow row) {
        double largest = rows.size() > 40 ? 14 : 26;
        return row.observed() <= 0 ? 3 : Math.max(3.5, largest * Math.sqrt(row.observed() / most));
    }

    private void ring(Html page) {
        if (circle == null) {
            return;
        }
        rows.stream()
                .filter(row -> row.node().code().equals(circle.centre()))
                .findFirst()
                .ifPresent(
                        row -> {
                            double reach = circle.radiusKm() / KM_PER_DEGREE * scaleY;
                            page.open(
                                    "circle",
                                    "cx",
                                    Pictures.coordinate(x(row)),
                                    "cy",
                                    Pictures.coordinate(y(row)),
                                    "r",
                                    Pictures.coordinate(Math.max(reach, radius(row)) + RING),
                                    "class",
                                    "cluster");
                            page.close("circle");
                        });
    }

    private void point(Html page, PlaceRow row) {
        page.open(
                "circle",
                "cx",
                Pictures.coordinate(x(row)),
                "cy",
                Pictures.coordinate(y(row)),
                "r",
                Pictures.coordinate(radius(row)),
                "fill",
                row.observed() > 0 ? colour(row.ratio()) : "#ffffff",
                "class",
                row.pale() ? "pale" : "point");
        String text =
                texts.get(
                        "places.point",
                        texts.pick(row.node().nameZh(), row.node().nameEn()),
                        texts.number(row.observed()),
                        texts.decimal(row.expected()));
        page.element("title", text).close("circle");
    }

    /** Blue below 1, near white at 1, vermilion above; saturated at a quarter and at four times. */
    static String colour(double ratio) {
        if (Double.isNaN(ratio)) {
            return "#b9c0c7";
        }
        double power = Math.log(Math.max(ratio, 1e-6)) / Math.log(2) / 2;
        double share = Math.min(1, Math.abs(power));
        int[] end = power < 0 ? LOW : HIGH;
        StringBuilder hex = new StringBuilder("#");
        for (int i = 0; i < 3; i++) {
            long part = Math.round(MIDDLE[i] + (end[i] - MIDDLE[i]) * share);
            hex.append(String.format(Locale.ROOT, "%02x", part));
        }
        return hex.toString();
    }

    /** Writes the name below the point unless it would cover another name. */
    private void label(Html page, PlaceRow row) {
        String name = texts.pick(row.node().nameZh(), row.node().nameEn());
        double half = name.codePoints().mapToDouble(c -> c > 0x2E80 ? 12 : 6.2).sum() / 2;
        double x = Math.max(half, Math.min(WIDTH - half, x(row)));
        double y = Math.min(HEIGHT - 3, y(row) + radius(row) + 12);
        double[] box = {x - half, y - 11, x + half, y + 2};
        boolean free =
                labels.stream()
                        .noneMatch(
                                o ->
                                        box[0] < o[2]
                                                && o[0] < box[2]
                                                && box[1] < o[3]
                                                && o[1] < box[3]);
        if (free) {
            labels.add(box);
            String at = Pictures.coordinate(x);
            page.element("text", name, "x", at, "y", Pictures.coordinate(y));
        }
    }

    private void scale(Html page) {
        page.open("figcaption", "class", "scale");
        for (double ratio : new double[] {0.25, 0.5, 1, 2, 4}) {
            String text =
                    ratio <= 0.25
                            ? "≤ ¼"
                            : ratio < 1 ? "½" : ratio >= 4 ? "≥ 4" : texts.number(ratio);
            page.open("span").open("i", "style", "background:" + colour(ratio)).close("i");
            page.text(text).close("span");
        }
        page.element("small", texts.get("places.scale")).close("figcaption");
    }
}
