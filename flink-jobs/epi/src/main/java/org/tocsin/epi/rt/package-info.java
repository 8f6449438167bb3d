/** Transmission over time: serial intervals and reproduction numbers. */
package org.tocsin.epi.rt;
