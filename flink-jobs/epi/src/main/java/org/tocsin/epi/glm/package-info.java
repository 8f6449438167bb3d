/**
 * A small core for regressions of counts: log link, iteratively reweighted least squares with the
 * start and stop rules of R's {@code glm.fit}, quasi-Poisson dispersion, offsets, factors and
 * Anscombe reweighting.
 */
package org.tocsin.epi.glm;
