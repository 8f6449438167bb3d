/** Benchmarks of linking by exposure. */
package org.tocsin.bench.exposure;
