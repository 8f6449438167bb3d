/** How fast points go into InfluxDB, and how much room they take. */
package org.tocsin.bench.influx;
