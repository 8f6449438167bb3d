/** How many cases of the last days are still to be reported? */
package org.tocsin.epi.nowcast;
