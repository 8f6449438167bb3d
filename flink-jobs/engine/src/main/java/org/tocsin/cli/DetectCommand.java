package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tocsin.epi.run.InvalidInputException;
import org.tocsin.epi.run.MethodCatalogue;
import org.tocsin.epi.run.SeriesData;
import org.tocsin.epi.run.Table;
import org.tocsin.place.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code tocsin detect}: runs one method on one series, or every case below a folder.
 *
 * <p>A bad input ends a single run with one line and exit code 1. In a batch it leaves {@code
 * METHOD/ID.error} with that line, and the batch goes on.
 */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Run a detection or estimation method on a series.",
        description = {
            "",
            "The series is a CSV file with columns date and count (or observed), optionally"
                    + " population or visits (denominators of the ladder) and excluded (1 = known"
                    + " outbreak). Dates are days, one day a week, or ISO weeks like 2001-W05; a"
                    + " day or week without a row, or NA, is a missing report, never zero.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin detect --input series.csv --output out.csv --plot out.html",
            "  tocsin detect --method ears --set method=C2 --set baseline=14 \\",
            "      --input series.csv --output out.csv"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done (in a batch: also if some cases have an .error)",
            "1:the input cannot be used, with the reason",
            "2:the command line is wrong"
        })
public final class DetectCommand implements Callable<Integer> {
    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "Method; \"list\" prints their names (default: ladder).")
    private String method;

    @Option(
            names = "--params",
            paramLabel = "FILE.json",
            description = "Parameters as a JSON object.")
    private Path paramsFile;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "One parameter; JSON values are read as such. May be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--input", paramLabel = "series.csv", description = "Series to judge.")
    private Path input;

    @Option(names = "--batch", paramLabel = "DIR", description = "Run every case found below DIR.")
    private Path batch;

    @Option(
            names = "--output",
            paramLabel = "PATH",
            description = "File to write; with --batch, folder to write below.")
    private Path output;

    @Option(
            names = "--plot",
            paramLabel = "OUT.html",
            description = "Also draw a page that needs no network.")
    private Path plot;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            description = "Language of the page (default: from the locale).")
    private String lang;

    @Spec private CommandSpec spec;

    private final MethodCatalogue catalogue;
    private final ObjectMapper mapper = new ObjectMapper();
    private final Set<Path> written = new HashSet<>();

    /** The command with the reference methods. */
    public DetectCommand() {
        this(MethodCatalogue.withDefaults());
    }

    /** The command with a catalogue of methods. */
    public DetectCommand(MethodCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws IOException {
        try {
            if ("list".equals(method)) {
                catalogue.names().forEach(spec.commandLine().getOut()::println);
                spec.commandLine().getOut().flush();
            } else if (batch != null) {
                refuseWithBatch();
                runBatch();
            } else {
                runOne();
            }
            return 0;
        } catch (InvalidInputException e) {
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().flush();
            return 1;
        }
    }

    private void need(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private void refuseWithBatch() {
        boolean alone =
                method == null
                        && input == null
                        && paramsFile == null
                        && settings.isEmpty()
                        && plot == null;
        need(alone, "--batch takes only --output; the cases name their method, params and series");
        need(output != null, "Missing required option: '--output=PATH'");
    }

    private void runOne() throws IOException {
        need(input != null, "--input (or --batch) is needed");
        need(output != null || plot != null, "--output or --plot is needed");
        String name = method == null ? "ladder" : method;
        if (!catalogue.names().contains(name)) {
            throw new InvalidInputException(
                    "unknown method "
                            + name
                            + Nearest.hint(name, catalogue.names())
                            + "; known are "
                            + String.join(", ", catalogue.names()));
        }
        SeriesData series = SeriesFile.read(input).withoutGaps();
        Table table = catalogue.run(name, params(), series);
        refuseUnjudged(table, series);
        if (output != null) {
            TableFile.write(table, output);
        }
        if (plot != null) {
            new DetectionPage(name, series, table, Main.language(lang)).write(plot);
        }
    }

    /** The ladder judges nothing before its shortest baseline is full. */
    private static void refuseUnjudged(Table table, SeriesData series) {
        if (!table.columns().contains("rung")) {
            return;
        }
        for (int row = 0; row < table.size(); row++) {
            if (!Double.isNaN(table.number(row, "score"))) {
                return;
            }
        }
        throw new InvalidInputException(
                series.name()
                        + ": series too short: ladder needs 8 weeks or 28 days with reports, and a"
                        + " guard of 3 weeks or 14 days, before the first judged point; got "
                        + series.size()
                        + " points");
    }

    private Map<String, Object> params() throws IOException {
        Map<String, Object> params = new LinkedHashMap<>();
        if (paramsFile != null) {
            params.putAll(paramsOf(paramsFile));
        }
        settings.forEach((name, value) -> params.put(name, value(value)));
        return params;
    }

    /** The object in a file, or its params field if it is a whole case. */
    private Map<String, Object> paramsOf(Path file) throws IOException {
        try {
            Map<String, Object> document = JsonObject.read(mapper, file);
            return document.containsKey("series")
                    ? DetectionCase.read(mapper, file)
                            .map(DetectionCase::params)
                            .orElseGet(() -> DetectionCase.named(document))
                    : paramsOnly(document);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(file + ": " + JsonObject.problem(e));
        } catch (java.io.FileNotFoundException | NoSuchFileException e) {
            throw new InvalidInputException(file + ": no such file");
        }
    }

    /** A file of parameters alone keeps every field; a case also has fields that describe it. */
    private static Map<String, Object> paramsOnly(Map<String, Object> document) {
        boolean wrapped = document.containsKey("params") || document.containsKey("parameters");
        return wrapped ? DetectionCase.named(document) : document;
    }

    private Object value(String text) {
        try {
            return mapper.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private void runBatch() throws IOException {
        if (!Files.isDirectory(batch)) {
            throw new InvalidInputException(batch + ": no such folder");
        }
        int done = 0;
        int failed = 0;
        List<Path> files = jsonFiles();
        CaseProgress progress = new CaseProgress(spec.commandLine().getErr(), files.size());
        for (Path json : files) {
            Optional<Boolean> computed = runCase(json);
            done += computed.orElse(false) ? 1 : 0;
            failed += computed.orElse(true) ? 0 : 1;
            progress.step();
        }
        progress.close();
        PrintWriter out = spec.commandLine().getOut();
        out.println(done + " cases computed, " + failed + " with an error, below " + output);
        out.flush();
    }

    private List<Path> jsonFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(batch)) {
            walk.filter(f -> f.toString().endsWith(".json") && Files.isRegularFile(f))
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }

    /** Whether the case could be computed; empty when the file is no case. */
    private Optional<Boolean> runCase(Path json) throws IOException {
        String stem = json.getFileName().toString().replaceAll("\\.json$", "");
        Path folder = json.toAbsolutePath().getParent().getFileName();
        Path target = output.resolve(String.valueOf(folder)).resolve(stem);
        Table table;
        try {
            Optional<DetectionCase> found = DetectionCase.read(mapper, json);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            DetectionCase each = found.get();
            target = target(json, each);
            table = catalogue.run(each.method(), each.params(), SeriesFile.read(each.series()));
        } catch (InvalidInputException e) {
            return failed(target, e.getMessage());
        } catch (IOException | RuntimeException e) {
            return failed(target, json + ": cannot be computed: " + e);
        }
        TableFile.write(table, target.resolveSibling(target.getFileName() + ".csv"));
        Files.deleteIfExists(target.resolveSibling(target.getFileName() + ".error"));
        return Optional.of(true);
    }

    /** METHOD/ID; a second case of that name goes by the name of its file. */
    private Path target(Path json, DetectionCase each) {
        Path folder = output.resolve(fileName(each.method()));
        Path target = folder.resolve(fileName(each.id()));
        String stem = json.getFileName().toString().replaceAll("\\.json$", "");
        for (int i = 1; !written.add(target); i++) {
            target = folder.resolve(fileName(i == 1 ? stem : stem + "_" + i));
        }
        if (!target.endsWith(fileName(each.id()))) {
            String where = batch.relativize(json) + ": a second " + each.method() + "/" + each.id();
            spec.commandLine().getErr().println(where + ", written as " + target.getFileName());
        }
        return target;
    }

    private static Optional<Boolean> failed(Path target, String reason) throws IOException {
        OutputFile.write(
                target.resolveSibling(target.getFileName() + ".error"),
                reason.strip().replaceAll("\\s*\\R\\s*", " ") + "\n");
        Files.deleteIfExists(target.resolveSibling(target.getFileName() + ".csv"));
        return Optional.of(false);
    }

    /** A name as part of a path: what would lead elsewhere is replaced. */
    private static String fileName(String name) {
        String plain = name.replaceAll("[/\\\\:\\x00-\\x1f]", "_").strip();
        return plain.isEmpty() || plain.equals(".") || plain.equals("..") ? "_" : plain;
    }
}
