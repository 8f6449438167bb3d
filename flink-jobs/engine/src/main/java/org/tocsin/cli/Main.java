package org.tocsin.cli;

import java.util.Arrays;
import java.util.List;
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
        description = "Streaming early warning for public health.")
public final class Main implements Runnable {
    /** The commands in the order of the help text. */
    private static final List<String> COMMANDS =
            List.of(
                    "dashboards",
                    "detect",
                    "drill",
                    "evaluate",
                    "generate",
                    "influx",
                    "nowcast",
                    "scan",
                    "exposures",
                    "tables",
                    "triangle",
                    "score");

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
        boolean verbose = Arrays.asList(args).contains("--verbose");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose ? "info" : "off");
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.exit(commandLine(verbose, args).execute(args));
    }

    /** The command line; problems of users are shown without stack traces. */
    static CommandLine commandLine(boolean verbose, String... args) {
        CommandLine line = new CommandLine(new Main());
        for (String name : wanted(args)) {
            line.addSubcommand(name, type(name));
        }
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

    /** The command that is called only, so that the classes of all others need not be read. */
    private static List<String> wanted(String... args) {
        for (String arg : args) {
            if (!arg.startsWith("-")) {
                return COMMANDS.contains(arg) ? List.of(arg) : COMMANDS;
            }
        }
        return args.length == 1 && "--version".equals(args[0]) ? List.of() : COMMANDS;
    }

    private static Class<?> type(String name) {
        return switch (name) {
            case "dashboards" -> DashboardsCommand.class;
            case "detect" -> DetectCommand.class;
            case "drill" -> DrillCommand.class;
            case "evaluate" -> EvaluateCommand.class;
            case "generate" -> GenerateCommand.class;
            case "influx" -> InfluxCommand.class;
            case "nowcast" -> NowcastCommand.class;
            case "scan" -> ScanCommand.class;
            case "exposures" -> ExposuresCommand.class;
            case "tables" -> TablesCommand.class;
            case "triangle" -> TriangleCommand.class;
            case "score" -> ScoreCommand.class;
            default -> throw new IllegalArgumentException("no command " + name);
        };
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
