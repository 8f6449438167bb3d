/** Whole-run and micro-benchmarks. Tests assert no times; these print ratios. */
package org.tocsin.bench;
