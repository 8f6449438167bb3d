/** How many simulated outbreaks the detectors find, how soon, at which rate of false alarms. */
package org.tocsin.bench.quality;
