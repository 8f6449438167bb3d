package org.tocsin.intake;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** The files of a run in a fixed order, each with its format, character set, kind and schema. */
public final class InputCatalog implements Serializable {
    private final List<InputFile> files;
    private final InputSettings settings;

    InputCatalog(List<InputFile> files, InputSettings settings) {
        this.files = List.copyOf(files);
        this.settings = settings;
    }

    /**
     * Finds and inspects all files.
     *
     * @throws InvalidInputException with everything that is wrong
     */
    public static InputCatalog open(List<InputSpec> specs, InputSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** Number of files. */
    public int size() {
        return files.size();
    }

    /** A file by index. */
    public InputFile file(int index) {
        return files.get(index);
    }

    /** Opens a file for reading from its start. */
    public RecordReader reader(int index) throws IOException {
        throw new UnsupportedOperationException();
    }
}
