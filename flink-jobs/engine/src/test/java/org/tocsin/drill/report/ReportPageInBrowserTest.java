package org.tocsin.drill.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageInBrowserTest {
    @TempDir Path folder;
    @TempDir Path profile;

    @Test
    void drawsEveryCurveWithoutScrollingSideways() throws Exception {
        Optional<Chromium> browser = Chromium.find();
        assumeTrue(browser.isPresent(), "no chromium in /usr/bin: the page is not opened");
        Path run = new SampleRun(folder).alerts(3).silentSource().write();
        Path page =
                ReportPage.write(
                        run, SampleRun.reference(), SampleRun.indicators(), Locale.ENGLISH);
        String dom =
                browser.get()
                        .run(
                                page,
                                profile,
                                "--window-size=390,844",
                                "--virtual-time-budget=3000",
                                "--dump-dom");
        assertTrue(dom.contains("data-drawn=\"6\""), "the script ran to its end");
        int charts = dom.split("<svg width=\"", -1).length - 1;
        assertEquals(6, charts, "one drawing for each curve");
        assertTrue(Files.size(page) < 1_500_000);
    }
}
