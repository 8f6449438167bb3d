/**
 * Reference data: places with their hierarchy and populations, facilities, institutions, the work
 * calendar and the festivals. All of it comes from files that a county can replace.
 */
package org.tocsin.place;
