package org.tocsin.job.alert;

import java.util.Comparator;
import java.util.List;
import org.apache.flink.util.Collector;
import org.tocsin.alert.CaseWindow;
import org.tocsin.alert.Finding;
import org.tocsin.alert.Rule;
import org.tocsin.alert.RulePack;
import org.tocsin.alert.ScopedCase;
import org.tocsin.job.InOrder;
import org.tocsin.model.Indicator;
import org.tocsin.place.DayClock;

/**
 * Judges absolute rules as reports come: persons by occurrence date in a sliding window of one
 * scope. A late case is judged in the window it belongs to; a correction that takes a case away may
 * end a crossing. State: {@link CaseWindow}, one a rule and scope with cases.
 */
public final class WindowFunction extends InOrder<String, ScopedCase, WindowState, Finding> {
    private final RulePack pack;
    private final DayClock clock;
    private final long until;
    private final int[] named;

    /**
     * Creates the function; an alert is named by the first indicator of its rule, that of a single
     * case by its own.
     */
    public WindowFunction(RulePack pack, List<Indicator> indicators, DayClock clock, long until) {
        super(WindowState.class);
        this.pack = pack;
        this.clock = clock;
        this.until = until;
        this.named = new int[pack.rules().size()];
        for (int i = 0; i < named.length; i++) {
            String first = String.join("", pack.rule(i).indicators().stream().limit(1).toList());
            named[i] = -1;
            for (Indicator indicator : indicators) {
                named[i] = indicator.id().equals(first) ? indicator.ordinal() : named[i];
            }
        }
    }

    @Override
    protected Comparator<ScopedCase> order() {
        return ScopedCase.ORDER;
    }

    @Override
    protected long timeOf(ScopedCase c) {
        return c.at();
    }

    @Override
    protected boolean isEmpty(WindowState s) {
        return s.window.isEmpty();
    }

    @Override
    protected void fold(
            List<ScopedCase> cases, WindowState s, Context context, Collector<Finding> out) {
        ScopedCase last = cases.get(cases.size() - 1);
        Rule rule = pack.rule(last.rule());
        int windowDays = Math.max(1, rule.windowDays());
        int firstDay = Integer.MAX_VALUE;
        boolean removed = false;
        for (ScopedCase c : cases) {
            s.window.change(c, windowDays);
            firstDay = Math.min(firstDay, c.day());
            removed |= c.sign() < 0;
        }
        int end = s.window.fullest(rule, removed ? Integer.MIN_VALUE : firstDay);
        boolean reached = end != CaseWindow.NONE && s.window.reaches(rule, end);
        if (reached || s.window.isActive() && removed) {
            CaseWindow.Window best = end == CaseWindow.NONE ? null : s.window.ending(end);
            out.collect(finding(last, rule, windowDays, best, reached));
            s.window.setActive(reached);
        }
        s.window.forgetBefore(clock.dayOf(last.at()), windowDays);
        long forgotten = forgottenAt(last.at(), windowDays);
        if (forgotten <= until) {
            context.timerService().registerEventTimeTimer(forgotten);
        }
    }

    /** When nothing of what is held now can matter any more. */
    private long forgottenAt(long at, int windowDays) {
        return clock.startOf(clock.dayOf(at) + windowDays + CaseWindow.KEPT_BEYOND_WINDOW + 2);
    }

    @Override
    protected void onOwnTimer(long at, WindowState s, Context context, Collector<Finding> out) {
        String key = context.getCurrentKey();
        Rule rule = pack.rule(Integer.parseInt(key.substring(0, key.indexOf('|'))));
        s.window.forgetBefore(clock.dayOf(at), Math.max(1, rule.windowDays()));
    }

    private Finding finding(
            ScopedCase c, Rule rule, int windowDays, CaseWindow.Window w, boolean reached) {
        boolean none = w == null;
        return Finding.ofCases(
                c.rule(),
                rule,
                c.at(),
                reached,
                c.axis(),
                c.node(),
                rule.scope() == Rule.Scope.CASE ? c.indicator() : named[c.rule()],
                c.subject(),
                none ? 0 : w.count(),
                method(rule, windowDays, w),
                none ? c.day() : w.from(),
                none ? c.day() : w.to(),
                none ? c.day() : w.first(),
                none ? c.day() : w.last(),
                none ? List.of() : w.ids());
    }

    private static String method(Rule rule, int windowDays, CaseWindow.Window w) {
        StringBuilder s = new StringBuilder();
        s.append("persons by occurrence date, ").append(windowDays).append(" d window, limit ");
        s.append(rule.count());
        if (rule.orDeaths() > 0) {
            s.append(" or ").append(rule.orDeaths()).append(" died");
        }
        if (rule.orAdmitted() > 0) {
            s.append(" or ").append(rule.orAdmitted()).append(" admitted");
        }
        if (w != null && (w.deaths() > 0 || w.admitted() > 0)) {
            s.append("; died ").append(w.deaths()).append(", admitted ").append(w.admitted());
        }
        return s.toString();
    }
}
