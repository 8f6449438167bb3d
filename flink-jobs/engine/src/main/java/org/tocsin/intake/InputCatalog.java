package org.tocsin.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tocsin.place.DayClock;

/** The files of a run in a fixed order, each with its format, character set, kind and schema. */
public final class InputCatalog implements Serializable {
    private final List<InputFile> files;
    private final DayClock clock;
    private final int maxRecordBytes;

    InputCatalog(List<InputFile> files, InputSettings settings) {
        this.files = new ArrayList<>(files);
        this.clock = settings.clock();
        this.maxRecordBytes = settings.maxRecordBytes();
    }

    /**
     * Finds and inspects all files: those of each specification in order of their path, and
     * specifications in the given order. A file that two specifications name is read once.
     *
     * @param specs what to read
     * @param settings how to read it
     * @throws InvalidInputException with everything that is wrong
     */
    public static InputCatalog open(List<InputSpec> specs, InputSettings settings) {
        List<String> problems = new ArrayList<>();
        List<InputFile> files = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (InputSpec spec : specs) {
            for (Path path : InputPaths.expand(spec.path(), problems)) {
                if (seen.add(path.toAbsolutePath().normalize())) {
                    new FileInspection(path, spec, settings, problems)
                            .inspect()
                            .ifPresent(files::add);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new InputCatalog(files, settings);
    }

    /** Number of files. */
    public int size() {
        return files.size();
    }

    /** A file by index. */
    public InputFile file(int index) {
        return files.get(index);
    }

    /**
     * Opens a file for reading from its start.
     *
     * @param index index of the file
     * @throws IOException if it cannot be opened
     */
    public RecordReader reader(int index) throws IOException {
        InputFile file = files.get(index);
        if (file.format() == InputFile.Format.XLSX) {
            return new XlsxRecordReader(index, file, clock);
        }
        InputStream in = InputPaths.open(file.toPath());
        return file.format() == InputFile.Format.CSV
                ? new CsvRecordReader(index, file, in, clock, maxRecordBytes)
                : new NdjsonRecordReader(index, file, in, clock, maxRecordBytes);
    }
}
