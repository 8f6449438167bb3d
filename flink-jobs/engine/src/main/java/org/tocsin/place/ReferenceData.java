package org.tocsin.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One set of reference data: a folder with places.csv and, where there are any, facilities.csv,
 * institutions.csv, aliases.csv, calendar.csv and festivals.csv.
 *
 * @param directory every place, facility and institution
 * @param calendar days off and make-up workdays
 * @param festivals lunar festival dates
 * @param version first 12 hexadecimal digits of the SHA-256 of the files
 */
public record ReferenceData(
        Directory directory, WorkCalendar calendar, Festivals festivals, String version) {
    private static final List<String> FILES =
            List.of(
                    DirectoryReader.PLACES,
                    DirectoryReader.FACILITIES,
                    DirectoryReader.INSTITUTIONS,
                    DirectoryReader.ALIASES,
                    CalendarReader.CALENDAR,
                    CalendarReader.FESTIVALS);

    /**
     * Reads and checks a folder.
     *
     * @param folder folder with the files; only places.csv is required
     * @throws InvalidDataException with all problems of all files
     */
    public static ReferenceData load(Path folder) {
        Problems problems = new Problems();
        if (!Files.isRegularFile(folder.resolve(DirectoryReader.PLACES))) {
            problems.add(folder, "no reference data, expected a folder with places.csv");
            problems.throwIfAny();
        }
        CalendarReader dates = new CalendarReader(folder, problems);
        WorkCalendar calendar = dates.calendar();
        Festivals festivals = dates.festivals();
        Directory directory = new DirectoryReader(folder, problems).read();
        return new ReferenceData(directory, calendar, festivals, version(folder));
    }

    private static String version(Path folder) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : FILES) {
                Path file = folder.resolve(name);
                if (Files.exists(file)) {
                    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
