package org.tocsin.epi.run;

/** A method that can be called by name on a series. */
@FunctionalInterface
public interface Method {
    /**
     * Runs the method.
     *
     * @param params named parameters; the caller checks afterwards that each was known
     * @param series the input
     * @return one row per judged point
     * @throws InvalidInputException when a parameter or the series is not usable
     */
    Table run(Params params, SeriesData series);
}
