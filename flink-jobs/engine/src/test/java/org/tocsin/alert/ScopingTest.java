package org.tocsin.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.job.RunPlan;
import org.tocsin.job.Shangdang;
import org.tocsin.model.CaseReport;

/** Where a case is counted by an absolute rule. */
class ScopingTest {
    /** SC-02: one case of cholera is told, even if nobody wrote where it is. */
    @Test
    void aSingleCaseWithoutAnyPlaceIsToldForTheUppermostArea() {
        RunPlan plan = Shangdang.plan("2024-01-01", "2024-06-01T06:30");
        CaseReport r =
                Shangdang.report(
                        "card:1", 7, Shangdang.day("2024-02-01"), Shangdang.at("2024-02-01T12:00"));
        r.indicators = Shangdang.bit("CHOLERA");
        r.residence = CaseReport.NO_PLACE;
        r.facility = CaseReport.NO_PLACE;
        List<ScopedCase> cases = new ArrayList<>();
        new Scoping(plan.directory(), plan.rules(), plan.indicators())
                .route(new EpisodeEvent(r.receivedAt, 1, r.indicators, r), cases::add);
        assertEquals(
                List.of("SC-02 " + plan.directory().root()),
                cases.stream()
                        .map(c -> plan.rules().rule(c.rule()).id() + " " + c.node())
                        .toList());
    }
}
