/**
 * The ladder: seasonal baseline, local level and likelihood-ratio score for one series of counts.
 * The default detector of every series that has a baseline.
 */
package org.tocsin.epi.ladder;
