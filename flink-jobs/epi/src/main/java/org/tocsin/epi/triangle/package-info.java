/**
 * The reporting triangle: counts by occurrence day and delay. Detection at equal age, change of the
 * delay law, completeness, receipt score, nowcast.
 *
 * <p>Days and labels are whole numbers from 0 (the first day of the series). A <em>label</em> names
 * a day close by the day it closes; delay = label of receipt - occurrence day.
 */
package org.tocsin.epi.triangle;
