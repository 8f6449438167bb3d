package org.tocsin.job.sink;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.tocsin.alert.AlertText;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.job.RunPlan;
import org.tocsin.job.source.Progress;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.CaseReport;
import org.tocsin.model.DeadLetter;
import org.tocsin.model.Indicator;
import org.tocsin.model.Point;
import org.tocsin.model.Reported;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.store.Json;
import org.tocsin.store.LineProtocol;

/** The line formats of a run's output folder. */
public final class Encoders {
    private Encoders() {}

    /** Series as InfluxDB line protocol. */
    public static LineEncoder<Point> series(RunPlan plan, String exercise) {
        return new SeriesEncoder(plan, exercise);
    }

    /** Changes of alerts as JSON lines; openings are stated to the progress of the run. */
    public static LineEncoder<AlertTransition> alerts(
            RunPlan plan, String exercise, String progressKey) {
        return new AlertEncoder(plan, exercise, progressKey);
    }

    /** Signals as JSON lines. */
    public static LineEncoder<Signal> signals(RunPlan plan) {
        return new SignalEncoder(plan);
    }

    /** Dead letters as JSON lines. */
    public static LineEncoder<DeadLetter> deadLetters(RunPlan plan) {
        return new DeadLetterEncoder(plan);
    }

    /** Episodes as they begin and cease to be counted, as CSV. */
    public static LineEncoder<EpisodeEvent> episodes(RunPlan plan) {
        return new EpisodeEncoder(plan);
    }

    /** How much was reported at the time, with the cases to be expected; absent if unknown. */
    private static void reported(ObjectNode n, Reported r) {
        if (r != null) {
            ObjectNode of = n.putObject("reported");
            of.put("from", Json.day(r.from()));
            of.put("to", Json.day(r.to()));
            Json.number(of, "known", r.known());
            Json.number(of, "share", r.rounded());
            Json.number(of, "low", Math.rint(1000 * r.low()) / 1000);
            Json.number(of, "high", Math.rint(1000 * r.high()) / 1000);
            Json.number(of, "likely", Math.rint(10 * r.likely()) / 10);
            Json.number(of, "likelyLow", Math.rint(10 * r.likelyLow()) / 10);
            Json.number(of, "likelyHigh", Math.rint(10 * r.likelyHigh()) / 10);
            of.put("delayChanging", r.changing());
        }
    }

    private static final class SeriesEncoder implements LineEncoder<Point> {
        private final RunPlan plan;
        private final String exercise;
        private transient LineProtocol protocol;

        SeriesEncoder(RunPlan plan, String exercise) {
            this.plan = plan;
            this.exercise = exercise;
        }

        @Override
        public String line(Point p) {
            if (protocol == null) {
                protocol =
                        new LineProtocol(
                                plan.directory(), plan.indicators(), plan.clock(), exercise);
            }
            return protocol.line(p);
        }

        @Override
        public long time(Point p) {
            return p.knownAt;
        }
    }

    private static final class SignalEncoder implements LineEncoder<Signal> {
        private final RunPlan plan;

        SignalEncoder(RunPlan plan) {
            this.plan = plan;
        }

        @Override
        public String line(Signal s) {
            ObjectNode n = Json.object();
            n.put("at", plan.clock().text(s.at()));
            n.put("method", s.method());
            n.put("dates", s.dates().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            if (!s.rung().isEmpty()) {
                n.put("rung", s.rung());
            }
            n.put("windowDays", s.windowDays());
            n.put("axis", s.axis().name().toLowerCase(Locale.ROOT));
            n.set("place", Json.place(plan.directory(), s.node()));
            n.put("indicator", plan.indicators().get(s.indicator()).id());
            n.put("day", Json.day(s.day()));
            Json.number(n, "observed", s.observed());
            Json.number(n, "expected", s.expected());
            Json.number(n, "threshold", s.threshold());
            Json.number(n, "score", s.score());
            Json.number(n, "p", s.p());
            Json.number(n, "pScore", s.pScore());
            n.put("baselineDays", s.baselineDays());
            n.put("baselineFrom", Json.day(s.baselineFrom()));
            n.put("excludedDays", s.excludedDays());
            n.put("tier", s.tier().name().toLowerCase(Locale.ROOT));
            Json.number(n, "completeness", s.completeness());
            reported(n, s.reported());
            n.put("runStart", s.runStart());
            if (s.rank() > 0) {
                n.put("rank", s.rank());
            }
            if (s.seenLate()) {
                n.put("seenLate", true);
            }
            return Json.line(n);
        }

        @Override
        public long time(Signal s) {
            return s.at();
        }
    }

    private static final class AlertEncoder implements LineEncoder<AlertTransition> {
        private final RunPlan plan;
        private final String exercise;
        private final String progressKey;
        private transient long opened;
        private transient AlertText zh;
        private transient AlertText en;

