package org.tocsin.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tocsin.intake.CaseDefinitions;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.Axis;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Indicator;
import org.tocsin.model.Reported;
import org.tocsin.model.Tier;
import org.tocsin.place.DayClock;
import org.tocsin.place.ReferenceData;

/** What alerts say about cases that are still to come. */
class ReportedTextTest {
    private static final Path SAMPLES = Path.of("../../data-samples");
    private static final DayClock CLOCK = new DayClock(java.time.ZoneId.of("Asia/Shanghai"), 390);

    private final ReferenceData reference =
            ReferenceData.load(SAMPLES.resolve("reference/shangdang"));
    private final CaseDefinitions definitions =
            CaseDefinitions.load(SAMPLES.resolve("reference/case-definitions.yaml"));

    /** 33 of 54 known: the example of the specification, 62 % (51-83 %), 54 in all (42-68). */
    private static final Reported REPORTED =
            new Reported(19_700, 19_702, 33.5, 0.62, 33.5 / 68, 33.5 / 42, false);

    private String text(Locale locale, String axis, Reported reported) {
        Set<String> ids = new TreeSet<>();
        definitions.indicators().forEach(i -> ids.add(i.id()));
        RulePack pack =
                RulePack.load(
                        List.of(SAMPLES.resolve("rules/statistical.yaml")), ids, CLOCK.zone());
        Indicator food = definitions.indicator("FOOD");
        AlertTransition a =
                new AlertTransition(
                        "0123456789abcdef",
                        "T1209-012",
                        "opened",
                        CLOCK.closeOf(19_702),
                        CLOCK.closeOf(19_702),
                        "ST-03",
                        1,
                        "statistical",
                        Tier.NOTIFY,
                        "S",
                        Axis.RESIDENCE,
                        reference.directory().indexOf("140404"),
                        food.ordinal(),
                        "",
                        33,
                        20,
                        12.4,
                        4.2,
                        "combined",
                        19_700,
                        19_702,
                        axis,
                        19_700,
                        19_702,
                        CaseReport.NO_TIME,
                        CLOCK.closeOf(19_702),
                        0.62,
                        84,
                        19_600,
                        0,
                        false,
                        "20 or fewer",
                        List.of(),
                        reported);
        return new AlertText(reference.directory(), definitions.indicators(), pack, CLOCK, locale)
                .of(a);
    }

    @Test
    void theEnglishTextStatesShareAndLikelyTotalWithTheirRanges() {
        String text = text(Locale.ENGLISH, "occurrence", REPORTED);
        assertTrue(
                text.contains("about 62 % reported (49-80 %), likely 54 in all so far (42-68)"),
                text);
        assertTrue(text.contains("onset 12-09 to 12-11, 33 known where 12.4 would be"), text);
    }

    @Test
    void thePhoneMessageSaysItInSixCharactersAndFits() {
        String text = text(Locale.CHINESE, "receipt", REPORTED);
        assertTrue(text.contains("报全62%"), text);
        assertTrue(text.length() <= 70, text);
        String changing =
                text(
                        Locale.CHINESE,
                        "receipt",
                        new Reported(19_700, 19_702, 33.5, 0.62, 0.5, 0.8, true));
        assertTrue(changing.contains("时延在变"), changing);
    }

    @Test
    void nearlyAllIsSaidInWordsAndNothingWhereNothingIsKnown() {
        Reported all = new Reported(19_700, 19_702, 33, 0.97, 0.9, 1, false);
        assertTrue(text(Locale.ENGLISH, "receipt", all).contains("nearly complete"));
        assertFalse(text(Locale.ENGLISH, "receipt", null).contains("reported"));
        assertEquals(34.02, all.likely(), 0.01);
    }
}
