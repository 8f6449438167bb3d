package org.tocsin.job.source;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How far a run in this process has come: written by the source and the alert sink, read by the
 * terminal. Nothing in the graph reads it.
 */
public final class Progress {
    private static final Map<String, Progress> BY_KEY = new ConcurrentHashMap<>();

    private volatile long records;
    private volatile long time = Long.MIN_VALUE;
    private volatile long notYetReceived;
    private volatile long alerts;
    private volatile Queue<Message> messages;

    /**
     * What an alert says when it is raised or grows.
     *
     * @param at instant, epoch milliseconds UTC
     * @param textZh Chinese
     * @param textEn English
     */
    public record Message(long at, String textZh, String textEn) {}

    private Progress() {}

    /** The progress of a run. */
    public static Progress of(String key) {
        return BY_KEY.computeIfAbsent(key, k -> new Progress());
    }

    /** Forgets a finished run. */
    public static void forget(String key) {
        BY_KEY.remove(key);
    }

    void read(long count, long at) {
        records = count;
        time = at;
    }

    void heldBack(long count) {
        notYetReceived = count;
    }

    /** States the number of alerts opened so far. */
    public void alerts(long count) {
        alerts = count;
    }

    /** Keeps messages from now on for somebody who takes them with {@link #nextMessage}. */
    public void listen() {
        messages = new ConcurrentLinkedQueue<>();
    }

    /** Hands a message to whoever listens. */
    public void tell(Message message) {
        if (messages != null) {
            messages.add(message);
        }
    }

    /** The next message, or null. */
    public Message nextMessage() {
        return messages == null ? null : messages.poll();
    }

    /** Records read so far. */
    public long records() {
        return records;
    }

    /** Receipt time reached, epoch milliseconds UTC; {@link Long#MIN_VALUE} before the first. */
    public long time() {
        return time;
    }

    /** Records whose receipt lies after the end of the run. */
    public long notYetReceived() {
        return notYetReceived;
    }

    /** Alerts opened so far. */
    public long alerts() {
        return alerts;
    }
}
