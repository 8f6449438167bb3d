/**
 * Scan statistics: where and when are there more cases than chance explains? Locations, cylinders,
 * scores and Monte Carlo significance on plain arrays.
 */
package org.tocsin.epi.scan;
