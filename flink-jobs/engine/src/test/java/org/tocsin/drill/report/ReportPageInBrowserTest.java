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
    /**
     * Makes the page as narrow as a phone, which a headless window cannot be, and counts the
     * elements that stick out.
     */
    private static final String PROBE =
            """
            <script>
            document.documentElement.style.width = '390px';
            setTimeout(function () {
              var out = 0;
              document.querySelectorAll('main *').forEach(function (e) {
                if (!e.closest('svg') && e.getBoundingClientRect().right > 391) out++;
              });
              document.documentElement.setAttribute('data-out', out);
            }, 1500);
            </script>
            """;

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
        Files.writeString(
                page, Files.readString(page).replace("<details", "<details open") + PROBE);
        String dom =
                browser.get()
                        .run(
                                page,
                                profile,
                                "--window-size=390,844",
                                "--virtual-time-budget=3000",
                                "--dump-dom");
        assertTrue(dom.contains("data-drawn=\"6\""), "the script ran to its end");
        assertEquals(6, dom.split("_echarts_instance_=", -1).length - 1, "one chart a curve");
        assertTrue(dom.contains("data-out=\"0\""), dom.substring(0, 300));
        assertTrue(Files.size(page) < 1_500_000);
    }
}
