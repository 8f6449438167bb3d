package org.tocsin.count;

/** Series ordinals: indicators take 0 to 63, what the engine itself counts comes after. */
public final class SeriesIndex {
    /** ILI of facility-days that carry both ILI and all visits. */
    public static final int PAIRED_ILI = 64;

    /** All visits of the same facility-days. */
    public static final int PAIRED_VISITS = 65;

    /** Number of facility-days that carry both. */
    public static final int PAIRED_FACILITIES = 66;

    /** Daily or zero reports received. */
    public static final int DAILY_REPORTS = 67;

    /** Records of any kind received, by receipt. */
    public static final int ACTIVITY = 68;

    /** Number of series ordinals. */
    public static final int COUNT = 69;

    private SeriesIndex() {}
}
