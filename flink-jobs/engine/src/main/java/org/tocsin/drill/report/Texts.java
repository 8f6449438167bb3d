package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.tocsin.model.Indicator;

/** Words, dates and numbers of the report page in one language. */
final class Texts {
    /** What is shown where a value is not known. */
    static final String UNKNOWN = "–";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("MM-dd");

    private final Locale locale;
    private final ResourceBundle bundle;

    Texts(Locale wanted) {
        this.locale = "zh".equals(wanted.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH;
        this.bundle =
                ResourceBundle.getBundle(
                        "org.tocsin.drill.report.messages",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    boolean chinese() {
        return locale.equals(Locale.CHINESE);
    }

    /** The text of a key with {0}, {1}... replaced. */
    String get(String key, Object... values) {
        String text = bundle.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The text of a key, or a fallback where the bundle has none. */
    String getOr(String key, String fallback) {
        return bundle.containsKey(key) ? bundle.getString(key) : fallback;
    }

    /** The Chinese or English one of two texts, the other if it is empty. */
    String pick(String zh, String en) {
        String first = chinese() ? zh : en;
        return first.isEmpty() ? (chinese() ? en : zh) : first;
    }

    /** {@code nameZh} or {@code nameEn} of an object, else its code or id. */
    String name(JsonNode named) {
        String name = pick(named.path("nameZh").asText(""), named.path("nameEn").asText(""));
        return name.isEmpty() ? named.path("code").asText(named.path("id").asText("")) : name;
    }

    String name(Indicator indicator) {
        return pick(indicator.nameZh(), indicator.nameEn());
    }

    /** Month, day and weekday, for example {@code 02-13 (Tue)}. */
    String day(LocalDate day) {
        return get("day", SHORT_DAY.format(day), get("weekday." + day.getDayOfWeek().getValue()));
    }

    /** Month and day. */
    String shortDay(LocalDate day) {
        return SHORT_DAY.format(day);
    }

    /** Date and minute in the zone of the run. */
    String minute(ZonedDateTime at) {
        return MINUTE.format(at);
    }

    /** Days and hours, or hours and minutes. Never negative. */
    String span(Duration length) {
        Duration d = length.abs();
        if (d.toDays() >= 2) {
            return d.toDays() >= 7 || d.toHoursPart() == 0
                    ? get("span.days", d.toDays())
                    : get("span.days-hours", d.toDays(), d.toHoursPart());
        }
        if (d.toHours() >= 6) {
            return get("span.hours", d.toHours());
        }
        return d.toHours() > 0
                ? get("span.hours-minutes", d.toHours(), d.toMinutesPart())
                : get("span.minutes", d.toMinutes());
    }

    /** Whole numbers without decimals, others with as many as matter. */
    String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return UNKNOWN;
        }
        boolean whole = Math.abs(value - Math.rint(value)) < 1e-9;
        String format = whole || Math.abs(value) >= 100 ? "%,.0f" : value < 1 ? "%.2f" : "%.1f";
        return String.format(Locale.ROOT, format, value);
    }

    /** One decimal always, for columns of expected values and ratios. */
    String decimal(double value) {
        return Double.isNaN(value) || Double.isInfinite(value)
                ? UNKNOWN
                : String.format(Locale.ROOT, "%,.1f", value);
    }

    /** A share of 1 as whole percent, rounded down so that 100 % means all. */
    String percent(double share) {
        return Double.isNaN(share)
                ? UNKNOWN
                : String.format(Locale.ROOT, "%.0f\u00a0%%", Math.floor(share * 100 + 1e-9));
    }
}
