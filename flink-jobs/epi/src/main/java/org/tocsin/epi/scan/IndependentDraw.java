package org.tocsin.epi.scan;

import java.util.SplittableRandom;

/** A random number of cases, each of which falls into a cell on its own. */
final class IndependentDraw implements CaseDraw {
    private final CountLaw number;
    private final CellLaw cells;

    IndependentDraw(CountLaw number, CellLaw cells) {
        this.number = number;
        this.cells = cells;
    }

    @Override
    public void draw(SplittableRandom random, Cases into) {
        for (int n = number.draw(random.nextDouble()); n > 0; n--) {
            cells.draw(random, into);
        }
    }

    @Override
    public CaseDraw copy() {
        return this;
    }
}
