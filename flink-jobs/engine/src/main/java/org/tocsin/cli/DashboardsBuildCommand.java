package org.tocsin.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tocsin.dashboard.BoardFiles;
import org.tocsin.dashboard.BoardSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the JSON of the dashboards from their source. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = {
            "Make dashboards/json/<language>/<board>.json from dashboards/source.",
            "The JSON is committed; a test fails where it differs from what the source makes."
        })
final class DashboardsBuildCommand implements Callable<Integer> {
    @Mixin private DashboardFolder folder;

    @Option(
            names = "--dry-run",
            description = "Write nothing; say what would change and end with 1 if anything would.")
    private boolean dryRun;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        BoardSource source = folder.source();
        List<String> stale = BoardFiles.stale(source, folder.path());
        stale.forEach(f -> spec.commandLine().getOut().println("changed    " + f));
        if (dryRun) {
            return stale.isEmpty() ? 0 : 1;
        }
        int files = BoardFiles.write(source, folder.path()).size();
        Path json = folder.path().resolve("json");
        spec.commandLine().getOut().printf("dashboards %d files in %s%n", files, json);
        return 0;
    }
}
