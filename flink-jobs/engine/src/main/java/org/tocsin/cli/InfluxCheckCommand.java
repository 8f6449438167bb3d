package org.tocsin.cli;

import java.util.concurrent.Callable;
import org.tocsin.store.influx.InfluxProbe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong with a connection and how to mend it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Try a connection: is the server there, may we write, is there a bucket, does",
            "InfluxQL find it. Nothing is stored. Exit code 0 only if all is well."
        })
final class InfluxCheckCommand implements Callable<Integer> {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The server (default: TOCSIN_INFLUX_URL).")
    private String url;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description =
                    "Bucket or database (default: TOCSIN_INFLUX_EXERCISE_BUCKET, else"
                            + " tocsin_exercise).")
    private String bucket;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            description = "Language of the answer (default: from the locale).")
    private String lang;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (lang != null && !lang.equals("zh") && !lang.equals("en")) {
            throw new UserProblem("--lang is zh or en, got " + lang);
        }
        InfluxConnection to = InfluxConnection.forExercises(url, bucket);
        InfluxProbe.Finding finding = to.look();
        spec.commandLine().getOut().println(to.advice(finding, Main.language(lang)));
        spec.commandLine().getOut().flush();
        return finding.state() == InfluxProbe.State.GOOD ? 0 : 1;
    }
}
