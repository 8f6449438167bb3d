package org.tocsin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What has to do with InfluxDB. */
@Command(
        name = "influx",
        mixinStandardHelpOptions = true,
        description = "Load the series of an earlier run into InfluxDB, or check a connection.",
        subcommands = {InfluxLoadCommand.class, InfluxCheckCommand.class})
final class InfluxCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "tocsin influx: load or check?");
    }
}
