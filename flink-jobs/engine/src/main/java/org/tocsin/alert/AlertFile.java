package org.tocsin.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Indicator;
import org.tocsin.model.Tier;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;

/**
 * From findings about one subject to the life of its alerts: one identity an episode, growth as
 * updates, no repeats, withdrawal when a correction takes the cause away, close when it is over.
 */
public final class AlertFile {
    private static final long DAY_MS = 86_400_000L;

    private final RulePack pack;
    private final Directory directory;
    private final List<Indicator> indicators;
    private final DayClock clock;
    private final AlertSettings settings;

    /**
     * What is remembered of a subject: the alert as last stated, when its cause was last seen, and
     * the value last announced. {@code current} is null when no alert is open.
     */
    public static final class Memory {
        /** The alert as last stated, or null. */
        public AlertTransition current;

        /** Instant of the last crossing, epoch milliseconds UTC. */
        public long lastCrossedAt;

        /** Value at the opening or last growth. */
        public double announced;

        /**
         * Whether the alert was withdrawn; a crossing within the joining days takes it up again.
         */
        public boolean withdrawn;
    }

    /** Creates a file of alerts. */
    public AlertFile(
            RulePack pack,
            Directory directory,
            List<Indicator> indicators,
            DayClock clock,
            AlertSettings settings) {
        this.pack = pack;
        this.directory = directory;
        this.indicators = indicators;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Instant at which the alert closes if its cause is not seen again. A silent source stays
     * silent until it reports.
     */
    public long closesAt(Memory m) {
        boolean lasts = m.current.family().equals("silence") && !m.withdrawn;
        return lasts ? Long.MAX_VALUE : m.lastCrossedAt + settings.joinDays() * DAY_MS;
    }

    /**
     * Takes the strongest of the findings of one instant.
     *
     * @return the transition, or null if nothing a person would notice changed
     */
    public AlertTransition take(Finding f, Memory m) {
        if (!f.crossed()) {
            return ended(f, m);
        }
        boolean open = m.current != null;
        m.lastCrossedAt = f.at();
        if (!open) {
            m.announced = f.observed();
            m.current = transition(f, "opened", f.at(), identity(f), f.tier());
            return m.current;
        }
        Tier tier = f.tier().compareTo(m.current.tier()) < 0 ? f.tier() : m.current.tier();
        boolean raised = tier != m.current.tier() || m.withdrawn;
        m.withdrawn = false;
        boolean grown = f.observed() >= m.announced * (1 + settings.growth());
        String kind = raised || grown ? "growth" : "updated";
        AlertTransition next = transition(f, kind, m.current.openedAt(), m.current.alertId(), tier);
        if (!raised && same(next, m.current)) {
            return null;
        }
        if (raised || grown) {
            m.announced = f.observed();
        }
        m.current = next;
        return next;
    }

    private static boolean same(AlertTransition a, AlertTransition b) {
        return a.observed() == b.observed()
                && a.firstOnset() == b.firstOnset()
                && a.lastOnset() == b.lastOnset()
                && a.records().equals(b.records())
                && a.windowFrom() == b.windowFrom()
                && a.windowTo() == b.windowTo();
    }

    private AlertTransition ended(Finding f, Memory m) {
        if (m.current == null || m.withdrawn) {
            return null;
        }
        String kind = f.ends() ? "closed" : "withdrawn";
        AlertTransition end =
                transition(f, kind, m.current.openedAt(), m.current.alertId(), m.current.tier());
        m.withdrawn = !f.ends();
        m.current = f.ends() ? null : end;
        return end;
    }

    /**
     * Ends the alert because its cause was not seen for the joining days.
     *
     * @return the close, or null if the alert was withdrawn already
     */
    public AlertTransition close(long at, Memory m) {
        AlertTransition end = m.withdrawn ? null : m.current.changed("closed", at);
        m.current = null;
        m.withdrawn = false;
        return end;
    }

    private AlertTransition transition(
            Finding f, String kind, long openedAt, String id, Tier tier) {
        Rule rule = pack.rule(f.rule());
        long deadline =
                rule.deadlineMinutes() == 0
                        ? CaseReport.NO_TIME
                        : openedAt + rule.deadlineMinutes() * 60_000L;
        return new AlertTransition(
                id,
                number(id, openedAt),
                kind,
                f.at(),
                openedAt,
                rule.id(),
                rule.version(),
                rule.family().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                tier,
                rule.level(),
                f.axis(),
                f.node(),
                f.indicator(),
                f.subject(),
                f.observed(),
                f.threshold(),
                f.expected(),
                f.score(),
                f.method(),
                f.windowFrom(),
                f.windowTo(),
                f.byReceipt() ? "receipt" : "occurrence",
                f.firstOnset(),
                f.lastOnset(),
                deadline,
                f.at(),
                f.completeness(),
                f.baselineDays(),
                f.baselineFrom(),
                f.excludedDays(),
                !f.byReceipt() && f.windowTo() < clock.dayOf(f.at()) - settings.joinDays(),
                silencedBy(f, rule),
                f.records(),
                f.reported());
    }

    private static String silencedBy(Finding f, Rule rule) {
        return switch (rule.family()) {
            case SINGLE_CASE -> "another diagnosis";
            case WINDOW, EXPOSURE -> "fewer than " + rule.count() + " persons";
            case STATISTICAL, PERSISTENCE -> "%.0f or fewer".formatted(Math.floor(f.threshold()));
            case SPACE_TIME -> "cases spread over places and days as usual";
            case SILENCE -> "any record from this source";
            case MISSING_REPORT -> "the report";
            case DELAY_CHANGE -> "reports with the usual delay";
            case TARGET -> "a projection below the warning share";
        };
    }

    /** Digest of rule, scope, subject and receipt time of the first crossing. */
    private String identity(Finding f) {
        String indicator = f.indicator() < 0 ? "" : indicators.get(f.indicator()).id();
        String text =
                String.join(
                        "\n",
                        pack.rule(f.rule()).id(),
                        f.axis() == null ? "" : f.axis().name(),
                        directory.node(f.node()).code(),
                        indicator,
                        f.subject(),
                        clock.text(f.at()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String number(String id, long openedAt) {
        var day = java.time.LocalDate.ofEpochDay(clock.dayOf(openedAt));
        return "T%02d%02d-%s"
                .formatted(day.getMonthValue(), day.getDayOfMonth(), id.substring(0, 3));
    }
}
