/**
 * Grafana dashboards: built from a small source, checked against a filled InfluxDB, and drawn
 * without Grafana.
 */
package org.tocsin.dashboard;
