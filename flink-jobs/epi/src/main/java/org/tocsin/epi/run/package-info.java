/**
 * Methods by name: from a series and named parameters to a table, as the command line offers them.
 */
package org.tocsin.epi.run;
