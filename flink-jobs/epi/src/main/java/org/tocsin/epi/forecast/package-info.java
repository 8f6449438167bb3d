/** Where a series is going: growth rate, doubling time, forecast of the next two weeks. */
package org.tocsin.epi.forecast;
