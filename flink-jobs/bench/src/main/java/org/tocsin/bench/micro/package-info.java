/** Micro-benchmarks of the steps that every report takes (JMH). */
package org.tocsin.bench.micro;
