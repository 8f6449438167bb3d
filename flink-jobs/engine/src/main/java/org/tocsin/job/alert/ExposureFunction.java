package org.tocsin.job.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.Collector;
import org.tocsin.alert.Crossing;
import org.tocsin.alert.Finding;
import org.tocsin.alert.Rule;
import org.tocsin.cluster.ExposureCase;
import org.tocsin.cluster.ExposureCluster;
import org.tocsin.cluster.ExposureLinks;
import org.tocsin.cluster.LinkSettings;
import org.tocsin.job.InOrder;
import org.tocsin.job.RunPlan;
import org.tocsin.model.Axis;
import org.tocsin.model.Level;
import org.tocsin.model.Tier;

/**
 * Links foodborne cases by a common exposure and judges the exposure rules on the clusters. A
 * cluster is named by its earliest report, so that growth and merging keep the alert. State: {@link
 * ExposureLinks}, the cases of 60 days an exposure.
 */
public final class ExposureFunction extends InOrder<String, ExposureCase, ExposureState, Crossing> {
    private static final long HOUR = 3_600_000L;

    private final RunPlan plan;
    private final LinkSettings links;

    /** Creates the function. */
    public ExposureFunction(RunPlan plan) {
        super(ExposureState.class);
        this.plan = plan;
        this.links = plan.links();
    }

    @Override
    protected Comparator<ExposureCase> order() {
        return ExposureCase.ORDER;
    }

    @Override
    protected long timeOf(ExposureCase c) {
        return c.at();
    }

    @Override
    protected boolean isEmpty(ExposureState s) {
        return s.links.cases().isEmpty() && s.reached.isEmpty();
    }

    @Override
    protected void fold(
            List<ExposureCase> cases, ExposureState s, Context context, Collector<Crossing> out) {
        long at = cases.get(0).at();
        int today = plan.clock().dayOf(at);
        if (s.forgotten < today) {
            s.forgotten = today;
            s.links.forgetBefore(at - links.keptDays() * 24 * HOUR);
        }
        List<String> left = new ArrayList<>();
        Map<Long, Long> since = new HashMap<>();
        for (ExposureCase c : cases) {
            if (c.sign() < 0) {
                left.addAll(neighbours(s, c));
                since.putIfAbsent(c.person(), s.links.heldSince(c));
            }
            s.links.change(c.since(since.getOrDefault(c.person(), c.at())));
        }
        for (ExposureCase c : cases) {
            judge(c.id(), c, s, out);
        }
        for (String id : left) {
            judge(id, cases.get(0), s, out);
        }
        ends(s, cases.get(0), out);
    }

    private List<String> neighbours(ExposureState s, ExposureCase c) {
        ExposureCluster cluster = s.links.clusterOf(c.id(), reach(c));
        return cluster == null ? List.of() : cluster.ids();
    }

    private ExposureLinks.Reach reach(ExposureCase c) {
        int hours = isCollective(c.venue()) ? links.collectiveMealHours() : links.mealHours();
        return new ExposureLinks.Reach(hours * HOUR, links.onsetHours() * HOUR, links.busy());
    }

    private boolean isCollective(int venue) {
        return venue >= 0 && links.collectiveTypes().contains(plan.directory().node(venue).type());
    }

    /**
     * Judges the rules on the cluster of a report. Of the rules reached the most urgent alone
     * speaks; one for another reader (clusters across counties) speaks beside it.
     */
    private void judge(String id, ExposureCase c, ExposureState s, Collector<Crossing> out) {
        ExposureCluster cluster = s.links.clusterOf(id, reach(c));
        if (cluster == null) {
            return;
        }
        int urgent = Integer.MAX_VALUE;
        for (int i = 0; i < plan.rules().rules().size(); i++) {
            Rule rule = plan.rules().rule(i);
            if (applies(rule, c) && rule.counties() < 2 && speaks(rule, cluster)) {
                urgent = Math.min(urgent, rule.urgency());
            }
        }
        for (int i = 0; i < plan.rules().rules().size(); i++) {
            Rule rule = plan.rules().rule(i);
            if (applies(rule, c)) {
                judge(i, rule, cluster, rule.counties() < 2 && rule.urgency() > urgent, c, s, out);
            }
        }
    }

    private boolean applies(Rule rule, ExposureCase c) {
        return rule.family() == Rule.Family.EXPOSURE
                && rule.enabled()
                && c.at() >= rule.effectiveFrom()
                && (rule.types().isEmpty() || isCollective(c.venue()));
    }

