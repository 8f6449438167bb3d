/**
 * Judges detectors on simulated series whose outbreaks are known: published measures, what chance
 * alone detects, and comparison at equal rates of false alarms.
 */
package org.tocsin.epi.evaluate;
