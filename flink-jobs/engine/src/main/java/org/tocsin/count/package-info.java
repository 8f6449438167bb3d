/**
 * Counting: versions of reports, persons and episodes, deltas by day close, rolling counts per
 * place. Plain Java; the job holds these objects as state.
 */
package org.tocsin.count;
