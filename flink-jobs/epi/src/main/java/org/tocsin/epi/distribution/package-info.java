/**
 * Count distributions with the accuracy that detectors need: far tails, near-Poisson dispersion.
 */
package org.tocsin.epi.distribution;
