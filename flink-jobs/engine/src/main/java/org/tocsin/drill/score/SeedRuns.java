package org.tocsin.drill.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    private final String version;
    private final Directory directory;

    /**
     * Prepares.
     *
     * @param plan plan of the generator
     * @param scenario scenario whose inputs are replaced by the generated files of the same names
     * @param work folder for generated files and outputs
     * @param reuse whether a seed whose outputs under the same plan, scenario, definitions and
     *     rules lie in the folder already is not run again
     */
    public SeedRuns(Path plan, Path scenario, Path work, boolean reuse) throws IOException {
        this.version = PlanVersion.of(plan, scenario);
        this.directory = ReferenceData.load(ScenarioReader.read(scenario).reference()).directory();
        this.reuse = reuse;
        this.plan = plan;
        this.scenario = scenario;
        this.work = work;
    }

    /** What is run, as a hash of plan, scenario, definitions and rules. */
    public String version() {
        return version;
    }

    /** Places of the scenario. */
    public Directory directory() {
        return directory;
    }

    /** Folders of one seed. */
    public record Folders(Path run, Path twin, Path truth, Directory directory) {}

    /** Runs one seed with and without its injects. */
    public Folders run(long seed) throws Exception {
        Path here = work.resolve("seed-" + seed);
        Path truth = here.resolve("truth.json");
        if (!isThere(here, false) || !Files.exists(truth)) {
            half(here, seed, false);
            Files.move(
                    inputs(here, false).resolve("truth.json"),
                    truth,
                    StandardCopyOption.REPLACE_EXISTING);
            finish(here, false);
        }
        return new Folders(out(here, false), twin(seed), truth, directory);
    }

    /** Runs one seed without its injects; gives the output folder. */
    public Path twin(long seed) throws Exception {
        Path here = work.resolve("seed-" + seed);
        if (!isThere(here, true)) {
            half(here, seed, true);
            finish(here, true);
        }
        return out(here, true);
    }

    private static Path out(Path here, boolean twin) {
        return here.resolve(twin ? "twin" : "run");
    }

    private static Path inputs(Path here, boolean twin) {
        return here.resolve(twin ? "twin-inputs" : "inputs");
    }

    private static Path mark(Path here, boolean twin) {
        return here.resolve(twin ? "twin-version" : "run-version");
    }

    /** Whether the outputs of the same plan, scenario and rules lie there, complete. */
    private boolean isThere(Path here, boolean twin) throws IOException {
        Path mark = mark(here, twin);
        boolean there =
                reuse && Files.exists(mark) && Files.readString(mark).strip().equals(version);
        if (!there) {
            Files.deleteIfExists(mark);
        }
        return there;
    }

    private void finish(Path here, boolean twin) throws IOException {
        delete(inputs(here, twin));
        Files.writeString(mark(here, twin), version + "\n");
    }

    private void half(Path here, long seed, boolean twin) throws Exception {
        Path inputs = inputs(here, twin);
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
                                out(here, twin),
                                Locale.ENGLISH,
                                null,
                                null,
                                1,
                                WatermarkPolicy.standard(),
                                "tocsin score",
                                false))
                .run();
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
