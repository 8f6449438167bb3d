package org.tocsin.epi.scan;

/**
 * Coordinates of the places that are scanned, on a plane or on the globe.
 *
 * <p>Plane: distance of Euclid, in the units of the coordinates. Globe: great circle in km on a
 * sphere of radius 6367 km, {@code d = 2 r asin(chord / 2 r)}. A location without coordinates has
 * NaN for both and takes no part in a scan.
 */
public final class Locations {
    /** Radius of the sphere in km, as the literature's software has it. */
    public static final double EARTH_RADIUS_KM = 6367;

    private final double[] first;
    private final double[] second;
    private final boolean globe;
    private final double[][] unit;

    private Locations(double[] first, double[] second, boolean globe) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "coordinates must be pairs, got " + first.length + " and " + second.length);
        }
        this.first = first.clone();
        this.second = second.clone();
        this.globe = globe;
        this.unit = globe ? unitVectors() : new double[0][];
    }

    /** Locations on a plane. */
    public static Locations plane(double[] x, double[] y) {
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
            if (Double.isInfinite(x[i]) || Double.isInfinite(y[i])) {
                throw new IllegalArgumentException(
                        "coordinates must be finite, got (" + x[i] + ", " + y[i] + ")");
            }
        }
        return new Locations(x, y, false);
    }

    /** Locations on the globe, in degrees north and east. */
    public static Locations globe(double[] latitude, double[] longitude) {
        for (int i = 0; i < Math.min(latitude.length, longitude.length); i++) {
            if (Math.abs(latitude[i]) > 90 || Math.abs(longitude[i]) > 360) {
                throw new IllegalArgumentException(
                        "latitude must be in [-90, 90] and longitude in [-360, 360], got ("
                                + latitude[i]
                                + ", "
                                + longitude[i]
                                + ")");
            }
        }
        return new Locations(latitude, longitude, true);
    }

    private double[][] unitVectors() {
        double[][] vectors = new double[first.length][];
        for (int i = 0; i < first.length; i++) {
            double latitude = Math.toRadians(first[i]);
            double longitude = Math.toRadians(second[i]);
            vectors[i] =
                    new double[] {
                        Math.cos(latitude) * Math.cos(longitude),
                        Math.cos(latitude) * Math.sin(longitude),
                        Math.sin(latitude)
                    };
        }
        return vectors;
    }

    /** Number of locations. */
    public int size() {
        return first.length;
    }

    /** True if the location has coordinates. */
    public boolean located(int i) {
        return !Double.isNaN(first[i]) && !Double.isNaN(second[i]);
    }

    /** True if both locations have exactly the same coordinates. */
    public boolean samePoint(int i, int j) {
        return first[i] == first[j] && second[i] == second[j];
    }

    /** Distance of two locations: units of the plane, or km. */
    public double distance(int i, int j) {
        if (!globe) {
            double dx = first[i] - first[j];
            double dy = second[i] - second[j];
            return Math.sqrt(dx * dx + dy * dy);
        }
        double[] a = unit[i];
        double[] b = unit[j];
        double x = a[0] - b[0];
        double y = a[1] - b[1];
        double z = a[2] - b[2];
        double halfChord = Math.sqrt(x * x + y * y + z * z) / 2;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, halfChord));
    }

    /** The chosen locations, in the given order. */
    Locations only(int[] kept) {
        double[] a = new double[kept.length];
        double[] b = new double[kept.length];
        for (int k = 0; k < kept.length; k++) {
            a[k] = first[kept[k]];
            b[k] = second[kept[k]];
        }
        return new Locations(a, b, globe);
    }
}
