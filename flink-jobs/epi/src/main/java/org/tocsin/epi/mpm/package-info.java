/** Comparisons with the same time of earlier years: moving percentile method, historical limits. */
package org.tocsin.epi.mpm;
