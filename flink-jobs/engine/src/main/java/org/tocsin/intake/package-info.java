/**
 * From files to reports: reading, header mapping, validation, dead letters, classification and
 * resolution of institutions. Plain Java; knows nothing of the stream that carries its results.
 */
package org.tocsin.intake;