    private void judge(
            int index,
            Rule rule,
            ExposureCluster cluster,
            boolean silent,
            ExposureCase c,
            ExposureState s,
            Collector<Crossing> out) {
        boolean reached = isReached(rule, cluster);
        String name = index + "|" + Long.toHexString(cluster.anchor());
        ExposureState.Reached before = s.reached.get(name);
        if (before == null && (!reached || silent)) {
            return;
        }
        int node = before != null ? before.node() : node(cluster);
        if (!silent || !reached) {
            Finding found = finding(index, rule, c, cluster, node, reached);
            out.collect(new Crossing(found, cluster.homes()));
        }
        if (reached) {
            s.reached.put(name, new ExposureState.Reached(node, plan.clock().dayOf(c.at())));
        } else {
            s.reached.remove(name);
        }
    }

    /** Whether a rule is reached by more than one family at its table. */
    private boolean speaks(Rule rule, ExposureCluster cluster) {
        return isReached(rule, cluster)
                && (cluster.households() >= rule.households() || isReachedByDeaths(rule, cluster));
    }

    private static boolean isReachedByDeaths(Rule rule, ExposureCluster cluster) {
        return rule.orDeaths() > 0 && cluster.deaths() >= rule.orDeaths();
    }

    private boolean isReached(Rule rule, ExposureCluster cluster) {
        boolean many = cluster.persons() >= rule.count() || isReachedByDeaths(rule, cluster);
        return many
                && (rule.counties() < 2 || cluster.counties(this::county) >= rule.counties())
                && rule.isDuring(cluster.lastDay());
    }

    private int county(int home) {
        return home < 0 ? -1 : plan.directory().ancestorAt(home, Level.COUNTY);
    }

    /** Clusters whose earliest report is gone or has joined another are no longer reached. */
    private void ends(ExposureState s, ExposureCase c, Collector<Crossing> out) {
        for (String name : List.copyOf(s.reached.keySet())) {
            int bar = name.indexOf('|');
            long anchor = Long.parseUnsignedLong(name.substring(bar + 1), 16);
            ExposureCluster cluster = s.links.clusterOf(anchor, reach(c));
            ExposureState.Reached before = s.reached.get(name);
            boolean old = before.lastDay() < plan.clock().dayOf(c.at()) - links.keptDays();
            if (old) {
                s.reached.remove(name);
            } else if (cluster == null || cluster.anchor() != anchor) {
                s.reached.remove(name);
                int index = Integer.parseInt(name.substring(0, bar));
                Rule rule = plan.rules().rule(index);
                out.collect(new Crossing(gone(index, rule, c, anchor, before.node()), List.of()));
            }
        }
    }

    private Finding gone(int index, Rule rule, ExposureCase c, long anchor, int node) {
        return Finding.ofCases(
                index,
                rule,
                c.at(),
                false,
                Axis.INSTITUTION,
                node,
                plan.foodborne(),
                subject(c, anchor),
                0,
                method(c),
                c.day(),
                c.day(),
                c.day(),
                c.day(),
                List.of());
    }

    private Finding finding(
            int index,
            Rule rule,
            ExposureCase c,
            ExposureCluster cluster,
            int node,
            boolean reached) {
        Finding found =
                Finding.ofCases(
                        index,
                        rule,
                        c.at(),
                        reached,
                        Axis.INSTITUTION,
                        node,
                        plan.foodborne(),
                        subject(c, cluster.anchor()),
                        cluster.persons(),
                        method(c) + households(cluster),
                        cluster.firstDay(),
                        cluster.lastDay(),
                        cluster.firstDay(),
                        cluster.lastDay(),
                        cluster.ids());
        boolean few = reached && rule.tier() == Tier.NOTIFY && !speaks(rule, cluster);
        return few ? found.listed("; listed, as all may have eaten at one table") : found;
    }

    private static String households(ExposureCluster cluster) {
        int n = cluster.households();
        return n == cluster.persons()
                ? ""
                : "; "
                        + cluster.persons()
                        + " persons of "
                        + n
                        + (n == 1 ? " household" : " households");
    }

    private String subject(ExposureCase c, long anchor) {
        String key = c.venue() >= 0 ? "" : c.key() + " ";
        return key + "#" + Integer.toHexString(Long.hashCode(anchor));
    }

    /**
     * The eating place; where it is not known, the county of the case that names the cluster, else
     * of the first whose home is known; of nobody's, the uppermost area.
     */
    private int node(ExposureCluster cluster) {
        ExposureCase first = cluster.first();
        if (first.venue() >= 0) {
            return first.venue();
        }
        int home = first.home() >= 0 ? first.home() : cluster.anyHome();
        if (home < 0) {
            return plan.directory().root();
        }
        int county = county(home);
        return county >= 0 ? county : home;
    }

    private String method(ExposureCase c) {
        int hours = isCollective(c.venue()) ? links.collectiveMealHours() : links.mealHours();
        return "linked by "
                + (c.venue() >= 0 ? "eating place" : c.key().substring(0, c.key().indexOf(':')))
                + ": meals within "
                + hours
                + " h, onsets within "
                + links.onsetHours()
                + " h, a shared symptom group";
    }
}