        AlertEncoder(RunPlan plan, String exercise, String progressKey) {
            this.plan = plan;
            this.exercise = exercise;
            this.progressKey = progressKey;
        }

        @Override
        public String line(AlertTransition a) {
            if ("opened".equals(a.transition())) {
                Progress.of(progressKey).alerts(++opened);
            }
            ObjectNode n = Json.object();
            n.put("at", plan.clock().text(a.at()));
            n.put("alertId", a.alertId());
            n.put("number", a.number());
            n.put("transition", a.transition());
            n.put("openedAt", plan.clock().text(a.openedAt()));
            n.put("rule", a.ruleId());
            n.put("ruleVersion", a.ruleVersion());
            n.put("family", a.family());
            n.put("tier", a.tier().name().toLowerCase(Locale.ROOT));
            n.put("level", a.level());
            n.put("axis", a.axis().name().toLowerCase(Locale.ROOT));
            n.set("place", Json.place(plan.directory(), a.node()));
            if (a.indicator() >= 0) {
                Indicator i = plan.indicators().get(a.indicator());
                n.put("indicator", i.id());
            } else {
                n.putNull("indicator");
            }
            n.put("subject", a.subject());
            figures(a, n);
            window(a, n);
            ArrayNode records = n.putArray("records");
            a.records().forEach(records::add);
            texts(a, n);
            n.put("exercise", exercise);
            return Json.line(n);
        }

        private static void figures(AlertTransition a, ObjectNode n) {
            Json.number(n, "observed", a.observed());
            Json.number(n, "threshold", a.threshold());
            Json.number(n, "expected", a.expected());
            Json.number(n, "score", a.score());
            n.put("method", a.method());
        }

        private void window(AlertTransition a, ObjectNode n) {
            ObjectNode w = n.putObject("window");
            w.put("from", Json.day(a.windowFrom()));
            w.put("to", Json.day(a.windowTo()));
            w.put("axis", a.dateAxis());
            if ("occurrence".equals(a.dateAxis())) {
                n.put("firstOnset", Json.day(a.firstOnset()));
                n.put("lastOnset", Json.day(a.lastOnset()));
            }
            n.put(
                    "deadline",
                    a.deadline() == CaseReport.NO_TIME ? null : plan.clock().text(a.deadline()));
            n.put("cutOff", plan.clock().text(a.cutOff()));
            Json.number(n, "completeness", a.completeness());
            reported(n, a.reported());
            if (a.baselineDays() > 0) {
                ObjectNode b = n.putObject("baseline");
                b.put("days", a.baselineDays());
                b.put("from", Json.day(a.baselineFrom()));
                b.put("excluded", a.excludedDays());
            }
            n.put("seenLate", a.seenLate());
            n.put("silencedBy", a.silencedBy());
        }

        private void texts(AlertTransition a, ObjectNode n) {
            if (zh == null) {
                zh = text(Locale.CHINESE);
                en = text(Locale.ENGLISH);
            }
            String textZh = (exercise == null ? "" : "【演练】") + zh.of(a);
            String textEn = (exercise == null ? "" : "EXERCISE ") + en.of(a);
            n.put("textZh", textZh);
            n.put("textEn", textEn);
            boolean raised = a.transition().equals("opened") || a.transition().equals("growth");
            if (raised && a.tier() == Tier.NOTIFY) {
                Progress.of(progressKey).tell(new Progress.Message(a.at(), textZh, textEn));
            }
        }

        private AlertText text(Locale locale) {
            return new AlertText(
                    plan.directory(), plan.indicators(), plan.rules(), plan.clock(), locale);
        }

        @Override
        public long time(AlertTransition a) {
            return a.at();
        }
    }

    private static final class DeadLetterEncoder implements LineEncoder<DeadLetter> {
        private final RunPlan plan;

        DeadLetterEncoder(RunPlan plan) {
            this.plan = plan;
        }

        @Override
        public String line(DeadLetter d) {
            ObjectNode n = Json.object();
            n.put("file", d.file());
            n.put("line", d.line());
            n.put("field", d.field());
            n.put("reason", d.reason());
            n.put("expected", d.expected());
            n.put("raw", d.raw());
            boolean timed = d.receivedAt() != CaseReport.NO_TIME;
            n.put("receivedAt", timed ? plan.clock().text(d.receivedAt()) : null);
            return Json.line(n);
        }

        @Override
        public long time(DeadLetter d) {
            return Math.min(d.receivedAt(), plan.until());
        }
    }

    private static final class EpisodeEncoder implements LineEncoder<EpisodeEvent> {
        private final RunPlan plan;

        EpisodeEncoder(RunPlan plan) {
            this.plan = plan;
        }

        @Override
        public String header() {
            return EpisodeLine.HEADER;
        }

        @Override
        public String line(EpisodeEvent e) {
            return EpisodeLine.write(e, plan.clock().labelOf(e.at()));
        }

        @Override
        public long time(EpisodeEvent e) {
            return e.at();
        }
    }
}
