package org.tocsin.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The few totals that the summary takes from a run's own files. */
final class SeriesTotals {
    private final Map<String, Map<String, Long>> intakeByDay = new HashMap<>();
    private final Set<String> reported = new HashSet<>();

    private SeriesTotals() {}

    static SeriesTotals read(Path folder) throws IOException {
        SeriesTotals totals = new SeriesTotals();
        totals.add(folder.resolve("intake.lp"));
        totals.add(folder.resolve("series.lp"));
        return totals;
    }

    private void add(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("intake,")) {
                    addIntake(line);
                } else if (line.startsWith("reporting,") && line.contains(",level=facility,")) {
                    addReporting(line);
                }
            }
        }
    }

    private void addIntake(String line) {
        String[] parts = line.split(" ");
        Map<String, Long> fields = new HashMap<>();
        for (String field : parts[1].split(",")) {
            int is = field.indexOf('=');
            fields.put(
                    field.substring(0, is),
                    Long.parseLong(field.substring(is + 1, field.length() - 1)));
        }
        intakeByDay.put(parts[2], fields);
    }

    private void addReporting(String line) {
        String[] parts = line.split(" ");
        String place = parts[0].substring(parts[0].indexOf("place=") + 6);
        if (("," + parts[1]).contains(",in=1i")) {
            reported.add(place + " " + parts[2]);
        }
    }

    /** Sum of an intake field over all days. */
    long intake(String field) {
        long sum = 0;
        for (Map<String, Long> day : intakeByDay.values()) {
            sum += day.getOrDefault(field, 0L);
        }
        return sum;
    }

    /** Whether a facility's report of a day is in. */
    boolean reported(String place, long dayStartSeconds) {
        return reported.contains(place + " " + dayStartSeconds);
    }
}
