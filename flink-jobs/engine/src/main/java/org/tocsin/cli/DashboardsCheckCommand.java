package org.tocsin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.tocsin.dashboard.BoardCheck;
import org.tocsin.dashboard.BoardFiles;
import org.tocsin.dashboard.BoardSource;
import org.tocsin.dashboard.InfluxReader;
import org.tocsin.dashboard.SourceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the dashboards against an InfluxDB that a drill has filled. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Run every query of every dashboard, as Grafana would send it, against an InfluxDB that",
            "a drill has filled: each must answer with enough points and sane values. Also checks",
            "layout, uids, units, links, and that the JSON is what the source makes."
        },
        footer = {
            "",
            "Example:",
            "  tocsin influx load out/shangdang-2024 --url http://localhost:8086",
            "  tocsin dashboards check --influx http://localhost:8086"
        })
final class DashboardsCheckCommand implements Callable<Integer> {
    @Mixin private DashboardFolder folder;
    @Mixin private DashboardData data;

    @Option(names = "--layout-only", description = "Ask no server; check the files alone.")
    private boolean layoutOnly;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        BoardSource source = folder.source();
        PrintWriter out = spec.commandLine().getOut();
        int problems = stale(source, out);
        BoardCheck check = new BoardCheck(folder.path(), source);
        try {
            problems += layoutOnly ? layout(check, out) : run(check, source, out);
        } catch (SourceException | InfluxReader.QueryException e) {
            throw new UserProblem(e.getMessage());
        }
        out.println(problems == 0 ? "result     all well" : "result     problems: " + problems);
        out.flush();
        return problems == 0 ? 0 : 1;
    }

    private int stale(BoardSource source, PrintWriter out) throws IOException {
        int stale = 0;
        for (String file : BoardFiles.stale(source, folder.path())) {
            out.println("problem    " + file + ": not what the source makes; run dashboards build");
            stale++;
        }
        return stale;
    }

    private static int layout(BoardCheck check, PrintWriter out) throws IOException {
        var problems = check.layout();
        problems.forEach(p -> out.println("problem    " + p));
        return problems.size();
    }

    private int run(BoardCheck check, BoardSource source, PrintWriter out) throws IOException {
        BoardCheck.Outcome found = check.run(data.influx(), data.period(source));
        out.printf(
                "checked    %d dashboards, %d panels with %d queries, %d variables, %d annotations%n",
                found.boards(),
                found.panels(),
                found.queries(),
                found.variables(),
                found.annotations());
        found.named().forEach(n -> out.println("no data    " + n));
        found.problems().forEach(p -> out.println("problem    " + p));
        return found.problems().size();
    }
}
