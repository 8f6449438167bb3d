/** Statistics of surveillance in plain Java: arrays and records in, explained results out. */
package org.tocsin.epi;
