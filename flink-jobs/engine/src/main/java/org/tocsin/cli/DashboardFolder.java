package org.tocsin.cli;

import java.nio.file.Path;
import org.tocsin.dashboard.BoardSource;
import org.tocsin.dashboard.SourceException;
import picocli.CommandLine.Option;

/** Where the dashboards are. */
final class DashboardFolder {
    @Option(
            names = "--dashboards",
            paramLabel = "FOLDER",
            description =
                    "Folder with source/ and json/ (default: dashboards of the installation).")
    private Path folder;

    Path path() {
        String home = System.getenv().getOrDefault("TOCSIN_HOME", ".");
        return folder != null ? folder : Path.of(home, "dashboards");
    }

    BoardSource source() {
        try {
            return BoardSource.load(path().resolve("source"));
        } catch (SourceException e) {
            throw new UserProblem(e.getMessage());
        }
    }
}
