package org.tocsin.store.influx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/** The secret of a connection. It never shows in text and does not travel with a job. */
public final class InfluxToken {
    /** For servers without authentication. */
    public static final InfluxToken NONE = new InfluxToken("");

    private final String secret;

    private InfluxToken(String secret) {
        this.secret = secret;
    }

    /** A token given in a test. */
    public static InfluxToken of(String secret) {
        return new InfluxToken(secret);
    }

    /**
     * Reads the environment: a file wins over a value.
     *
     * @param env variables by name, null where not set
     */
    public static InfluxToken from(UnaryOperator<String> env) {
        String file = env.apply(InfluxVariable.TOCSIN_INFLUX_TOKEN_FILE.name());
        if (file != null && !file.isBlank()) {
            return new InfluxToken(read(Path.of(file.strip())));
        }
        String value = env.apply(InfluxVariable.TOCSIN_INFLUX_TOKEN.name());
        return value == null ? NONE : new InfluxToken(value.strip());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new InvalidSettingsException(
                    List.of(
                            InfluxVariable.TOCSIN_INFLUX_TOKEN_FILE
                                    + ": cannot read the file "
                                    + file));
        }
    }

    /** Whether there is one. */
    public boolean isGiven() {
        return !secret.isEmpty();
    }

    String secret() {
        return secret;
    }

    /** Header for requests: {@code user:password} goes as basic authentication. */
    public String header() {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return secret.contains(":")
                ? "Basic " + Base64.getEncoder().encodeToString(bytes)
                : "Token " + secret;
    }

    @Override
    public String toString() {
        return isGiven() ? "token given" : "no token";
    }
}
