package org.tocsin.epi.scan;

import java.util.SplittableRandom;

/**
 * Draws the replicates of one scan. Replicate r has its own generator, seeded from (seed, r). One
 * instance serves one thread.
 */
final class ReplicateDraw {
    private final CaseDraw draw;
    private final long seed;

    ReplicateDraw(CaseDraw draw, long seed) {
        this.draw = draw;
        this.seed = seed;
    }

    /** Adds the cases of a replicate. */
    void draw(int replicate, Cases into) {
        draw.draw(new SplittableRandom(Mix.of(seed + Mix.of(replicate))), into);
    }

    /** Another instance over the same numbers, for another thread. */
    ReplicateDraw copy() {
        return new ReplicateDraw(draw.copy(), seed);
    }
}
