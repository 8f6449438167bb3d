package org.tocsin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import org.tocsin.epi.run.InvalidInputException;
import org.tocsin.epi.run.Table;
import org.tocsin.epi.triangle.Nowcast;
import org.tocsin.epi.triangle.NowcastDay;
import org.tocsin.epi.triangle.NowcastOptions;
import org.tocsin.epi.triangle.ReportedShare;
import org.tocsin.epi.triangle.ReportingTriangle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tocsin nowcast}: how many cases the last days will have had when all are reported. */
@Command(
        name = "nowcast",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "How many cases will the last days have had when all are reported?",
        description = {
            "",
            "The line list is a CSV file with one row a case and two dates: when it occurred"
                    + " (onset, else visit, hospital, diagnosis) and when it was received (else"
                    + " reported). Columns are found by their headings, English or Chinese.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {"  tocsin nowcast --input linelist.csv --as-of 2011-05-26 --plot nowcast.html"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the line list cannot be used", "2:the command line is wrong"})
public final class NowcastCommand implements Callable<Integer> {
    private static final int SHARE_DAYS = 7;
    private static final int MAX_SPAN = 4000;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "linelist.csv",
            description = "Line list.")
    private Path input;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description =
                    "Only what was received by the end of this day is known (default: the newest"
                            + " receipt).")
    private LocalDate asOf;

    @Option(
            names = "--occurrence",
            paramLabel = "COLUMN",
            description = "Heading of the occurrence date (default: found).")
    private String occurrence;

    @Option(
            names = "--receipt",
            paramLabel = "COLUMN",
            description = "Heading of the receipt date (default: found).")
    private String receipt;

    @Option(
            names = "--max-delay",
            paramLabel = "DAYS",
            description = "Longest delay that is modelled (default: ${DEFAULT-VALUE}).")
    private int maxDelay = 42;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "Days to estimate, the newest included (default: ${DEFAULT-VALUE}).")
    private int days = 21;

    @Option(
            names = "--day-types",
            paramLabel = "auto|yes|no",
            description =
                    "Whether delays differ by weekday of receipt (default: yes from 56 days of"
                            + " receipts on).")
    private String dayTypes = "auto";

    @Option(
            names = "--output",
            paramLabel = "OUT.csv",
            description = "Also write the estimates as a table.")
    private Path output;

    @Option(
            names = "--plot",
            paramLabel = "OUT.html",
            description = "Also draw a page that needs no network.")
    private Path plot;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            description = "Language (default: from the locale).")
    private String lang;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        check(
                List.of("auto", "yes", "no").contains(dayTypes),
                "--day-types must be auto, yes or no");
        check(
                maxDelay >= 1 && maxDelay <= 400,
                "--max-delay must be from 1 to 400, got " + maxDelay);
        check(days >= 1, "--days must be >= 1, got " + days);
        try {
            run();
            return 0;
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().flush();
            return 1;
        }
    }

    private void check(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    /** The triangle as known on a day, and what was left out of it. */
    private record Known(
            ReportingTriangle triangle, long firstDay, int cases, int later, int before, int span) {
        LocalDate date(int day) {
            return LocalDate.ofEpochDay(firstDay + day);
        }
    }

    private void run() throws IOException {
        LineListFile list = LineListFile.read(input, occurrence, receipt);
        long today =
                asOf == null
                        ? list.dates().stream().mapToLong(d -> d[1]).max().orElseThrow()
                        : asOf.toEpochDay();
        Known known = known(list, today);
        boolean typed =
                dayTypes.equals("auto")
                        ? known.span() >= NowcastOptions.withDefaults().window()
                        : dayTypes.equals("yes");
        NowcastOptions options = NowcastOptions.withDefaults();
        Nowcast nowcast =
                Nowcast.at(
                        known.triangle(),
                        known.triangle().last(),
                        typed ? options : options.withoutDayTypes());
        int shown = Math.min(Math.min(days, maxDelay), known.triangle().last() + 1);
        List<NowcastDay> estimates = nowcast.days(shown - 1);
        Texts texts = new Texts(Main.language(lang));
        report(list, known, texts);
        String share = share(nowcast, Math.min(SHARE_DAYS, shown), texts);
        print(share);
        Table table = table(known, estimates);
        print(table, texts);
        if (output != null) {
            TableFile.write(table, output);
        }
        if (plot != null) {
            page(list, known, estimates, share, texts).write(plot);
        }
    }

    private Known known(LineListFile list, long today) {
        long first = Long.MAX_VALUE;
        long oldestReceipt = Long.MAX_VALUE;
        int cases = 0;
        for (long[] dates : list.dates()) {
            if (dates[1] <= today && dates[0] <= today) {
                first = Math.min(first, dates[0]);
                oldestReceipt = Math.min(oldestReceipt, dates[1]);
                cases++;
            }
        }
        if (cases == 0) {
            throw new InvalidInputException(
                    input + ": no case was received by " + LocalDate.ofEpochDay(today));
        }
        first = Math.max(first, today - MAX_SPAN);
        int last = (int) (today - first);
        ReportingTriangle triangle =
                ReportingTriangle.of(maxDelay, Math.max(last + 1, maxDelay + 1));
        for (long day = first; day <= today; day++) {
            triangle.open(LocalDate.ofEpochDay(day).getDayOfWeek().getValue() - 1);
        }
        int later = 0;
        int before = 0;
        for (long[] dates : list.dates()) {
            if (dates[1] > today) {
                later++;
            } else if (dates[0] > dates[1]) {
                before++;
            } else {
                triangle.add((int) (dates[0] - first), (int) (dates[1] - first), 1);
            }
        }
        int span = (int) (today - Math.max(oldestReceipt, first)) + 1;
        return new Known(triangle, first, cases - before, later, before, span);
    }

    private void report(LineListFile list, Known known, Texts texts) {
        print(texts.facts(list, known));
        PrintWriter err = spec.commandLine().getErr();
        tell(err, known.later(), "received later, not known yet");
        tell(err, known.before(), "received before they occurred, left out");
        tell(err, list.withoutOccurrence(), "without an occurrence date, left out");
        tell(err, list.withoutReceipt(), "without a receipt date, left out");
        tell(err, (int) known.triangle().beyondDelays(), "with a longer delay than --max-delay");
        err.flush();
    }

    private static void tell(PrintWriter err, int cases, String what) {
        if (cases > 0) {
            err.println(cases + " cases " + what);
        }
    }

    private String share(Nowcast nowcast, int lastDays, Texts texts) {
        ReportedShare share = nowcast.share(0, lastDays - 1);
        if (!share.stated()) {
            boolean early = !nowcast.day(0).estimated();
            return texts.text(early ? "nowcast.early" : "nowcast.none", lastDays);
        }
        String known = ChartPage.number(share.known());
        if (share.nearlyComplete()) {
            return texts.text("nowcast.complete", lastDays, known);
        }
        return texts.text(
                "nowcast.share",
                lastDays,
                percent(share.share()),
                percent(share.low()),
                percent(share.high()),
                Long.toString(Math.round(share.known() + share.missing())),
                known);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "?" : Math.round(100 * share) + " %";
    }

    private static Table table(Known known, List<NowcastDay> estimates) {
        Table table =
                new Table(
                        "age",
                        "date",
                        "known",
                        "F",
                        "varLogF",
                        "phi",
                        "missingMean",
                        "missingVar",
                        "q025",
                        "q10",
                        "q50",
                        "q90",
                        "q975",
                        "estimate");
        for (NowcastDay day : estimates) {
            boolean some = day.estimated();
            List<Double> q = day.quantiles();
            table.add(
                    day.age(),
                    known.date(day.day()).toString(),
                    day.known(),
                    day.reported(),
                    day.logVariance(),
                    day.batch(),
                    Table.available(day.missing()),
                    Table.available(day.missingVariance()),
                    some ? q.get(0) : null,
                    some ? q.get(1) : null,
                    some ? q.get(2) : null,
                    some ? q.get(3) : null,
                    some ? q.get(4) : null,
                    some ? Double.valueOf(day.expected()) : null);
        }
        return table;
    }

    private void print(Table table, Texts texts) {
        print(
                String.format(
                        "%-12s %8s %12s %12s   %s",
                        texts.text("date"),
                        texts.text("known"),
                        texts.text("reported"),
                        texts.text("nowcast"),
                        texts.text("interval") + " 95 %"));
        for (int row = table.size() - 1; row >= 0; row--) {
            double estimate = table.number(row, "estimate");
            boolean some = !Double.isNaN(estimate);
            print(
                    String.format(
                            Locale.ROOT,
                            "%-12s %8.0f %12.0f %12s   %s",
                            table.cell(row, 1),
                            table.number(row, "known"),
                            100 * table.number(row, "F"),
                            some ? String.format(Locale.ROOT, "%.1f", estimate) : "-",
                            some
                                    ? String.format(
                                            Locale.ROOT,
                                            "%.0f-%.0f",
                                            table.number(row, "q025"),
                                            table.number(row, "q975"))
                                    : "-"));
        }
    }

    private ChartPage page(
            LineListFile list, Known known, List<NowcastDay> estimates, String share, Texts texts) {
        ChartPage page =
                new ChartPage(
                        texts.text("nowcast.title", String.valueOf(input.getFileName())),
                        Main.language(lang));
        page.fact(share).fact(texts.facts(list, known)).fact(texts.text("nowcast.note"));
        page.roles("observed", "nowcast");
        int last = known.triangle().last();
        for (int day = 0; day <= last; day++) {
            int age = last - day;
            int counted = known.triangle().knownAt(day, Math.min(age, maxDelay));
            NowcastDay estimate = age < estimates.size() ? estimates.get(age) : null;
            boolean open = estimate != null && estimate.reported() < 0.95;
            boolean some = open && estimate.estimated();
            page.point(
                    known.date(day).toString(),
                    open ? percent(estimate.reported()) : null,
                    false,
                    counted,
                    Double.NaN,
                    Double.NaN,
                    some ? estimate.expected() : Double.NaN,
                    some ? estimate.quantiles().get(0) : Double.NaN,
                    some ? estimate.quantiles().get(4) : Double.NaN);
        }
        return page;
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    /** Sentences in the reader's language. */
    private record Texts(ResourceBundle bundle) {
        Texts(Locale language) {
            this(ResourceBundle.getBundle("org.tocsin.cli.plot", language));
        }

        String text(String key, Object... values) {
            String pattern = bundle.getString(key);
            return values.length == 0 ? pattern : String.format(Locale.ROOT, pattern, values);
        }

        String facts(LineListFile list, Known known) {
            return text(
                    "nowcast.facts",
                    known.date(known.triangle().last()),
                    known.cases(),
                    list.occurrenceColumn(),
                    list.receiptColumn());
        }
    }
}
