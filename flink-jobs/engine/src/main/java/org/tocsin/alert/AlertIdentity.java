package org.tocsin.alert;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.tocsin.model.Indicator;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;

/**
 * Identities of alerts: a digest of rule, scope and subject, and one of these with the receipt time
 * of the first crossing. The first half brings answers, which know the identity alone, to the place
 * where the findings of the same subject are kept.
 *
 * @param pack rules
 * @param directory places
 * @param indicators indicators by ordinal
 * @param clock local calendar
 */
public record AlertIdentity(
        RulePack pack, Directory directory, List<Indicator> indicators, DayClock clock)
        implements Serializable {
    private static final int HALF = 8;

    /** Rule, scope and subject of a finding, in words that no change of a file renumbers. */
    public String subject(Finding f) {
        return String.join(
                "\n",
                pack.rule(f.rule()).id(),
                f.axis() == null ? "" : f.axis().name(),
                directory.node(f.node()).code(),
                f.indicator() < 0 ? "" : indicators.get(f.indicator()).id(),
                f.subject());
    }

    /** The first half of the identity of every alert of a subject; others may share it. */
    public static String key(String subject) {
        return digest(subject);
    }

    /** The half of an identity that is the key of its subject. */
    public static String keyOf(String alertId) {
        return alertId.substring(0, Math.min(HALF, alertId.length()));
    }

    /** Identity of the alert on a subject that was first crossed at an instant. */
    String of(String subject, long at) {
        return key(subject) + digest(subject + "\n" + clock.text(at));
    }

    private static String digest(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HALF / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
