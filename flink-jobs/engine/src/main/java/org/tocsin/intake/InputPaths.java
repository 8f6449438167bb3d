package org.tocsin.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Finds files by path, folder or glob, and opens them. */
final class InputPaths {
    private InputPaths() {}

    /** The files that a path means, sorted by path; a problem is noted if there are none. */
    static List<Path> expand(Path path, List<String> problems) {
        try {
            if (Files.isDirectory(path)) {
                return orProblem(under(path, InputPaths::isReadable), path, problems);
            }
            if (Files.isRegularFile(path)) {
                return List.of(path);
            }
            Path folder = path.toAbsolutePath().getParent();
            if (isGlob(path) && folder != null && Files.isDirectory(folder)) {
                PathMatcher glob = glob(path.getFileName().toString());
                List<Path> found = under(folder, p -> glob.matches(p.getFileName()));
                Path shown = path.getParent() == null ? Path.of("") : path.getParent();
                found = found.stream().filter(p -> folder.equals(p.getParent())).toList();
                found = found.stream().map(p -> shown.resolve(p.getFileName())).toList();
                return orProblem(found, path, problems);
            }
            problems.add(path + ": no such file or folder");
        } catch (IOException e) {
            problems.add(path + ": cannot be listed");
        }
        return List.of();
    }

    private static List<Path> orProblem(List<Path> found, Path path, List<String> problems) {
        if (found.isEmpty()) {
            problems.add(path + ": no file with suffix .csv, .tsv, .ndjson, .jsonl (.gz) or .xlsx");
        }
        return found;
    }

    private static boolean isGlob(Path path) {
        return path.getFileName().toString().matches(".*[*?\\[{].*");
    }

    private static PathMatcher glob(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    private static List<Path> under(Path folder, java.util.function.Predicate<Path> wanted)
            throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(p -> !p.getFileName().toString().startsWith("."))
                    .filter(wanted)
                    .sorted(Comparator.comparing(p -> p.toString().replace('\\', '/')))
                    .toList();
        }
    }

    /** The physical format that a file's suffix says, or null. */
    static InputFile.Format format(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xlsx")) {
            return InputFile.Format.XLSX;
        }
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (plain.endsWith(".csv") || plain.endsWith(".tsv")) {
            return InputFile.Format.CSV;
        }
        return plain.endsWith(".ndjson") || plain.endsWith(".jsonl")
                ? InputFile.Format.NDJSON
                : null;
    }

    private static boolean isReadable(Path path) {
        return format(path) != null;
    }

    static boolean isGzipped(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** Opens a file, unpacked and without its byte order mark. */
    static InputStream open(Path path) throws IOException {
        InputStream in = Files.newInputStream(path);
        try {
            InputStream plain = isGzipped(path) ? new GZIPInputStream(in, 1 << 16) : in;
            BufferedInputStream buffered = new BufferedInputStream(plain, 1 << 16);
            buffered.mark(8);
            byte[] head = buffered.readNBytes(3);
            if (!CharsetDetection.hasMark(head, head.length)) {
                buffered.reset();
            }
            return buffered;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
