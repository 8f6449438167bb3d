package org.tocsin.epi.aberration;

/**
 * RKI 1 to 3: is this count beyond what the mean of comparable points allows a Poisson count?
 *
 * <p>With mu and s mean and standard deviation of the {@link BaseValues}: threshold mu + 2 s when
 * mu &gt; 20, else the exact upper Poisson limit tabulated for floor(mu) = 0 .. 20. Alarm iff y
 * &gt; threshold.
 *
 * <p>Assumes no trend and, above 20, near-normal counts. Zeros are counts. A missing comparison
 * count leaves the point without a verdict. Recent incomplete points lower the mean when the
 * current year is used.
 *
 * <p>Source: Altmann (2003), internal system of the Robert Koch Institute; Hoehle and Riebler
 * (2005). Checked against {@code algo.rki} of the R package surveillance 1.20.3.
 */
public final class Rki {
    private static final double LARGEST_TABULATED = 20;
    private static final double[] UPPER_LIMIT = {
        3.285, 5.323, 6.686, 8.102, 9.598, 11.177, 12.817, 13.765, 14.921, 16.768, 17.633, 19.050,
        20.335, 21.364, 22.945, 23.762, 25.400, 26.306, 27.735, 28.966, 30.017
    };

    private final BaseValues base;

    private Rki(BaseValues base) {
        this.base = base;
    }

    /** The method on given comparison points. */
    public static Rki of(BaseValues base) {
        return new Rki(base);
    }

    /**
     * Variant 1 (six points before), 2 (also one year back) or 3 (two years back, half window 4).
     */
    public static Rki variant(int number, int freq) {
        return switch (number) {
            case 1 -> of(new BaseValues(0, 6, true, freq));
            case 2 -> of(new BaseValues(1, 6, true, freq));
            case 3 -> of(new BaseValues(2, 4, false, freq));
            default ->
                    throw new IllegalArgumentException("variant must be 1, 2 or 3, got " + number);
        };
    }

    /** First position (from 0) that can be judged. */
    public int firstIndex() {
        return base.firstIndex();
    }

    /** Judges position t (from 0) of a series; missing counts are NaN. */
    public Judgement judgeAt(double[] series, int t) {
        double[] values = base.at(series, t);
        Sample sample = Sample.of(values);
        double threshold = Double.NaN;
        if (sample.missing() == 0) {
            double mean = sample.mean();
            threshold =
                    mean > LARGEST_TABULATED
                            ? mean + 2 * sample.sd()
                            : UPPER_LIMIT[(int) Math.floor(mean)];
        }
        return Judgement.ofCount(series[t], sample.mean(), threshold, sample.n(), sample.missing());
    }
}
