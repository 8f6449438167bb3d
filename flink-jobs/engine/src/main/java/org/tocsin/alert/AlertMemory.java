package org.tocsin.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.tocsin.model.AlertTransition;

/** What is remembered of a subject: its alert as last stated, and what a person said of it. */
public final class AlertMemory {
    /** The alert as last stated, or null if there is none. */
    AlertTransition current;

    /** Last instant of the episode: its last crossing or its withdrawal, epoch milliseconds UTC. */
    long lastSeenAt;

    /** Value at the opening, the last growth or the person's verdict. */
    double announced;

    /** Whether a correction has withdrawn it. */
    boolean withdrawn;

    /** Whether a person has taken it. */
    boolean answered;

    /** Whether a person has ended it. */
    boolean over;

    /** Instant of the last answer, epoch milliseconds UTC; 0 if there is none. */
    long answeredAt;

    /** Whether nothing is remembered. */
    public boolean isEmpty() {
        return current == null;
    }

    /** Identity of the alert remembered. */
    public String alertId() {
        return current.alertId();
    }

    /** Writes one alert. */
    @FunctionalInterface
    public interface Writer {
        /** Writes it. */
        void write(AlertTransition alert, DataOutput out) throws IOException;
    }

    /** Reads what a {@link Writer} wrote. */
    @FunctionalInterface
    public interface Reader {
        /** Reads it. */
        AlertTransition read(DataInput in) throws IOException;
    }

    /** Writes a memory that is not empty. */
    public void write(DataOutput out, Writer alerts) throws IOException {
        alerts.write(current, out);
        out.writeLong(lastSeenAt);
        out.writeDouble(announced);
        out.writeBoolean(withdrawn);
        out.writeBoolean(answered);
        out.writeBoolean(over);
        out.writeLong(answeredAt);
    }

    /** Reads what {@link #write} wrote. */
    public static AlertMemory read(DataInput in, Reader alerts) throws IOException {
        AlertMemory m = new AlertMemory();
        m.current = alerts.read(in);
        m.lastSeenAt = in.readLong();
        m.announced = in.readDouble();
        m.withdrawn = in.readBoolean();
        m.answered = in.readBoolean();
        m.over = in.readBoolean();
        m.answeredAt = in.readLong();
        return m;
    }
}
