package org.tocsin.store.influx;

import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Which InfluxDB points go to and how. Holds no secret, so that it may travel with a job.
 *
 * @param url server
 * @param org organisation (2.x), {@code -} where there is none
 * @param bucket bucket (2.x, 3.x) or {@code database} or {@code database/policy} (1.x)
 * @param api write endpoint
 * @param batchLines lines in a batch
 * @param retry when and how often a batch is sent again
 */
public record InfluxSettings(
        String url, String org, String bucket, WriteApi api, int batchLines, RetryPolicy retry)
        implements Serializable {

    /** Settings with the defaults. */
    public static InfluxSettings of(String url, String bucket) {
        return new InfluxSettings(url, "-", bucket, WriteApi.AUTO, 5000, RetryPolicy.standard());
    }

    /**
     * Reads the environment.
     *
     * @param url server as given by the user, or null for the environment's
     * @param exercise whether the points belong to an exercise: they go to a bucket of their own
     * @param env variables by name, null where not set
     * @throws InvalidSettingsException with every problem
     */
    public static InfluxSettings from(String url, boolean exercise, UnaryOperator<String> env) {
        return new Reader(env).read(url, exercise);
    }

    /** The same for another bucket. */
    public InfluxSettings withBucket(String other) {
        return new InfluxSettings(url, org, other, api, batchLines, retry);
    }

    /** The same with another write endpoint. */
    public InfluxSettings withApi(WriteApi other) {
        return new InfluxSettings(url, org, bucket, other, batchLines, retry);
    }

    /** The same with another policy of attempts. */
    public InfluxSettings withRetry(RetryPolicy other) {
        return new InfluxSettings(url, org, bucket, api, batchLines, other);
    }

    /** The same with batches of another size. */
    public InfluxSettings withBatchLines(int lines) {
        return new InfluxSettings(url, org, bucket, api, lines, retry);
    }

    private static final class Reader {
        private final UnaryOperator<String> env;
        private final List<String> problems = new ArrayList<>();

        Reader(UnaryOperator<String> env) {
            this.env = env;
        }

        InfluxSettings read(String given, boolean exercise) {
            String url = given != null ? given : value(InfluxVariable.TOCSIN_INFLUX_URL);
            checkUrl(url);
            InfluxSettings s =
                    new InfluxSettings(
                            url,
                            value(InfluxVariable.TOCSIN_INFLUX_ORG),
                            exercise ? exerciseBucket() : liveBucket(),
                            api(),
                            number(InfluxVariable.TOCSIN_INFLUX_BATCH, 50_000),
                            RetryPolicy.standard()
                                    .withTries(number(InfluxVariable.TOCSIN_INFLUX_TRIES, 1000)));
            if (!problems.isEmpty()) {
                throw new InvalidSettingsException(problems);
            }
            return s;
        }

        private String value(InfluxVariable v) {
            String value = env.apply(v.name());
            return value == null || value.isBlank() ? v.fallback() : value.strip();
        }

        private void checkUrl(String url) {
            try {
                String scheme = URI.create(url).getScheme();
                boolean http = "http".equals(scheme) || "https".equals(scheme);
                if (http && URI.create(url).getHost() != null) {
                    return;
                }
            } catch (IllegalArgumentException e) {
                // told below
            }
            problems.add(
                    "--influx, --url or TOCSIN_INFLUX_URL: expected a URL like"
                            + " http://localhost:8086, got "
                            + (url.isEmpty() ? "none" : url));
        }

        private String liveBucket() {
            return value(InfluxVariable.TOCSIN_INFLUX_BUCKET);
        }

        private String exerciseBucket() {
            String own = env.apply(InfluxVariable.TOCSIN_INFLUX_EXERCISE_BUCKET.name());
            if (own == null || own.isBlank()) {
                return liveBucket() + "_exercise";
            }
            if (own.strip().equals(liveBucket())) {
                problems.add(
                        InfluxVariable.TOCSIN_INFLUX_EXERCISE_BUCKET
                                + ": expected another bucket than that of live data, got "
                                + own.strip());
            }
            return own.strip();
        }

        private WriteApi api() {
            String text = value(InfluxVariable.TOCSIN_INFLUX_API);
            for (WriteApi api : WriteApi.values()) {
                if (api.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return api;
                }
            }
            problems.add(
                    InfluxVariable.TOCSIN_INFLUX_API + ": expected auto, v1 or v2, got " + text);
            return WriteApi.AUTO;
        }

        private int number(InfluxVariable v, int largest) {
            String text = value(v);
            if (text.matches("\\d{1,6}")) {
                int n = Integer.parseInt(text);
                if (n >= 1 && n <= largest) {
                    return n;
                }
            }
            problems.add(v + ": expected 1 to " + largest + ", got " + text);
            return 1;
        }
    }
}
