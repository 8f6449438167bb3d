/** Steps of the graph that look at the scores of slow feeds as a whole. */
package org.tocsin.job.triangle;
