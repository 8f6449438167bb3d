package org.tocsin.job;

import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.tocsin.cluster.ClusterResult;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.DeadLetter;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Unresolved;

/**
 * Where the results of the graph go. Live operation, drills, tests and benchmarks differ in these
 * only.
 *
 * @param series points of time series
 * @param intake what the intake did, as points; it differs when files are sent twice
 * @param signals exceeded thresholds of detectors
 * @param alerts changes of alerts
 * @param deadLetters records that could not be taken
 * @param unresolved names that nothing resolves
 * @param episodes episodes as they begin and cease to be counted, for line lists; null if nobody
 *     wants them, then reports that no rule judges one by one are counted only
 * @param clusters clusters in space and time with their places
 */
public record Ends(
        Consumer<DataStream<Point>> series,
        Consumer<DataStream<Point>> intake,
        Consumer<DataStream<Signal>> signals,
        Consumer<DataStream<AlertTransition>> alerts,
        Consumer<DataStream<DeadLetter>> deadLetters,
        Consumer<DataStream<Unresolved>> unresolved,
        Consumer<DataStream<EpisodeEvent>> episodes,
        Consumer<DataStream<ClusterResult>> clusters) {}
