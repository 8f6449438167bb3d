package org.tocsin.intake;

import java.io.Serializable;

/**
 * Time from the onset of a case to that of the one it infects, as the case definitions state it.
 *
 * @param mean days, above 1
 * @param deviation standard deviation, days, above 0
 */
public record SerialInterval(double mean, double deviation) implements Serializable {}
