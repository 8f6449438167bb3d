package org.tocsin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tocsin.epi.table.AttackRates;
import org.tocsin.epi.table.BinomialComparison;
import org.tocsin.epi.table.TwoByTwo;
import org.tocsin.place.InvalidDataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Two-by-two tables, attack rates of a line list, and comparisons with a population's share. */
@Command(
        name = "tables",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Two-by-two tables and attack rates.",
        description = {
            "",
            "The columns of the input say what it is: a, b, c, d are tables (ate and ill, ate and"
                    + " well, did not eat and ill, did not eat and well); ill is a line list with"
                    + " one column a food (Y, N or empty); x, n, p0 are cases that name a food, cases"
                    + " asked, and the share of the population.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {"  tocsin tables --input line-list.csv --rank --output attack-rates.csv"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the result was written",
            "1:a file could not be written",
            "2:the command line or the input is wrong"
        })
public final class TablesCommand implements Callable<Integer> {
    /** Columns of a line list that are no foods. */
    private static final Set<String> PERSON =
            Set.of("id", "person", "case", "name", "age", "sex", "ill", "household", "onset");

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE.csv",
            description = "Tables, a line list, or binomial comparisons.")
    private Path input;

    @Option(
            names = "--output",
            paramLabel = "FILE.csv",
            description = "Where the result is written (default: the terminal).")
    private Path output;

    @Option(names = "--rank", description = "The most suspect food first.")
    private boolean rank;

    @Option(
            names = "--fine",
            description =
                    "Conditional odds ratio and limits to the last digit, not to the wide"
                            + " tolerance of the reference.")
    private boolean fine;

    @Spec private CommandSpec spec;

    private final List<String> problems = new ArrayList<>();

    @Override
    public Integer call() {
        try {
            List<String> lines = lines(CsvTable.read(input, problems));
            String text = String.join("\n", lines) + "\n";
            if (output == null) {
                spec.commandLine().getOut().print(text);
                spec.commandLine().getOut().flush();
            } else {
                OutputFile.write(output, text);
            }
            return 0;
        } catch (InvalidDataException e) {
            e.problems().forEach(spec.commandLine().getErr()::println);
            return 2;
        } catch (IOException e) {
            spec.commandLine().getErr().println("cannot write: " + e.getMessage());
            return 1;
        }
    }

    private List<String> lines(CsvTable table) {
        List<String> header = table.header();
        List<String> lines;
        if (header.containsAll(List.of("a", "b", "c", "d"))) {
            lines = tables(table);
        } else if (header.containsAll(List.of("x", "n", "p0"))) {
            lines = comparisons(table);
        } else if (header.contains("ill")) {
            lines = lineList(table);
        } else {
            problems.add(
                    input + ":1: columns " + header + ", expected a, b, c, d or x, n, p0 or ill");
            lines = List.of();
        }
        CsvTable.stopIfAny(problems);
        return lines;
    }

    private List<String> tables(CsvTable table) {
        String first = table.header().get(0);
        boolean named = !List.of("a", "b", "c", "d").contains(first);
        List<String> lines = new ArrayList<>();
        lines.add((named ? first + "," : "") + TableColumns.TWO_BY_TWO);
        for (CsvTable.Row row : table.rows()) {
            try {
                TwoByTwo t =
                        new TwoByTwo(
                                row.count("a"), row.count("b"), row.count("c"), row.count("d"));
                lines.add((named ? quoted(row.text(first)) + "," : "") + TableColumns.of(t, fine));
            } catch (IllegalArgumentException e) {
                row.problem("a, b, c, d", e.getMessage());
            }
        }
        return lines;
    }

    private List<String> comparisons(CsvTable table) {
        List<String> lines = new ArrayList<>();
        String first = table.header().get(0);
        boolean named = !List.of("x", "n", "p0").contains(first);
        lines.add((named ? first + "," : "") + TableColumns.BINOMIAL);
        for (CsvTable.Row row : table.rows()) {
            try {
                BinomialComparison b =
                        new BinomialComparison(row.count("x"), row.count("n"), row.needed("p0"));
                lines.add((named ? quoted(row.text(first)) + "," : "") + TableColumns.of(b));
            } catch (IllegalArgumentException e) {
                row.problem("x, n, p0", e.getMessage());
            }
        }
        return lines;
    }

    private List<String> lineList(CsvTable table) {
        AttackRates rates = new AttackRates();
        for (CsvTable.Row row : table.rows()) {
            Boolean ill = answer(row, "ill");
            for (String food : table.header()) {
                if (!PERSON.contains(food)) {
                    rates.add(food, answer(row, food), ill);
                }
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("food," + TableColumns.TWO_BY_TWO);
        for (AttackRates.Row row : rank ? rates.ranked() : rates.rows()) {
            lines.add(quoted(row.food()) + "," + TableColumns.of(row.table(), fine));
        }
        return lines;
    }

    private static Boolean answer(CsvTable.Row row, String column) {
        return switch (row.text(column).toUpperCase(Locale.ROOT)) {
            case "Y", "YES", "1", "TRUE", "是" -> Boolean.TRUE;
            case "N", "NO", "0", "FALSE", "否" -> Boolean.FALSE;
            case "", "U", "NA", "UNKNOWN", "不详" -> null;
            default -> {
                row.problem(column, "'" + row.text(column) + "', expected Y, N or nothing");
                yield null;
            }
        };
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
