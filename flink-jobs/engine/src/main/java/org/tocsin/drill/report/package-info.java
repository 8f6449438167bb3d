/** The report page of a run: one self-contained HTML file. */
package org.tocsin.drill.report;
