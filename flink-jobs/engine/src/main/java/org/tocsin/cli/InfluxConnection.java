package org.tocsin.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.tocsin.store.influx.DeliveryFailed;
import org.tocsin.store.influx.InfluxDelivery;
import org.tocsin.store.influx.InfluxProbe;
import org.tocsin.store.influx.InfluxSettings;
import org.tocsin.store.influx.InfluxToken;
import org.tocsin.store.influx.InvalidSettingsException;
import picocli.CommandLine;

/**
 * The InfluxDB that a command speaks to.
 *
 * @param settings which and how
 * @param token secret
 */
record InfluxConnection(InfluxSettings settings, InfluxToken token) {
    /**
     * Reads the environment; what drills leave goes to the exercise bucket.
     *
     * @param url server, or null for the environment's
     * @param bucket another bucket than the default, or null
     */
    static InfluxConnection forExercises(String url, String bucket) {
        try {
            InfluxSettings s = InfluxSettings.from(url, true, System::getenv);
            String live = InfluxSettings.from(url, false, System::getenv).bucket();
            if (live.equals(bucket)) {
                throw new UserProblem(
                        "bucket " + bucket + " holds live data; drills go to another one");
            }
            return new InfluxConnection(
                    bucket == null ? s : s.withBucket(bucket), InfluxToken.from(System::getenv));
        } catch (InvalidSettingsException e) {
            throw new UserProblem(e.getMessage());
        }
    }

    InfluxProbe.Finding look() {
        try {
            return new InfluxProbe(settings, token).look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserProblem("interrupted");
        }
    }

    /**
     * Says what became of a run's points.
     *
     * @return exit code: 0 only if all points are stored
     */
    int told(InfluxDelivery delivery, Path folder, CommandLine line) {
        Optional<DeliveryFailed> failure = delivery.failure();
        if (failure.isPresent()) {
            line.getErr()
                    .printf(
                            "tocsin: %s; the files are complete: tocsin influx load %s%n",
                            failure.get().getMessage(), folder);
            return 1;
        }
        line.getOut()
                .printf(
                        "influx     %,d points to %s, bucket %s%n",
                        delivery.taken(), settings.url(), settings.bucket());
        line.getOut().flush();
        if (delivery.refused() > 0) {
            line.getErr()
                    .printf(
                            "tocsin: the server does not take %,d points: %s%n",
                            delivery.refused(), folder.resolve("deadletters-influx*.ndjson"));
            return 1;
        }
        return 0;
    }

    /** What a finding means and how to mend it. */
    String advice(InfluxProbe.Finding finding, Locale language) {
        ResourceBundle texts = ResourceBundle.getBundle("org.tocsin.cli.influx", language);
        String server = finding.version().isEmpty() ? "" : " " + finding.version();
        return texts.getString(key(finding))
                .replace("{url}", settings.url())
                .replace("{bucket}", settings.bucket())
                .replace("{org}", settings.org())
                .replace("{server}", server)
                .replace("{detail}", finding.detail())
                .replace("{token}", token.toString());
    }

    private static String key(InfluxProbe.Finding finding) {
        String state = finding.state().name().toLowerCase(Locale.ROOT);
        boolean byVersion = finding.state() == InfluxProbe.State.NO_BUCKET;
        return byVersion ? state + "." + finding.api().name().toLowerCase(Locale.ROOT) : state;
    }
}
