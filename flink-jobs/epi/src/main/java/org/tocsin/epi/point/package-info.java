/** Tests on cases as points in space and time. */
package org.tocsin.epi.point;
