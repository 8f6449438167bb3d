/** Clusters of cases that ate the same food or at the same place. */
package org.tocsin.epi.exposure;
