package org.tocsin.job.type;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.tocsin.alert.AlertEntry;
import org.tocsin.alert.Crossing;
import org.tocsin.alert.Finding;
import org.tocsin.alert.ScopedCase;
import org.tocsin.count.CaseChange;
import org.tocsin.count.CountBatch;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.job.Pack;
import org.tocsin.job.quality.Arrival;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Point;

/** Type information of messages and states with their own serializer. */
public final class WireType<T> extends TypeInformation<T> {
    /** Case reports. */
    public static final WireType<CaseReport> CASE_REPORT =
            new WireType<>(CaseReport.class, ReportSerializer.INSTANCE);

    /** Changes of visible reports. */
    public static final WireType<CaseChange> CASE_CHANGE =
            new WireType<>(CaseChange.class, CaseChangeSerializer.INSTANCE);

    /** Batches of deltas. */
    public static final WireType<CountBatch> COUNT_BATCH =
            new WireType<>(CountBatch.class, CountBatchSerializer.INSTANCE);

    /** Episodes for in-order rules. */
    public static final WireType<EpisodeEvent> EPISODE =
            new WireType<>(EpisodeEvent.class, EpisodeEventSerializer.INSTANCE);

    /** Cases of rules and scopes. */
    public static final WireType<ScopedCase> SCOPED_CASE =
            new WireType<>(ScopedCase.class, ScopedCaseSerializer.INSTANCE);

    /** Packs of messages. */
    public static final WireType<Pack> PACK = messages(Pack.class, Pack::write, Pack::read);

    /** Points of series. */
    public static final WireType<Point> POINT =
            messages(Point.class, PointFields::write, PointFields::read);

    /** What facilities sent. */
    public static final WireType<Arrival> ARRIVAL =
            messages(Arrival.class, Arrival::write, Arrival::read);

    /** Findings of rules. */
    public static final WireType<Finding> FINDING =
            messages(Finding.class, AlertFields::writeFinding, AlertFields::readFinding);

    /** Findings of statistical rules with their places. */
    public static final WireType<Crossing> CROSSING =
            messages(Crossing.class, CrossingFields::write, CrossingFields::read);

    /** Findings and answers. */
    public static final WireType<AlertEntry> ALERT_ENTRY =
            messages(AlertEntry.class, AlertFields::writeEntry, AlertFields::readEntry);

    /** Changes of alerts. */
    public static final WireType<AlertTransition> ALERT_TRANSITION =
            messages(
                    AlertTransition.class,
                    AlertFields::writeTransition,
                    AlertFields::readTransition);

    private final Class<T> type;
    private final TypeSerializer<T> serializer;

    /** Describes a class that a serializer handles. */
    public WireType(Class<T> type, TypeSerializer<T> serializer) {
        this.type = type;
        this.serializer = serializer;
    }

    private static <T> WireType<T> messages(
            Class<T> type, MessageSerializer.Writer<T> writer, MessageSerializer.Reader<T> reader) {
        return new WireType<>(type, new MessageSerializer<>(writer, reader));
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer;
    }

    @Override
    public String toString() {
        return "WireType(" + type.getSimpleName() + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WireType<?> that
                && that.type == type
                && that.serializer == serializer;
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof WireType<?>;
    }
}
