package org.tocsin.drill;

import java.nio.file.Path;
import java.util.Locale;
import org.tocsin.job.source.Pace;
import org.tocsin.job.source.WatermarkPolicy;

/**
 * How a drill is run; nothing here changes alerts, signals or series, except {@code until}.
 *
 * @param out output folder
 * @param language language of the page
 * @param until end of the run before the end of the scenario (as known then), or null
 * @param asOf {@code until} as the user wrote it, or null
 * @param parallelism parallelism of the graph
 * @param policy when watermarks are stated
 * @param command the command to reproduce the run
 * @param page whether to write the report page
 * @param pace how fast
 */
public record DrillOptions(
        Path out,
        Locale language,
        Long until,
        String asOf,
        int parallelism,
        WatermarkPolicy policy,
        String command,
        boolean page,
        Pace pace) {
    /** As fast as possible. */
    public DrillOptions(
            Path out,
            Locale language,
            Long until,
            String asOf,
            int parallelism,
            WatermarkPolicy policy,
            String command,
            boolean page) {
        this(out, language, until, asOf, parallelism, policy, command, page, Pace.NONE);
    }
}
