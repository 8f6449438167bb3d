package org.tocsin.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AlertTransition;

/** Answers of people and changes of one alert, in order: what a person has taken stays hers. */
public final class Ledger {
    private Ledger() {}

    /**
     * A change of an alert or an answer to it.
     *
     * @param at instant, epoch milliseconds UTC
     * @param change change of the alert, or null for an answer
     * @param answer answer, or null for a change
     */
    public record Entry(long at, AlertTransition change, Acknowledgement answer) {
        /** Changes before answers of the same instant; among answers by action and person. */
        public static final Comparator<Entry> ORDER =
                Comparator.comparingLong(Entry::at)
                        .thenComparing(e -> e.change == null)
                        .thenComparing(e -> e.change == null ? "" : e.change.transition())
                        .thenComparing(
                                e ->
                                        e.answer == null
                                                ? ""
                                                : e.answer.action() + "|" + e.answer.by());
    }

    /** State of one alert: its last change and whether a person has answered. */
    public static final class Account {
        /** Last change, or null. */
        public AlertTransition last;

        /** Whether a person has answered. */
        public boolean answered;
    }

    /** Applies entries in order and gives what is to be stated. */
    public static List<AlertTransition> apply(List<Entry> entries, Account account) {
        List<AlertTransition> out = new ArrayList<>();
        for (Entry e : entries) {
            AlertTransition next =
                    e.change() != null ? change(e.change(), account) : answer(e, account);
            if (next != null) {
                account.last = next;
                out.add(next);
            }
        }
        return out;
    }

    private static AlertTransition change(AlertTransition change, Account account) {
        boolean ends =
                "withdrawn".equals(change.transition()) || "closed".equals(change.transition());
        return ends && account.answered ? change.changed("updated", change.at()) : change;
    }

    private static AlertTransition answer(Entry e, Account account) {
        if (account.last == null) {
            return null;
        }
        account.answered = true;
        return account.last.changed(e.answer().action(), e.at());
    }
}
