/** CPU time of scan statistics. */
package org.tocsin.bench.scan;
