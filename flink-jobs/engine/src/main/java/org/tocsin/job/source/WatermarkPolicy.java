package org.tocsin.job.source;

import java.io.Serializable;

/**
 * When the reader states how far time has come. The output does not depend on it.
 *
 * @param everyRecords a watermark after this many records, 0 for never by count
 * @param everyMs a watermark after this many milliseconds of wall clock, 0 for never by clock
 */
public record WatermarkPolicy(int everyRecords, long everyMs) implements Serializable {
    /** Every 10,000 records. */
    public static WatermarkPolicy standard() {
        return new WatermarkPolicy(10_000, 0);
    }
}
