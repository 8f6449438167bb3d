package org.tocsin.cli;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.tocsin.epi.scan.Cluster;
import org.tocsin.epi.scan.PlaceRates;
import org.tocsin.epi.scan.ScanModel;

/**
 * A page with the places as points, coloured by observed over expected in the window of the first
 * cluster, and the clusters as circles. It needs nothing from the network.
 */
final class ScanMap {
    private static final double SIZE = 720;
    private static final double MARGIN = 24;
    private static final double KM_PER_DEGREE = 111.1;

    private final ScanFiles files;
    private final List<Cluster> clusters;
    private final PlaceRates rates;
    private final ResourceBundle texts;
    private final double[] east;
    private final double[] north;
    private final double scale;
    private final double left;
    private final double bottom;
    private final double unit;

    ScanMap(ScanFiles files, ScanModel model, List<Cluster> clusters, Locale language) {
        this.files = files;
        this.clusters = clusters;
        this.texts = ResourceBundle.getBundle("org.tocsin.cli.scan", language);
        int last = files.steps() - 1;
        this.rates =
                clusters.isEmpty()
                        ? PlaceRates.of(model, 0, last)
                        : PlaceRates.of(
                                model, clusters.get(0).startStep(), clusters.get(0).endStep());
        List<String> columns = files.coordinateColumns();
        boolean degrees = "latitude".equals(columns.get(0));
        this.north = files.column(columns.get(degrees ? 0 : 1));
        this.east = files.column(columns.get(degrees ? 1 : 0));
        double middle = (least(north) + most(north)) / 2;
        for (int i = 0; degrees && i < east.length; i++) {
            east[i] *= Math.cos(Math.toRadians(middle));
        }
        this.unit = degrees ? 1 / KM_PER_DEGREE : 1;
        this.left = least(east);
        this.bottom = least(north);
        double extent = Math.max(most(east) - left, most(north) - bottom);
        this.scale = extent > 0 ? (SIZE - 2 * MARGIN) / extent : 1;
    }

    private static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double v : values) {
            least = v < least ? v : least;
        }
        return Double.isInfinite(least) ? 0 : least;
    }

    private static double most(double[] values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            most = v > most ? v : most;
        }
        return Double.isInfinite(most) ? 0 : most;
    }

    private double x(int place) {
        return MARGIN + (east[place] - left) * scale;
    }

    private double y(int place) {
        return SIZE - MARGIN - (north[place] - bottom) * scale;
    }

    String html() {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html><html lang=\"")
                .append(texts.getString("lang"))
                .append("\"><meta charset=\"utf-8\"><title>")
                .append(texts.getString("title"))
                .append("</title><style>body{font:14px sans-serif;margin:24px;color:#222}")
                .append("td,th{padding:2px 10px;text-align:right}svg{border:1px solid #ccc}")
                .append("</style><h1>")
                .append(texts.getString("title"))
                .append("</h1><svg width=\"")
                .append(SIZE)
                .append("\" height=\"")
                .append(SIZE)
                .append("\" role=\"img\">");
        circles(page);
        points(page);
        page.append("</svg><p>").append(texts.getString("legend")).append("</p>");
        table(page);
        return page.append("</html>\n").toString();
    }

    private void circles(StringBuilder page) {
        for (int k = 0; k < clusters.size(); k++) {
            Cluster c = clusters.get(k);
            double radius = Math.max(9, c.radius() * unit * scale + 6);
            page.append(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#c00\" fill-opacity=\"%.2f\" stroke=\"#c00\"/><text x=\"%.1f\" y=\"%.1f\" fill=\"#c00\">%d</text>"
                            .formatted(
                                    x(c.centre()),
                                    y(c.centre()),
                                    radius,
                                    k == 0 ? 0.12 : 0.04,
                                    x(c.centre()) + radius,
                                    y(c.centre()) - radius / 2,
                                    k + 1));
        }
    }

    private void points(StringBuilder page) {
        for (int i = 0; i < east.length; i++) {
            if (Double.isNaN(east[i]) || Double.isNaN(north[i])) {
                continue;
            }
            page.append(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"><title>%s: %d / %.2f</title></circle>"
                            .formatted(
                                    x(i),
                                    y(i),
                                    3 + Math.min(6, Math.sqrt(rates.observed()[i])),
                                    colour(rates.ratio(i)),
                                    escaped(files.ids().get(i)),
                                    rates.observed()[i],
                                    rates.expected()[i]));
        }
    }

    private static String colour(double ratio) {
        if (Double.isNaN(ratio) || ratio == 0) {
            return "#bbb";
        }
        return ratio < 1 ? "#6a9fd0" : ratio < 2 ? "#e8a33d" : "#c0392b";
    }

    private void table(StringBuilder page) {
        page.append("<table><tr>");
        for (String column : texts.getString("columns").split("\\|")) {
            page.append("<th>").append(column).append("</th>");
        }
        page.append("</tr>");
        for (int k = 0; k < clusters.size(); k++) {
            Cluster c = clusters.get(k);
            page.append(
                    "<tr><td>%d</td><td>%d-%d</td><td>%d</td><td>%d</td><td>%.2f</td><td>%.2f</td><td>%.3f</td><td>%.4g</td></tr>"
                            .formatted(
                                    k + 1,
                                    c.startStep(),
                                    c.endStep(),
                                    c.locations().size(),
                                    c.observed(),
                                    c.expected(),
                                    c.ratio(),
                                    c.llr(),
                                    c.significance().p()));
        }
        page.append("</table>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
