/** Drills: scenario, replay of the one graph, line lists, summary and report. */
package org.tocsin.drill;
