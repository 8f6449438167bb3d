package org.tocsin.store.influx;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;

/** A server behind the official client; one request at a time, without any retry of its own. */
final class InfluxServer implements AutoCloseable {
    private final InfluxSettings settings;
    private final LegacyWrite legacy = new LegacyWrite();
    private final InfluxDBClient client;
    private final WriteApiBlocking writes;
    private WriteApi api;

    InfluxServer(InfluxSettings settings, InfluxToken token) {
        this.settings = settings;
        this.client = client(settings, token, legacy);
        this.writes = client.getWriteApiBlocking();
        use(settings.api());
    }

    private static InfluxDBClient client(
            InfluxSettings settings, InfluxToken token, LegacyWrite legacy) {
        OkHttpClient.Builder http =
                new OkHttpClient.Builder()
                        .connectTimeout(Duration.ofSeconds(10))
                        .readTimeout(Duration.ofSeconds(60))
                        .writeTimeout(Duration.ofSeconds(60))
                        .addNetworkInterceptor(legacy);
        InfluxDBClientOptions.Builder options =
                InfluxDBClientOptions.builder()
                        .url(settings.url())
                        .org(settings.org())
                        .bucket(settings.bucket())
                        .okHttpClient(http);
        if (token.isGiven()) {
            options.authenticateToken(token.secret().toCharArray());
        }
        return InfluxDBClientFactory.create(options.build()).enableGzip();
    }

    private void use(WriteApi known) {
        api = known;
        legacy.turn(known == WriteApi.V1);
    }

    /** Version as {@code /ping} states it, or {@code unknown}. */
    String version() {
        return client.version();
    }

    /** Sends lines with precision seconds once. */
    Answer write(List<String> lines) {
        try {
            if (api == WriteApi.AUTO) {
                use(WriteApi.of(version()));
            }
            writes.writeRecord(
                    settings.bucket(), settings.org(), WritePrecision.S, String.join("\n", lines));
            return Answer.TAKEN;
        } catch (InfluxException e) {
            return Answer.of(e);
        }
    }

    InfluxSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        client.close();
    }
}
