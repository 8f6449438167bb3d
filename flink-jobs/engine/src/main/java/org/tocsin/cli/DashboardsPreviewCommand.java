package org.tocsin.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tocsin.dashboard.BoardSource;
import org.tocsin.dashboard.InfluxReader;
import org.tocsin.dashboard.Preview;
import org.tocsin.dashboard.SourceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws the dashboards as pages that need no Grafana. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = {
            "Draw each dashboard as a page, from its own JSON and the answers to its own queries.",
            "How Grafana draws them may differ in detail."
        },
        footer = {
            "",
            "Example:",
            "  tocsin dashboards preview --influx http://localhost:8086 --out /tmp/boards"
        })
final class DashboardsPreviewCommand implements Callable<Integer> {
    @Mixin private DashboardFolder folder;
    @Mixin private DashboardData data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the pages (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("out", "dashboards");

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        BoardSource source = folder.source();
        List<Path> pages;
        try {
            pages = new Preview(source, data.influx(), data.period(source)).write(out);
        } catch (SourceException | InfluxReader.QueryException e) {
            throw new UserProblem(e.getMessage());
        }
        pages.forEach(page -> spec.commandLine().getOut().println("page       " + page));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
