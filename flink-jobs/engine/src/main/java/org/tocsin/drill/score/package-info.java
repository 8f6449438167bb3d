/**
 * Scoring: which alerts of a run count as detections of what was injected, and what the same rules
 * raise in the twin, where nothing was.
 */
package org.tocsin.drill.score;
