/** Whole runs: from files to alerts through the real graph, beside two yardsticks without Flink. */
package org.tocsin.bench.run;
