package org.tocsin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What has to do with the Grafana dashboards. */
@Command(
        name = "dashboards",
        mixinStandardHelpOptions = true,
        description = "Build the Grafana dashboards, check them against InfluxDB, or draw them.",
        subcommands = {
            DashboardsBuildCommand.class,
            DashboardsCheckCommand.class,
            DashboardsPreviewCommand.class
        })
final class DashboardsCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "tocsin dashboards: build, check or preview?");
    }
}
