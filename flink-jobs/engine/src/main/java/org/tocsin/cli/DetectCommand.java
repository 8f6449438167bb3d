package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tocsin.epi.run.InvalidInputException;
import org.tocsin.epi.run.MethodCatalogue;
import org.tocsin.epi.run.SeriesData;
import org.tocsin.epi.run.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
        description = "Runs a detection or estimation method on a series.")
public final class DetectCommand implements Callable<Integer> {
    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "Method, as in the reference cases.")
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
            required = true,
            description = "File to write; with --batch, folder to write below.")
    private Path output;

    @Spec private CommandSpec spec;

    private final MethodCatalogue catalogue;
    private final ObjectMapper mapper = new ObjectMapper();

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
            if (batch != null) {
                refuseWithBatch();
                runBatch();
            } else {
                runOne();
            }
            return 0;
        } catch (InvalidInputException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private void refuseWithBatch() {
        if (method != null || input != null || paramsFile != null || !settings.isEmpty()) {
            throw new InvalidInputException(
                    "--batch takes only --output; the cases name their method, params and series");
        }
    }

    private void runOne() throws IOException {
        if (method == null || input == null) {
            throw new InvalidInputException("--method and --input are needed (or --batch)");
        }
        SeriesData series = SeriesFile.read(input).withoutGaps();
        TableFile.write(catalogue.run(method, params(), series), output);
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
        for (Path json : jsonFiles()) {
            Optional<Boolean> computed = runCase(json);
            done += computed.orElse(false) ? 1 : 0;
            failed += computed.orElse(true) ? 0 : 1;
        }
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
        Path target = output.resolve(json.toAbsolutePath().getParent().getFileName()).resolve(stem);
        try {
            Optional<DetectionCase> found = DetectionCase.read(mapper, json);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            DetectionCase each = found.get();
            target = output.resolve(each.method()).resolve(each.id());
            Table table =
                    catalogue.run(each.method(), each.params(), SeriesFile.read(each.series()));
            TableFile.write(table, target.resolveSibling(target.getFileName() + ".csv"));
            return Optional.of(true);
        } catch (InvalidInputException | ArithmeticException e) {
            Path error = target.resolveSibling(target.getFileName() + ".error");
            Files.createDirectories(error.toAbsolutePath().getParent());
            Files.writeString(error, e.getMessage() + "\n", StandardCharsets.UTF_8);
            return Optional.of(false);
        }
    }
}
