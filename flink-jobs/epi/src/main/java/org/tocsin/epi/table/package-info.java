/** Tables of an outbreak investigation: attack rates, ratios, exact tests and intervals. */
package org.tocsin.epi.table;
