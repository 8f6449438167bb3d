package org.tocsin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tocsin.epi.run.Table;
import org.tocsin.place.InvalidDataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code tocsin triangle}: everything the reporting triangle says at one label.
 *
 * <p>In a batch, a case that cannot be computed leaves {@code CASE.error} with the reason and the
 * others go on.
 */
@Command(
        name = "triangle",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Judge a reporting triangle: equal-age detector, delays, nowcast, completeness.",
        description = {
            "",
            "A case is a folder with deltas.csv (occurrenceDay, receiptDay, delta), days.csv (day,"
                    + " dayType, valid, label) and, in expected.csv (name, value), the parameters"
                    + " T (label of the evaluation; default: the last day), D (largest delay;"
                    + " default 42), K (largest age judged; default 3) and Dz (largest delay in"
                    + " the test of the delay law; default 6; 0: nowcast and completeness only).",
            "",
            "Writes ages_plain.csv, windows_plain.csv, ages_corrected.csv, windows_corrected.csv,"
                    + " drift_hazards.csv, drift_correction.csv, nowcast.csv and expected.csv.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {"  tocsin triangle --case cases/my-source --output out/my-source"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the results were written (in a batch: also if some cases have an .error)",
            "1:the case cannot be computed",
            "2:the command line is wrong"
        })
public final class TriangleCommand implements Callable<Integer> {
    @Option(names = "--case", paramLabel = "DIR", description = "One case.")
    private Path single;

    @Option(
            names = "--batch",
            paramLabel = "DIR",
            description = "Every case folder below DIR, each to the same place below the output.")
    private Path batch;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            required = true,
            description = "Folder to write to; it is made if need be.")
    private Path output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if ((single == null) == (batch == null)) {
            throw new ParameterException(
                    spec.commandLine(), "either --case DIR or --batch DIR is needed");
        }
        if (batch != null) {
            return runBatch();
        }
        try {
            requireFolder(single);
            write(single, output);
            print("written to " + output);
            return 0;
        } catch (InvalidDataException e) {
            e.problems().forEach(spec.commandLine().getErr()::println);
        } catch (IllegalArgumentException | ArithmeticException e) {
            spec.commandLine().getErr().println(single + ": " + e.getMessage());
        }
        spec.commandLine().getErr().flush();
        return 1;
    }

    private static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidDataException(List.of(folder + ": no such folder"));
        }
    }

    private static void write(Path folder, Path target) throws IOException {
        Map<String, Table> tables = TriangleCaseFolder.tables(folder);
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            TableFile.write(table.getValue(), target.resolve(table.getKey()));
        }
    }

    private int runBatch() throws IOException {
        if (!Files.isDirectory(batch)) {
            spec.commandLine().getErr().println(batch + ": no such folder");
            return 1;
        }
        List<Path> cases;
        try (Stream<Path> walk = Files.walk(batch)) {
            cases = walk.filter(TriangleCaseFolder::isCase).sorted().toList();
        }
        int failed = 0;
        CaseProgress progress = new CaseProgress(spec.commandLine().getErr(), cases.size());
        for (Path folder : cases) {
            failed += runCase(folder) ? 0 : 1;
            progress.step();
        }
        progress.close();
        print(
                "%d cases computed, %d with an error, below %s"
                        .formatted(cases.size() - failed, failed, output));
        return 0;
    }

    private boolean runCase(Path folder) throws IOException {
        Path name = batch.relativize(folder);
        Path target = name.toString().isEmpty() ? output : output.resolve(name);
        String reason;
        try {
            write(folder, target);
            return true;
        } catch (InvalidDataException e) {
            reason = String.join("\n", e.problems());
        } catch (IllegalArgumentException | ArithmeticException e) {
            reason = folder + ": " + e.getMessage();
        }
        Path error = target.resolveSibling(target.getFileName() + ".error");
        OutputFile.write(error, reason + "\n");
        return false;
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
