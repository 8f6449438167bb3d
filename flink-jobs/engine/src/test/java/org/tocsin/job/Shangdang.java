package org.tocsin.job;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tocsin.alert.RulePack;
import org.tocsin.cluster.LinkSettings;
import org.tocsin.cluster.ScanSettings;
import org.tocsin.cluster.Scans;
import org.tocsin.count.CountSettings;
import org.tocsin.intake.CaseDefinitions;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Indicator;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;
import org.tocsin.place.Festivals;
import org.tocsin.place.ReferenceData;
import org.tocsin.place.WorkCalendar;
import org.tocsin.signal.DetectionSettings;

/** The bundled county with the shipped definitions and rules, for tests of single functions. */
public final class Shangdang {
    /** Local calendar of China, day close at 06:30. */
    public static final DayClock CLOCK = new DayClock(ZoneId.of("Asia/Shanghai"), 390);

    /** Folder of the samples. */
    public static final Path SAMPLES = Path.of("../../data-samples");

    private static final Directory DIRECTORY =
            ReferenceData.load(SAMPLES.resolve("reference/shangdang")).directory();
    private static final CaseDefinitions DEFINITIONS =
            CaseDefinitions.load(SAMPLES.resolve("reference/case-definitions.yaml"));

    private Shangdang() {}

    /** Places, facilities and institutions. */
    public static Directory directory() {
        return DIRECTORY;
    }

    /** The shipped case definitions. */
    public static CaseDefinitions definitions() {
        return DEFINITIONS;
    }

    /** Directory index of a code. */
    public static int node(String code) {
        int node = DIRECTORY.indexOf(code);
        if (node < 0) {
            throw new IllegalArgumentException("no such code: " + code);
        }
        return node;
    }

    /** Bit of an indicator. */
    public static long bit(String indicator) {
        return 1L << DEFINITIONS.indicator(indicator).ordinal();
    }

    /** Ordinal of an indicator. */
    public static int ordinal(String indicator) {
        return DEFINITIONS.indicator(indicator).ordinal();
    }

    /** Epoch milliseconds of a local time such as 2024-02-13T08:00. */
    public static long at(String local) {
        return LocalDateTime.parse(local).toInstant(ZoneOffset.ofHours(8)).toEpochMilli();
    }

    /** Local epoch day of a date. */
    public static int day(String date) {
        return (int) java.time.LocalDate.parse(date).toEpochDay();
    }

    /** A plan over local days with the shipped rules. */
    public static RunPlan plan(String from, String until) {
        return plan(from, until, List.of(SAMPLES.resolve("rules/core.yaml")));
    }

    /** A plan with other rules. */
    public static RunPlan plan(String from, String until, List<Path> rules) {
        Set<String> ids = new TreeSet<>();
        for (Indicator i : DEFINITIONS.indicators()) {
            ids.add(i.id());
        }
        return new RunPlan(
                DIRECTORY,
                CLOCK,
                DEFINITIONS.indicators(),
                RulePack.load(rules, ids, CLOCK.zone()),
                CountSettings.from(day(from)),
                WorkCalendar.NONE,
                Festivals.NONE,
                DetectionSettings.defaults(),
                LinkSettings.defaults().with(DEFINITIONS.agents()),
                Scans.of(
                        ScanSettings.off()
                                .of(List.of(DEFINITIONS.indicator("ILI").ordinal()), "restore")),
                at(until),
                -1,
                true);
    }

    /** A visit to F140404-01 of a resident of 140404102, with everything that counting needs. */
    public static CaseReport report(String id, long person, int day, long receivedAt) {
        CaseReport r = new CaseReport();
        r.id = id;
        r.idHash = org.tocsin.intake.SipHash.unkeyed().hash(id);
        r.revision = 1;
        r.receivedAt = receivedAt;
        r.reportedAt = receivedAt;
        r.occurrenceDay = day;
        r.occurrenceAt = CLOCK.at(day, 720);
        r.visitAt = r.occurrenceAt;
        r.person = person;
        r.residence = node("140404102");
        r.facility = node("F140404-01");
        r.flags = CaseReport.RESIDENT | CaseReport.VISIT;
        r.indicators = bit("FEVER") | bit("ILI");
        return r;
    }
}
