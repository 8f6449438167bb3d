package org.tocsin.count;

import org.tocsin.model.CaseReport;

/**
 * An episode begins or ceases to be counted; input of the rules that judge as reports come.
 *
 * @param at instant, epoch milliseconds UTC
 * @param sign +1 or -1
 * @param bits watched indicators whose episode this is
 * @param lead first report of the episode
 */
public record EpisodeEvent(long at, int sign, long bits, CaseReport lead) {}
