package org.tocsin.count;

/** Mixing of 64-bit values for open-addressing tables and content digests. */
final class Mix {
    private Mix() {}

    /**
     * A bijective mix with good avalanche (Stafford 2011, variant 13 of the MurmurHash3 finaliser).
     */
    static long of(long z) {
        long h = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
        return h ^ (h >>> 31);
    }

    /** Folds one more value into a digest. */
    static long fold(long digest, long value) {
        return of(digest * 31 + value + 0x9e3779b97f4a7c15L);
    }
}
