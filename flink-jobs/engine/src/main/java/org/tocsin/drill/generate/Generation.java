package org.tocsin.drill.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.place.InvalidDataException;
import org.tocsin.place.ReferenceData;

/** One run of the generator: a plan file and what the command line changes in it. */
public final class Generation {
    /** Name of the folder into which a made-up province is written. */
    public static final String REFERENCE_FOLDER = "reference";

    private final Options options;

    /**
     * What differs from the plan; null or 0 leaves the plan as it is.
     *
     * @param plan plan file
     * @param out output folder
     * @param seed other seed
     * @param from other first day
     * @param until other last day
     * @param withoutInjects whether to write the twin
     * @param exercise exercise id for every record
     * @param scale factor of all visits and cases
     * @param reports total rows wanted, about; 0 for none
     * @param plain whether to write plain CSV instead of gzip
     * @param counties counties of a made-up province; 0 for the plan's own place
     * @param townships townships of each of its counties
     */
    public record Options(
            Path plan,
            Path out,
            Long seed,
            LocalDate from,
            LocalDate until,
            boolean withoutInjects,
            String exercise,
            double scale,
            long reports,
            boolean plain,
            int counties,
            int townships) {}

    /**
     * Creates a run.
     *
     * @param options what to do
     */
    public Generation(Options options) {
        this.options = options;
    }

    /** The documented defaults of a plan, as YAML. */
    public static String defaults() {
        return PlanFile.defaults();
    }

    /**
     * Generates.
     *
     * @throws InvalidDataException with every problem of the plan and its reference data
     */
    public Generator.Result run(Generator.Progress progress) throws IOException {
        Plan plan = changed(PlanFile.read(options.plan()));
        ReferenceData reference;
        if (options.counties() > 0) {
            plan = plan.at(ProvincePlaces.CODE);
            reference = province(plan);
        } else {
            reference = PlanFile.reference(plan, options.plan());
        }
        List<String> problems = new ArrayList<>();
        PlanCheck.checkCodes(
                plan, reference.directory(), options.plan().getFileName().toString(), problems);
        if (!problems.isEmpty()) {
            throw new InvalidDataException(problems);
        }
        return new Generator(sized(plan, reference), reference, options.plain())
                .write(options.out(), progress);
    }

    private Plan changed(Plan plan) {
        Plan changed = plan;
        if (options.seed() != null) {
            changed = changed.withSeed(options.seed());
        }
        if (options.exercise() != null) {
            changed = changed.withExercise(options.exercise());
        }
        if (options.from() != null || options.until() != null) {
            LocalDate first = options.from() == null ? plan.from() : options.from();
            LocalDate last = options.until() == null ? plan.until() : options.until();
            changed = changed.between(first, last);
            requireOrder(first, last);
        }
        return options.withoutInjects() ? changed.withInjects(List.of()) : changed;
    }

    private static void requireOrder(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            String text = "--until: " + last + " is before " + first + ", expected a later day";
            throw new InvalidDataException(List.of(text));
        }
    }

    private ReferenceData province(Plan plan) throws IOException {
        Path folder = options.out().resolve(REFERENCE_FOLDER);
        Path dates = options.plan().resolveSibling(plan.reference()).normalize();
        new ProvincePlaces(options.counties(), options.townships()).write(folder, dates);
        return ReferenceData.load(folder);
    }

    private Plan sized(Plan plan, ReferenceData reference) {
        if (options.reports() > 0) {
            double scale = Generator.scaleFor(plan, reference, options.reports());
            if (scale <= 0) {
                String text = "--reports: %d is less than the daily reports of these days alone";
                throw new InvalidDataException(List.of(text.formatted(options.reports())));
            }
            return plan.scaled(scale);
        }
        return options.scale() > 0 ? plan.scaled(options.scale()) : plan;
    }
}
