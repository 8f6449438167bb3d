package org.tocsin.alert;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Tier;

/**
 * From findings about one subject and people's answers to the life of its alerts: one identity an
 * episode, growth as updates, no repeats, withdrawal when a correction takes the cause away, close
 * when it is over.
 *
 * <p>What a person has taken is neither withdrawn nor closed by the machine, unless the awaited
 * arrives or the cause is away for {@link AlertSettings#heldDays}: crossings go on in the same
 * alert, and one after {@link AlertSettings#joinDays} of quiet is told as growth. What a person has
 * excluded or closed is not told again while the episode goes on, unless it grows or all its cases
 * fell ill after that day; it is then the same alert again, unanswered.
 */
public final class AlertFile {
    private static final long DAY_MS = 86_400_000L;
    private static final Set<String> ENDS = Set.of("excluded", "closed");
    private static final Set<String> BEGINS_ANEW = Set.of("verifying", "suspected", "confirmed");

    private final AlertIdentity identity;
    private final AlertSettings settings;

    /** Creates a file of alerts. */
    public AlertFile(AlertIdentity identity, AlertSettings settings) {
        this.identity = identity;
        this.settings = settings;
    }

    /**
     * Instant from which nothing is remembered if nothing more comes. A silent source stays silent
     * until it reports.
     */
    public long closesAt(AlertMemory m) {
        if (m.over || m.withdrawn) {
            return m.lastSeenAt + settings.joinDays() * DAY_MS;
        }
        if (m.current.family().equals("silence")) {
            return Long.MAX_VALUE;
        }
        return m.answered
                ? Math.max(m.lastSeenAt, m.answeredAt) + settings.heldDays() * DAY_MS
                : m.lastSeenAt + settings.joinDays() * DAY_MS;
    }

    /**
     * Takes the strongest of the findings of one instant.
     *
     * @return the transition, or null if nothing a person would notice changed
     */
    public AlertTransition take(Finding f, AlertMemory m) {
        if (!f.crossed()) {
            return m.isEmpty() ? null : ended(f, m);
        }
        boolean quiet = f.at() - m.lastSeenAt > settings.joinDays() * DAY_MS;
        m.lastSeenAt = f.at();
        if (m.isEmpty()) {
            m.announced = f.observed();
            m.current = transition(f, "opened", f.at(), null, f.tier(), m);
            return m.current;
        }
        Tier tier = f.tier().compareTo(m.current.tier()) < 0 ? f.tier() : m.current.tier();
        boolean grown = f.observed() >= m.announced * (1 + settings.growth());
        boolean news = tier != m.current.tier() || m.withdrawn || quiet || m.over && isNew(f, m);
        if (m.over && !news && !grown) {
            return null;
        }
        String kind = news || grown ? "growth" : "updated";
        AlertTransition next =
                transition(f, kind, m.current.openedAt(), m.current.alertId(), tier, m);
        if (!news && !m.over && same(next, m.current)) {
            return null;
        }
        goesOn(next, news || grown, m);
        return next;
    }

    /** Whether all cases fell ill after the day of the verdict. */
    private boolean isNew(Finding f, AlertMemory m) {
        return f.firstOnset() > identity.clock().dayOf(m.answeredAt);
    }

    private static void goesOn(AlertTransition next, boolean told, AlertMemory m) {
        m.announced = told ? next.observed() : m.announced;
        m.answered &= !m.over;
        m.withdrawn = false;
        m.over = false;
        m.current = next;
    }

    private static boolean same(AlertTransition a, AlertTransition b) {
        return a.observed() == b.observed()
                && a.firstOnset() == b.firstOnset()
                && a.lastOnset() == b.lastOnset()
                && a.records().equals(b.records())
                && a.windowFrom() == b.windowFrom()
                && a.windowTo() == b.windowTo();
    }

    private AlertTransition ended(Finding f, AlertMemory m) {
        boolean over = m.over || m.withdrawn;
        if (over && !f.ends()) {
            return null;
        }
        boolean taken = m.answered && !f.ends();
        String kind = f.ends() ? "closed" : taken ? "updated" : "withdrawn";
        AlertTransition end =
                transition(f, kind, m.current.openedAt(), m.current.alertId(), m.current.tier(), m);
        if (taken && same(end, m.current)) {
            return null;
        }
        m.lastSeenAt = f.at();
        m.withdrawn = !f.ends() && !taken;
        m.current = f.ends() ? null : end;
        return over ? null : end;
    }

    /**
     * Takes a person's answer to the alert that is remembered.
     *
     * @return the transition, or null if the alert is over and the answer does not begin it anew
     */
    public AlertTransition answer(Acknowledgement a, AlertMemory m) {
        boolean begins = BEGINS_ANEW.contains(a.action());
        if ((m.over || m.withdrawn) && !begins) {
            return null;
        }
        m.answered = true;
        m.answeredAt = a.receivedAt();
        m.withdrawn = false;
        m.over = ENDS.contains(a.action());
        m.announced = Math.max(m.announced, m.current.observed());
        m.current = m.current.changed(a.action(), a.receivedAt());
        return m.current;
    }

    /**
     * Forgets the alert because its cause was not seen for long enough.
     *
     * @return the close, or null if the alert was over already
     */
    public AlertTransition close(long at, AlertMemory m) {
        AlertTransition end = m.withdrawn || m.over ? null : m.current.changed("closed", at);
        m.current = null;
        return end;
    }

    private AlertTransition transition(
            Finding f, String kind, long openedAt, String given, Tier tier, AlertMemory m) {
        Rule rule = identity.pack().rule(f.rule());
        String id = given == null ? identity.of(identity.subject(f), f.at()) : given;
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
                deadline(f, rule, tier, m),
                f.at(),
                f.completeness(),
                f.baselineDays(),
                f.baselineFrom(),
                f.excludedDays(),
                !f.byReceipt()
                        && f.windowTo() < identity.clock().dayOf(f.at()) - settings.joinDays(),
                silencedBy(f, rule),
                f.records(),
                f.reported());
    }

    /**
     * By when people must act: counted from the opening, or from when the list became a message.
     */
    private static long deadline(Finding f, Rule rule, Tier tier, AlertMemory m) {
        if (rule.deadlineMinutes() == 0) {
            return CaseReport.NO_TIME;
        }
        boolean runs = !m.isEmpty() && m.current.tier() == tier;
        return runs ? m.current.deadline() : f.at() + rule.deadlineMinutes() * 60_000L;
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

    private String number(String id, long openedAt) {
        LocalDate day = LocalDate.ofEpochDay(identity.clock().dayOf(openedAt));
        return "T%02d%02d-%s"
                .formatted(day.getMonthValue(), day.getDayOfMonth(), id.substring(0, 3));
    }
}
