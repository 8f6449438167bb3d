package org.tocsin.cli;

import java.time.DateTimeException;
import java.time.Instant;
import org.tocsin.dashboard.BoardSource;
import org.tocsin.dashboard.InfluxReader;
import org.tocsin.dashboard.Period;
import org.tocsin.dashboard.SourceException;
import picocli.CommandLine.Option;

/** Which data the dashboards are run on. */
final class DashboardData {
    private static final String DEFAULT = "shangdang-2024";

    @Option(
            names = "--influx",
            paramLabel = "URL",
            description = {
                "InfluxDB that was filled by a drill (default: TOCSIN_INFLUX_URL). Token and bucket",
                "come from the environment, as for tocsin influx."
            })
    private String url;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description =
                    "Bucket or database (default: TOCSIN_INFLUX_EXERCISE_BUCKET, else"
                            + " tocsin_exercise).")
    private String bucket;

    @Option(
            names = "--exercise",
            paramLabel = "ID",
            description = "Which drill's series to look at (default: ${DEFAULT-VALUE}).")
    private String exercise = DEFAULT;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "Start of the range, like 2023-12-03T16:00:00Z (default: the source's).")
    private String from;

    @Option(
            names = "--to",
            paramLabel = "INSTANT",
            description = "End of the range, a day close (default: the source's).")
    private String to;

    InfluxReader influx() {
        InfluxConnection at = InfluxConnection.forExercises(url, bucket);
        return new InfluxReader(at.settings().url(), at.settings().bucket(), at.token());
    }

    Period period(BoardSource source) {
        try {
            Period named = Period.of(source, exercise);
            return named.between(
                    from == null ? named.from() : instant("--from", from),
                    to == null ? named.to() : instant("--to", to));
        } catch (SourceException e) {
            throw new UserProblem(e.getMessage());
        }
    }

    private static long instant(String option, String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException e) {
            throw new UserProblem(
                    option + ": expected an instant like 2024-03-02T22:30:00Z, got " + text);
        }
    }
}
