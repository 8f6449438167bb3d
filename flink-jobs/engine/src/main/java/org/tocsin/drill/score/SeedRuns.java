package org.tocsin.drill.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.tocsin.drill.DrillOptions;
import org.tocsin.drill.DrillRun;
import org.tocsin.drill.DrillSetup;
import org.tocsin.drill.Scenario;
import org.tocsin.drill.ScenarioReader;
import org.tocsin.drill.generate.Generation;
import org.tocsin.intake.InputSpec;
import org.tocsin.job.source.WatermarkPolicy;
import org.tocsin.place.Directory;
import org.tocsin.place.ReferenceData;

/**
 * Generates a plan under one seed with and without its injects, runs both through the graph and
 * leaves two output folders. The generated files are deleted again.
 */
public final class SeedRuns {
    private final Path plan;
    private final Path scenario;
    private final Path work;
    private final boolean reuse;

    /**
     * Prepares.
     *
     * @param plan plan of the generator
     * @param scenario scenario whose inputs are replaced by the generated files of the same names
     * @param work folder for generated files and outputs
     * @param reuse whether a seed whose outputs lie in the folder already is not run again
     */
    public SeedRuns(Path plan, Path scenario, Path work, boolean reuse) {
        this.reuse = reuse;
        this.plan = plan;
        this.scenario = scenario;
        this.work = work;
    }

    /** Folders of one seed. */
    public record Folders(Path run, Path twin, Path truth, Directory directory) {}

    /** Runs one seed. */
    public Folders run(long seed) throws Exception {
        Path here = work.resolve("seed-" + seed);
        Path last = here.resolve("twin").resolve("summary.json");
        if (reuse && Files.exists(last) && !Files.exists(here.resolve("inputs"))) {
            Path folder = ScenarioReader.read(scenario).reference();
            return new Folders(
                    here.resolve("run"),
                    here.resolve("twin"),
                    here.resolve("truth.json"),
                    ReferenceData.load(folder).directory());
        }
        DrillSetup setup = half(here.resolve("inputs"), here.resolve("run"), seed, false);
        Path truth = here.resolve("truth.json");
        Files.move(
                here.resolve("inputs").resolve("truth.json"),
                truth,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        delete(here.resolve("inputs"));
        half(here.resolve("inputs"), here.resolve("twin"), seed, true);
        delete(here.resolve("inputs"));
        return new Folders(
                here.resolve("run"), here.resolve("twin"), truth, setup.reference().directory());
    }

    private DrillSetup half(Path inputs, Path out, long seed, boolean twin) throws Exception {
        new Generation(
                        new Generation.Options(
                                plan, inputs, seed, null, null, twin, null, 0, 0, true, 0, 0))
                .run((day, rows) -> {});
        Scenario written = ScenarioReader.read(scenario);
        List<InputSpec> specs = written.inputs().stream().map(spec -> moved(spec, inputs)).toList();
        DrillSetup setup = DrillSetup.load(written.withInputs(specs), null);
        new DrillRun(
                        setup,
                        new DrillOptions(
                                out,
                                Locale.ENGLISH,
                                null,
                                null,
                                1,
                                WatermarkPolicy.standard(),
                                "tocsin score",
                                false))
                .run();
        return setup;
    }

    /** The generator writes plain files here, whatever suffix the scenario names. */
    private static InputSpec moved(InputSpec spec, Path folder) {
        String name = spec.path().getFileName().toString().replaceFirst("\\.gz$", "");
        return new InputSpec(
                folder.resolve(name),
                spec.kind(),
                spec.charset(),
                spec.columns(),
                spec.constants(),
                spec.zerosImplied());
    }

    /** Deletes a folder that this class made. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(
                            f -> {
                                try {
                                    Files.delete(f);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
        }
    }
}
