/** Aberration tests: is the count of a day or week larger than its past explains? */
package org.tocsin.epi.aberration;
