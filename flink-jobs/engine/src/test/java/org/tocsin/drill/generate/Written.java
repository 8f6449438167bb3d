package org.tocsin.drill.generate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Generated files as the tests read them back, without the code under test. */
final class Written {
    final Path folder;
    final List<NamedCsvRecord> visits;
    final List<NamedCsvRecord> foodborne;
    final List<NamedCsvRecord> daily;

    Written(Path folder) throws IOException {
        this.folder = folder;
        this.visits = read("visits-");
        this.foodborne = read("foodborne-");
        this.daily = read("daily-");
    }

    List<Path> files(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().startsWith(prefix)).sorted().toList();
        }
    }

    private List<NamedCsvRecord> read(String prefix) throws IOException {
        List<NamedCsvRecord> rows = new ArrayList<>();
        for (Path file : files(prefix)) {
            try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(open(file))) {
                csv.forEach(rows::add);
            }
        }
        return rows;
    }

    static Reader open(Path file) throws IOException {
        var in = Files.newInputStream(file);
        boolean zipped = file.toString().endsWith(".gz");
        return new InputStreamReader(zipped ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8);
    }

    /** Identity over all versions of a record. */
    static String identity(NamedCsvRecord row) {
        String source = row.getField("source_system");
        return source
                + ":"
                + switch (source) {
                    case "his" -> row.getField("visit_id");
                    case "foodborne" -> row.getField("case_id");
                    default -> row.getField("facility_id") + ":" + row.getField("date");
                };
    }

    static OffsetDateTime time(NamedCsvRecord row, String field) {
        return OffsetDateTime.parse(row.getField(field));
    }

    static LocalDate date(NamedCsvRecord row, String field) {
        return LocalDate.parse(row.getField(field).substring(0, 10));
    }
}
