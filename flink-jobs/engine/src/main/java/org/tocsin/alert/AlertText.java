package org.tocsin.alert;

import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.tocsin.cluster.ClusterCircle;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Indicator;
import org.tocsin.model.Reported;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;

/**
 * The message about an alert: level, place, what, observed against limit or expected, days, what to
 * do by when, number. It fits 70 Chinese characters and never calls a signal an outbreak.
 */
public final class AlertText {
    private static final int LONGEST_ZH = 70;

    private final Directory directory;
    private final List<Indicator> indicators;
    private final DayClock clock;
    private final Locale locale;
    private final Properties texts;
    private final RulePack pack;

    /** Creates texts in Chinese or, for any other language, in English. */
    public AlertText(
            Directory directory,
            List<Indicator> indicators,
            RulePack pack,
            DayClock clock,
            Locale locale) {
        this.directory = directory;
        this.indicators = indicators;
        this.clock = clock;
        this.pack = pack;
        this.locale = locale;
        this.texts = load("zh".equals(locale.getLanguage()) ? "zh" : "en");
    }

    private static Properties load(String language) {
        String name = "alert_" + language + ".properties";
        try (Reader in =
                new InputStreamReader(
                        AlertText.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(in);
            return texts;
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message about an alert as it stands. */
    public String of(AlertTransition a) {
        String text = of(a, true);
        boolean zh = "zh".equals(locale.getLanguage());
        if (zh && text.length() > LONGEST_ZH) {
            text = of(a, false);
        }
        return zh && text.length() > LONGEST_ZH ? shortened(text, a) : text;
    }

    private String of(AlertTransition a, boolean whole) {
        String circle = whole ? circle(a) : "";
        return MessageFormat.format(
                texts.getProperty("message." + (circle.isEmpty() ? shape(a) : "circle")),
                texts.getProperty("level." + a.level(), a.level()),
                texts.getProperty("action." + action(a), ""),
                place(a) + circle,
                what(a),
                number(a.observed()),
                number(Math.ceil(a.threshold())),
                number(a.expected()),
                a.windowTo() - a.windowFrom() + 1,
                day(a.firstOnset()),
                day(a.lastOnset()),
                by(a),
                a.number(),
                reported(a, whole),
                texts.getProperty("delay." + a.subject(), ""),
                exposure(a, whole));
    }

    /** What the cases share where the directory does not know it: a place, or a food's seller. */
    private String exposure(AlertTransition a, boolean whole) {
        int colon = a.subject().indexOf(':');
        String named = a.subject().substring(colon + 1).replaceAll(" #[0-9a-f]+$", "");
        return MessageFormat.format(
                texts.getProperty(whole && colon >= 0 ? "exposure.named" : "exposure.limit"),
                named.replace("|", ", "),
                number(Math.ceil(a.threshold())));
    }

    private String shortened(String text, AlertTransition a) {
        String tail = a.number();
        return text.substring(0, LONGEST_ZH - tail.length() - 1) + "…" + tail;
    }

    private static String shape(AlertTransition a) {
        return switch (a.family()) {
            case "single-case" -> "single";
            case "window" -> "window";
            case "exposure" -> "exposure";
            case "statistical", "persistence" ->
                    "occurrence".equals(a.dateAxis()) ? "at-age" : "statistical";
            case "delay-change" -> "delay";
            case "space-time" -> "cluster";
            case "silence" -> "silence";
            case "missing-report" -> "missing";
            default -> "target";
        };
    }

    private String action(AlertTransition a) {
        for (Rule rule : pack.rules()) {
            if (rule.id().equals(a.ruleId())) {
                return rule.action();
            }
        }
        return "";
    }

    private String place(AlertTransition a) {
        String name = directory.name(a.node(), locale);
        int[] chain = directory.selfAndAncestors(a.node());
        boolean unit = directory.node(a.node()).level().ordinal() > 4;
        String above = unit && chain.length > 1 ? directory.name(chain[1], locale) : "";
        boolean zh = "zh".equals(locale.getLanguage());
        if (above.isEmpty() || name.startsWith(above)) {
            return name;
        }
        return zh ? above + name : name + ", " + above;
    }

    /** Where a cluster of positions lies: a position and km about it; empty for others. */
    private String circle(AlertTransition a) {
        return "cluster".equals(shape(a))
                ? ClusterCircle.aboutPosition(a.method())
                        .map(c -> text("circle", c.centre(), number(c.radiusKm())))
                        .orElse("")
                : "";
    }

    private String text(String key, Object... values) {
        return MessageFormat.format(texts.getProperty(key), values);
    }

    private String what(AlertTransition a) {
        if (a.indicator() < 0) {
            return "";
        }
        Indicator i = indicators.get(a.indicator());
        return "zh".equals(locale.getLanguage()) ? i.nameZh() : i.nameEn();
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return value == Math.rint(value)
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    /** How much of the days is reported, short; empty where it is not known. */
    private String reported(AlertTransition a, boolean whole) {
        Reported r = a.reported();
        if (r == null) {
            return "";
        }
        String key = r.nearlyComplete() ? "complete" : r.changing() && whole ? "changing" : "share";
        return MessageFormat.format(
                texts.getProperty("reported." + key),
                percent(r.share()),
                percent(r.low()),
                percent(r.high()),
                number(Math.rint(r.likely())),
                number(Math.rint(r.likelyLow())),
                number(Math.rint(r.likelyHigh())));
    }

    private static String percent(double share) {
        return number(Math.rint(100 * share));
    }

    private String day(int epochDay) {
        LocalDate d = LocalDate.ofEpochDay(epochDay);
        return "zh".equals(locale.getLanguage())
                ? d.getMonthValue() + "/" + d.getDayOfMonth()
                : "%02d-%02d".formatted(d.getMonthValue(), d.getDayOfMonth());
    }

    private String by(AlertTransition a) {
        if (a.deadline() == CaseReport.NO_TIME) {
            return "–";
        }
        int minute = clock.minuteOf(a.deadline());
        return "%s %02d:%02d".formatted(day(clock.dayOf(a.deadline())), minute / 60, minute % 60);
    }
}
