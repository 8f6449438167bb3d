package org.tocsin.cli;

import java.util.Locale;
import org.tocsin.place.InvalidDataException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Entry point of the command line. */
@Command(
        name = "tocsin",
        mixinStandardHelpOptions = true,
        version = "tocsin 0.1.0",
        description = "Streaming early warning for public health.",
        subcommands = {
            DashboardsCommand.class,
            DetectCommand.class,
            DrillCommand.class,
            EvaluateCommand.class,
            GenerateCommand.class,
            InfluxCommand.class,
            NowcastCommand.class,
            ScanCommand.class,
            ExposuresCommand.class,
            TablesCommand.class,
            TriangleCommand.class,
            ScoreCommand.class
        })
public final class Main implements Runnable {
    @Option(
            names = "--verbose",
            description = "Show framework logs.",
            scope = CommandLine.ScopeType.INHERIT)
    boolean verbose;

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** Runs a command and exits with its code: 0 done, 1 failed, 2 wrong usage. */
    public static void main(String[] args) {
        boolean verbose = java.util.Arrays.asList(args).contains("--verbose");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose ? "info" : "off");
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.exit(commandLine(verbose).execute(args));
    }

    /** The command line; problems of users are shown without stack traces. */
    static CommandLine commandLine(boolean verbose) {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(
                (e, command, parsed) -> {
                    if (verbose) {
                        e.printStackTrace(command.getErr());
                    } else {
                        command.getErr().println(message(e));
                    }
                    return 1;
                });
        return line;
    }

    private static String message(Throwable e) {
        if (e instanceof UserProblem || e instanceof InvalidDataException) {
            return "tocsin: " + e.getMessage();
        }
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String text = root.getMessage() == null ? root.toString() : root.getMessage();
        return "tocsin: the run failed: "
                + text
                + System.lineSeparator()
                + "Run again with --verbose for details.";
    }

    /** The user's language from the locale: Chinese or English. */
    static Locale language(String given) {
        String language = given == null ? Locale.getDefault().getLanguage() : given;
        return "zh".equals(language) ? Locale.CHINESE : Locale.ENGLISH;
    }
}
