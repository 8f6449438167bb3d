package org.tocsin.drill.report;

import java.io.IOException;

/** One part of the page. */
interface Section {
    /** Writes the part to the page. */
    void write(Html page) throws IOException;
}
