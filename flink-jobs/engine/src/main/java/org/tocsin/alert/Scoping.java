package org.tocsin.alert;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.model.Axis;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Indicator;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;

/** Sends each episode to the rules and scopes that count it. */
public final class Scoping implements Serializable {
    private final Directory directory;
    private final RulePack pack;
    private final List<Indicator> indicators;
    private final List<Watch> watches = new ArrayList<>();

    private record Watch(int rule, long mask) implements Serializable {}

    /** Prepares the enabled single-case and window rules of a pack. */
    public Scoping(Directory directory, RulePack pack, List<Indicator> indicators) {
        this.directory = directory;
        this.pack = pack;
        this.indicators = List.copyOf(indicators);
        for (int i = 0; i < pack.rules().size(); i++) {
            Rule rule = pack.rule(i);
            boolean judged =
                    rule.family() == Rule.Family.SINGLE_CASE || rule.family() == Rule.Family.WINDOW;
            if (rule.enabled() && judged) {
                watches.add(new Watch(i, mask(rule, indicators)));
            }
        }
    }

    private static long mask(Rule rule, List<Indicator> indicators) {
        long mask = 0;
        for (Indicator indicator : indicators) {
            if (rule.indicators().contains(indicator.id())) {
                mask |= 1L << indicator.ordinal();
            }
        }
        return mask;
    }

    /** Hands out the episode for every rule, scope and indicator that counts it. */
    public void route(EpisodeEvent e, Consumer<ScopedCase> out) {
        for (Watch w : watches) {
            long bits = e.bits() & w.mask;
            Rule rule = pack.rule(w.rule);
            if (e.at() >= rule.effectiveFrom()) {
                for (; bits != 0; bits &= bits - 1) {
                    scope(w.rule, rule, Long.numberOfTrailingZeros(bits), e, out);
                }
            }
        }
    }

    /** Whether any rule and scope could count an episode that a report leads. */
    public boolean watches(CaseReport r) {
        for (Watch w : watches) {
            if ((r.indicators & w.mask) != 0 && isInScope(pack.rule(w.rule), r)) {
                return true;
            }
        }
        return false;
    }

    private boolean isInScope(Rule rule, CaseReport r) {
        return switch (rule.scope()) {
            case CASE, TOWNSHIP, COUNTY -> true;
            case COLLECTIVE -> r.institution >= 0 || isVillage(r.residence);
            case UNIT -> r.institution >= 0 && !r.unit.isEmpty();
            case FACILITY -> r.facility >= 0;
            case CLUSTER -> false;
        };
    }

    private boolean isVillage(int node) {
        return node >= 0 && directory.node(node).level() == Level.VILLAGE;
    }

    private void scope(
            int index, Rule rule, int indicator, EpisodeEvent e, Consumer<ScopedCase> out) {
        CaseReport r = e.lead();
        switch (rule.scope()) {
            case CASE -> {
                int home = home(r, Level.TOWNSHIP);
                int node = home >= 0 ? home : directory.root();
                emit(index, Axis.RESIDENCE, node, person(rule, r, indicator), indicator, e, out);
            }
            case COLLECTIVE -> {
                if (r.institution >= 0 && isOfType(rule, r.institution)) {
                    emit(index, Axis.INSTITUTION, r.institution, "", indicator, e, out);
                } else if (rule.types().isEmpty() || rule.types().contains("village")) {
                    village(index, indicator, e, out);
                }
            }
            case UNIT -> {
                if (r.institution >= 0 && !r.unit.isEmpty()) {
                    emit(index, Axis.INSTITUTION, r.institution, r.unit, indicator, e, out);
                }
            }
            case TOWNSHIP ->
                    emit(index, Axis.RESIDENCE, at(r, Level.TOWNSHIP), "", indicator, e, out);
            case COUNTY -> emit(index, Axis.RESIDENCE, at(r, Level.COUNTY), "", indicator, e, out);
            case FACILITY -> emit(index, Axis.FACILITY, r.facility, "", indicator, e, out);
            case CLUSTER -> {}
        }
    }

    /** The person; by a rule on several diseases, the person and the disease. */
    private String person(Rule rule, CaseReport r, int indicator) {
        String person = "case-%08x".formatted((int) (r.person ^ r.person >>> 32));
        return rule.indicators().size() > 1
                ? person + " " + indicators.get(indicator).id()
                : person;
    }

    private void village(int index, int indicator, EpisodeEvent e, Consumer<ScopedCase> out) {
        int home = e.lead().residence;
        if (isVillage(home)) {
            emit(index, Axis.RESIDENCE, home, "", indicator, e, out);
        }
    }

    private boolean isOfType(Rule rule, int institution) {
        return rule.types().isEmpty() || rule.types().contains(directory.node(institution).type());
    }

    /** Home at a level; for people from elsewhere the place where they were seen. */
    private int home(CaseReport r, Level level) {
        int node = at(r, level);
        return node >= 0 ? node : r.residence >= 0 ? r.residence : r.facility;
    }

    private int at(CaseReport r, Level level) {
        int base = r.residence >= 0 ? r.residence : r.facility;
        return base < 0 ? -1 : directory.ancestorAt(base, level);
    }

    private void emit(
            int rule,
            Axis axis,
            int node,
            String subject,
            int indicator,
            EpisodeEvent e,
            Consumer<ScopedCase> out) {
        if (node < 0) {
            return;
        }
        CaseReport r = e.lead();
        out.accept(
                new ScopedCase(
                        rule,
                        axis,
                        node,
                        subject,
                        indicator,
                        e.at(),
                        e.sign(),
                        r.id,
                        r.person,
                        r.occurrenceDay,
                        r.has(CaseReport.DIED),
                        r.has(CaseReport.ADMITTED)));
    }
}
