package org.tocsin.store.influx;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Delivers one batch at a time: waits while the server is away, sends halves of what is too large,
 * and finds the lines that the server does not take. Lines keep their order in all of this, so that
 * of two values of one point the later one stays.
 */
final class BatchSender {
    private final InfluxServer server;
    private final Consumer<RefusedPoint> refused;
    private long taken;

    BatchSender(InfluxServer server, Consumer<RefusedPoint> refused) {
        this.server = server;
        this.refused = refused;
    }

    /** Lines that the server has taken. */
    long taken() {
        return taken;
    }

    /**
     * Returns when every line is stored or refused for good.
     *
     * @throws DeliveryFailed if the server stays away, or takes nothing from us
     */
    void send(List<String> lines) throws DeliveryFailed, InterruptedException {
        if (lines.isEmpty()) {
            return;
        }
        Answer answer = answer(lines);
        switch (answer.kind()) {
            case TAKEN -> taken += lines.size();
            case TOO_LARGE -> sendHalves(lines, answer);
            case LINES_REFUSED -> sendWithoutRefused(lines, answer);
            default -> throw failed(answer);
        }
    }

    private Answer answer(List<String> lines) throws InterruptedException {
        RetryPolicy retry = server.settings().retry();
        Answer answer = server.write(lines);
        for (int attempt = 1; answer.kind() == Answer.Kind.AWAY; attempt++) {
            if (attempt >= retry.tries()) {
                return answer;
            }
            Thread.sleep(
                    retry.waitMs(
                            attempt,
                            answer.retryAfter(),
                            Clock.systemUTC(),
                            ThreadLocalRandom.current()));
            answer = server.write(lines);
        }
        return answer;
    }

    private void sendHalves(List<String> lines, Answer answer)
            throws DeliveryFailed, InterruptedException {
        if (lines.size() == 1) {
            refused.accept(new RefusedPoint(lines.get(0), answer.text()));
            return;
        }
        int half = lines.size() / 2;
        send(lines.subList(0, half));
        send(lines.subList(half, lines.size()));
    }

    private void sendWithoutRefused(List<String> lines, Answer answer)
            throws DeliveryFailed, InterruptedException {
        RefusedLines named = RefusedLines.of(answer, lines);
        if (named.reasons().isEmpty()) {
            sendHalves(lines, answer);
            return;
        }
        List<String> others = new ArrayList<>(lines.size());
        Map<Integer, String> reasons = named.reasons();
        for (int i = 0; i < lines.size(); i++) {
            if (reasons.containsKey(i)) {
                refused.accept(new RefusedPoint(lines.get(i), reasons.get(i)));
            } else {
                others.add(lines.get(i));
            }
        }
        if (named.othersStored()) {
            taken += others.size();
        } else {
            send(others);
        }
    }

    private DeliveryFailed failed(Answer answer) {
        InfluxSettings s = server.settings();
        if (answer.kind() == Answer.Kind.AWAY) {
            String cause = answer.status() == 0 ? "" : answer.status() + " ";
            return new DeliveryFailed(
                    "InfluxDB at %s stayed away through %d attempts (%s%s)"
                            .formatted(s.url(), s.retry().tries(), cause, answer.text()),
                    answer.status());
        }
        return new DeliveryFailed(
                "InfluxDB at %s takes nothing for %s: %s"
                        .formatted(s.url(), s.bucket(), why(answer)),
                answer.status());
    }

    private static String why(Answer answer) {
        return switch (answer.status()) {
            case 401 -> "401, the token is missing or wrong (" + answer.text() + ")";
            case 403 -> "403, the token may not write there (" + answer.text() + ")";
            case 404 -> "404, there is no such bucket or database (" + answer.text() + ")";
            default -> answer.status() + " " + answer.text();
        };
    }
}
