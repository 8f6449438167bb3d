package org.tocsin.epi.scan;

import java.util.SplittableRandom;

/**
 * Draws the cases of one replicate under the null hypothesis, those within the horizon only. One
 * instance serves one thread; what it draws depends on the generator alone.
 */
interface CaseDraw {
    /** Adds a replicate's cases. */
    void draw(SplittableRandom random, Cases into);

    /** Another instance over the same numbers, for another thread. */
    CaseDraw copy();
}
