package org.tocsin.intake;

import java.nio.file.Path;
import org.tocsin.place.DayClock;

/**
 * How files are read.
 *
 * @param clock local calendar in which times without an offset are meant
 * @param base folder to which file names in dead letters are relative, or null for names as given
 * @param maxRecordBytes longest record in bytes; a longer one is a broken record
 */
public record InputSettings(DayClock clock, Path base, int maxRecordBytes) {
    /** Names as given, records up to 1 MiB. */
    public static InputSettings of(DayClock clock) {
        return new InputSettings(clock, null, 1 << 20);
    }

    /** The same settings with file names relative to a folder. */
    public InputSettings relativeTo(Path folder) {
        return new InputSettings(clock, folder, maxRecordBytes);
    }
}
