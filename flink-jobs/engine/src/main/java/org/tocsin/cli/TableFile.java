package org.tocsin.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tocsin.epi.run.Table;

/** Writes a table as CSV with a heading; the folder is made if need be. */
final class TableFile {
    private TableFile() {}

    static void write(Table table, Path csv) throws IOException {
        Files.createDirectories(csv.toAbsolutePath().getParent());
        try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(csv)) {
            writer.writeRecord(table.columns());
            for (int row = 0; row < table.size(); row++) {
                writer.writeRecord(table.texts(row));
            }
        }
    }
}
