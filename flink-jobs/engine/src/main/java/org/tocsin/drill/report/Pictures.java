package org.tocsin.drill.report;

import java.util.Arrays;
import java.util.Locale;

/** The small pictures inside rows, as inline SVG that needs no script. */
final class Pictures {
    private static final int BULLET = 120;

    private Pictures() {}

    /**
     * A bullet bar: observed as a bar, expected as a dark tick, threshold as an orange tick. The
     * threshold is in the middle of every bar, so that rows compare; a bar that would be longer
     * than twice the threshold is cut with an arrow.
     *
     * @param label what the picture says, for readers who cannot see it
     */
    static void bullet(
            Html page, double observed, double expected, double threshold, String label) {
        double middle = threshold > 0 ? threshold : Math.max(expected, 0.5);
        double scale = BULLET / 2.0 / (middle > 0 ? middle : Math.max(1, zero(observed)));
        double length = Math.max(0, zero(observed)) * scale;
        page.open("svg", "class", "bullet", "viewBox", "0 0 " + BULLET + " 16", "role", "img");
        page.element("title", label);
        rectangle(page, "track", 0, 3, BULLET, 10);
        rectangle(page, "observed", 0, 3, Math.min(BULLET, length), 10);
        if (length > BULLET) {
            page.open("path", "class", "cut", "d", "M112 2L119 8L112 14Z").close("path");
        }
        tick(page, "expected", Math.min(expected * scale, BULLET - 1));
        tick(page, "threshold", threshold * scale);
        page.close("svg");
    }

    private static double zero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static void tick(Html page, String role, double x) {
        if (!Double.isNaN(x)) {
            String at = coordinate(Math.max(1, x));
            page.open("line", "class", role, "x1", at, "x2", at, "y1", "0", "y2", "16");
            page.close("line");
        }
    }

    /** A rectangle in a role, which gives its colour. */
    static void rectangle(Html page, String role, double x, double y, double width, double height) {
        page.open(
                "rect",
                "class",
                role,
                "x",
                coordinate(x),
                "y",
                coordinate(y),
                "width",
                coordinate(width),
                "height",
                coordinate(height));
        page.close("rect");
    }

    /**
     * Daily bars without axes; the last {@code dark} bars are darker.
     *
     * @param values counts, NaN for a missing day, which is a grey cell
     * @param label what the picture says
     */
    static void bars(Html page, double[] values, int dark, String label) {
        double top =
                Math.max(1, Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElse(1));
        String box = "0 0 " + values.length * 3 + " 30";
        page.open(
                "svg",
                "class",
                "bars",
                "viewBox",
                box,
                "preserveAspectRatio",
                "none",
                "role",
                "img");
        page.element("title", label);
        for (int i = 0; i < values.length; i++) {
            boolean missing = Double.isNaN(values[i]);
            double height = missing ? 30 : values[i] / top * 30;
            String role = missing ? "missing" : i >= values.length - dark ? "observed" : "past";
            if (height > 0) {
                rectangle(page, role, i * 3, 30 - height, missing ? 3 : 2.5, height);
            }
        }
        page.close("svg");
    }

    /** A coordinate with one decimal. */
    static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
